import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ActFailure } from '../api/act';
import { node } from '../api/document';
import { failureOf, isAnswer } from '../api/failure';
import { openKeys } from '../api/key';
import { unmask, type FragmentType } from '../generated';
import type { ClaimRowFragment, TypedDocumentString } from '../generated/graphql';
import { ActDialog, text, textOrNull, type Ask, type Said } from '../kit/ActDialog';
import { sum, yuan } from '../kit/format';
import { leftOf, onEach, type Answer, type Outcome } from './bulk';
import { ApproveFundUse, RecordPayment, RequestPayment, ReturnFundUse } from './documents';
import type { Stage } from './QueuePage';

type Payload = { errors?: FragmentType<typeof ActFailure>[] | null } | null;

/** One act on each of the rows picked; what could not be done stays picked. */
export function BulkActs({ stage, rows, pick }: { stage: Stage; rows: readonly ClaimRowFragment[]; pick: (ids: readonly string[]) => void }) {
  const { t } = useTranslation('funds');
  const kit = useTranslation('kit').t;
  const client = useClient();
  const [keys] = useState(openKeys);
  const [at, setAt] = useState<{ n: number; total: number } | null>(null);
  const [outcome, setOutcome] = useState<Outcome<ClaimRowFragment> | null>(null);
  const chosen = { n: rows.length, sum: yuan(sum(rows.map((r) => r.amount))) };

  const each = async <R extends Record<string, unknown>, I>(document: TypedDocumentString<R, { input: I }>, inputOf: (row: ClaimRowFragment) => I) => {
    setOutcome(null);
    const told = await onEach(rows, async (row, n): Promise<Answer> => {
      setAt({ n, total: rows.length });
      const input = inputOf(row);
      const act = JSON.stringify([document, input]);
      const { data, error } = await client.mutation(node(document), { input: { ...input, idempotencyKey: keys.of(act) } }).toPromise();
      const failure = failureOf(error);
      if (isAnswer(failure)) keys.answered(act);
      if (failure) return { kind: isAnswer(failure) ? 'refused' : 'cut', why: 'message' in failure ? failure.message : kit(failure.kind) };
      const errors = data ? ((Object.values(data)[0] as Payload)?.errors ?? []) : [];
      return errors.length > 0 ? { kind: 'refused', why: errors.map((e) => unmask(ActFailure, e).message).join(' ') } : { kind: 'done' };
    });
    setAt(null);
    setOutcome(told);
    pick(leftOf(told).map((r) => r.id));
    // A dialog that stays says the same words again, under the same key.
    return told.cut === null;
  };

  const dialog = (label: string, look: 'primary' | 'plain', asks: Ask[], run: (said: Said) => Promise<boolean>, more?: string) => (
    <ActDialog label={label} look={look} disabled={rows.length === 0} asks={asks} busy={at !== null} run={run} onOpen={() => setOutcome(null)}
      intro={`${t('bulkIntro', chosen)} ${more ?? ''}`}
      errors={() => (at ? <Progress percent={Math.round((at.n / at.total) * 100)} format={() => t('bulkProgress', at)} /> : outcome && <Told outcome={outcome} />)} />
  );

  return (
    <div className="bulk" role="group" aria-label={t('picked', chosen)}>
      {stage === 'review' && dialog(t('bulkApprove'), 'primary', [{ name: 'comment', label: t('comment') }], (s) => each(ApproveFundUse, (r) => ({ id: r.id, comment: textOrNull(s, 'comment') })))}
      {stage === 'review' && dialog(t('bulkReturn'), 'plain', [{ name: 'reason', label: t('why'), required: true }], (s) => each(ReturnFundUse, (r) => ({ id: r.id, reason: text(s, 'reason') })))}
      {stage === 'request' && dialog(t('bulkRequest'), 'primary', [{ name: 'note', label: t('note') }], (s) => each(RequestPayment, (r) => ({ id: r.id, note: textOrNull(s, 'note') })))}
      {stage === 'pay' && dialog(t('bulkPay'), 'primary', [], () => each(RecordPayment, (r) => ({ id: r.id, amount: r.approvedAmount ?? r.amount })), t('bulkPayIntro'))}
      {rows.length > 0 && <><span className="muted" aria-live="polite">{t('picked', chosen)}</span><Button size="small" type="link" onClick={() => pick([])}>{t('clearPick')}</Button></>}
      <div role="status">{outcome && <Told outcome={outcome} />}</div>
    </div>
  );
}

function Told({ outcome: { done, refused, cut, untried } }: { outcome: Outcome<ClaimRowFragment> }) {
  const { t } = useTranslation('funds');
  return (
    <div className="outcome">
      {done.length > 0 && <Alert type="success" showIcon closable title={t('bulkDone', { n: done.length })} />}
      {refused.length > 0 && <Alert type="warning" showIcon closable title={t('bulkLeft', { n: refused.length })} description={<ul>{refused.map(({ row, why }) => <li key={row.id}><b>{row.title}</b> {why}</li>)}</ul>} />}
      {cut && <Alert type="error" showIcon closable title={t('bulkCut', { why: cut.why, title: cut.row.title })} description={untried.length > 0 && <>{t('bulkUntried', { n: untried.length })}<ul>{untried.map((r) => <li key={r.id}>{r.title}</li>)}</ul></>} />}
    </div>
  );
}
