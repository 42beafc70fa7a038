import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ActFailure } from '../api/act';
import { node } from '../api/document';
import { failureOf } from '../api/failure';
import { newKey } from '../api/key';
import { unmask, type FragmentType } from '../generated';
import type { ClaimRowFragment, TypedDocumentString } from '../generated/graphql';
import { ActDialog, text, textOrNull, type Ask, type Said } from '../kit/ActDialog';
import { sum, yuan } from '../kit/format';
import { ApproveFundUse, RecordPayment, RequestPayment, ReturnFundUse } from './documents';
import type { Stage } from './QueuePage';

type Payload = { errors?: FragmentType<typeof ActFailure>[] | null } | null;
type Left = { id: string; title: string; why: string };

/** One act on each of the rows picked, one after another; what the register refuses is listed with its reason, the rest is done. */
export function BulkActs({ stage, rows, clear }: { stage: Stage; rows: readonly ClaimRowFragment[]; clear: () => void }) {
  const { t } = useTranslation('funds');
  const kit = useTranslation('kit').t;
  const client = useClient();
  const [at, setAt] = useState<{ n: number; total: number } | null>(null);
  const [left, setLeft] = useState<readonly Left[]>([]);
  const [done, setDone] = useState(0);
  const chosen = { n: rows.length, sum: yuan(sum(rows.map((r) => r.amount))) };

  const each = async <R extends Record<string, unknown>, I>(document: TypedDocumentString<R, { input: I }>, inputOf: (row: ClaimRowFragment) => I) => {
    const refused: Left[] = [];
    setLeft([]);
    for (const [i, row] of rows.entries()) {
      setAt({ n: i + 1, total: rows.length });
      const { data, error } = await client.mutation(node(document), { input: { ...inputOf(row), idempotencyKey: newKey() } }).toPromise();
      const failure = failureOf(error);
      const errors = data ? ((Object.values(data)[0] as Payload)?.errors ?? []) : [];
      const why = failure ? ('message' in failure ? failure.message : kit(failure.kind)) : errors.map((e) => unmask(ActFailure, e).message).join(' ');
      if (why) refused.push({ id: row.id, title: row.title, why });
      // Without the host the rest would only fail the same way.
      if (failure?.kind === 'unreachable' || failure?.kind === 'signedOut') break;
    }
    setAt(null);
    setLeft(refused);
    setDone(rows.length - refused.length);
    if (refused.length === 0) clear();
    return true;
  };

  const dialog = (label: string, look: 'primary' | 'plain', asks: Ask[], run: (said: Said) => Promise<boolean>, more?: string) => (
    <ActDialog label={label} look={look} disabled={rows.length === 0} asks={asks} busy={at !== null} run={run} onOpen={() => { setLeft([]); setDone(0); }}
      intro={`${t('bulkIntro', chosen)} ${more ?? ''}`}
      errors={() => at && <Progress percent={Math.round((at.n / at.total) * 100)} format={() => t('bulkProgress', at)} />} />
  );

  return (
    <div className="bulk" role="group" aria-label={t('picked', chosen)}>
      {stage === 'review' && dialog(t('bulkApprove'), 'primary', [{ name: 'comment', label: t('comment') }], (s) => each(ApproveFundUse, (r) => ({ id: r.id, comment: textOrNull(s, 'comment') })))}
      {stage === 'review' && dialog(t('bulkReturn'), 'plain', [{ name: 'reason', label: t('why'), required: true }], (s) => each(ReturnFundUse, (r) => ({ id: r.id, reason: text(s, 'reason') })))}
      {stage === 'request' && dialog(t('bulkRequest'), 'primary', [{ name: 'note', label: t('note') }], (s) => each(RequestPayment, (r) => ({ id: r.id, note: textOrNull(s, 'note') })))}
      {stage === 'pay' && dialog(t('bulkPay'), 'primary', [], () => each(RecordPayment, (r) => ({ id: r.id, amount: r.approvedAmount ?? r.amount })), t('bulkPayIntro'))}
      {rows.length > 0 && <><span className="muted" aria-live="polite">{t('picked', chosen)}</span><Button size="small" type="link" onClick={clear}>{t('clearPick')}</Button></>}
      <div role="status" className="outcome">
        {done > 0 && <Alert type="success" showIcon closable title={t('bulkDone', { n: done })} />}
        {left.length > 0 && <Alert type="warning" showIcon closable title={t('bulkLeft', { n: left.length })} description={<ul>{left.map((l) => <li key={l.id}><b>{l.title}</b> {l.why}</li>)}</ul>} />}
      </div>
    </div>
  );
}
