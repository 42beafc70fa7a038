import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { ExportMenu } from '../export/ExportMenu';
import { graphql } from '../generated';
import type { FundUseFilterInput, FundUseStatus, Role } from '../generated/graphql';
import { addressOf } from '../kit/address';
import { count } from '../kit/format';
import { ListPage } from '../kit/ListPage';
import { useList } from '../kit/useList';
import { useViewer } from '../session/viewer';
import { BulkActs } from './BulkActs';
import { Claims } from './documents';
import { FinanceTabs } from './FinanceTabs';
import { rowsOf } from './ClaimsPage';
import { claimSorts, useClaimColumns } from './ClaimRow';
import './funds.css';
import './texts';
import { useClaimFilters } from './useClaimFilters';

const Waiting = graphql(`
  query ClaimsWaiting($review: FundUseFilterInput, $request: FundUseFilterInput, $pay: FundUseFilterInput, $settle: FundUseFilterInput, $asOf: DateTime) {
    review: fundUses(first: 0, where: $review, asOf: $asOf) { totalCount }
    request: fundUses(first: 0, where: $request, asOf: $asOf) { totalCount }
    pay: fundUses(first: 0, where: $pay, asOf: $asOf) { totalCount }
    settle: fundUses(first: 0, where: $settle, asOf: $asOf) { totalCount }
  }
`);

export type Stage = 'review' | 'request' | 'pay' | 'settle';
const stages: Record<Stage, FundUseStatus> = { review: 'SUBMITTED', request: 'APPROVED', pay: 'PAYMENT_REQUESTED', settle: 'PAID' };
const deciders: readonly Role[] = ['BRANCH_HEAD', 'SECRETARIAT', 'FINANCE', 'LEADER'];
const leftOut = ['status', 'waitingFor'];

/** What waits for the viewer's office: to decide, and for finance to pay and to settle; the oldest first, many at once. */
export function QueuePage() {
  const { t } = useTranslation('funds');
  const viewer = useViewer();
  const list = useList<FundUseFilterInput>(useClaimFilters(leftOut), { sort: 'submittedAt', size: 50, sorts: claimSorts });
  const asked = list.address.get('stage');
  const stage: Stage = asked === 'request' || asked === 'pay' || asked === 'settle' ? asked : 'review';
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());

  const { where } = list.variables;
  const wheres = useMemo(() => {
    const offices = deciders.filter((d) => viewer.roles.includes(d));
    const of = (s: Stage): FundUseFilterInput => ({ ...where, status: { eq: stages[s] }, ...(s === 'review' && offices.length > 0 ? { waitingFor: { in: offices } } : {}) });
    return { review: of('review'), request: of('request'), pay: of('pay'), settle: of('settle') };
  }, [where, viewer.roles]);
  const staged = { ...list, variables: { ...list.variables, where: wheres[stage] } };

  const answer = useAsk(Claims, staged.variables, { types: 'FundUse' });
  const counts = useAsk(Waiting, { ...wheres, asOf: list.variables.asOf }, { types: 'FundUse' });
  const columns = useClaimColumns(stage === 'review'
    ? ['title', 'branch', 'payee', 'amount', 'findings', 'invoices', 'occurred', 'waitingFor', 'waited']
    : ['title', 'branch', 'payee', 'amount', 'approved', 'paid', 'findings', 'occurred', 'waited']);
  const page = answer.data && rowsOf(answer.data);
  const chosen = page?.nodes.filter((f) => picked.has(f.id)) ?? [];
  const mayAct = !list.asOf && (stage === 'review' ? viewer.is(...deciders) : viewer.is('FINANCE') && stage !== 'settle');

  return (
    <ListPage title={t('queue')} list={staged} columns={columns} page={page} answer={answer} keyOf={(f) => f.id} addressOf={(f) => addressOf(f.id)}
      selected={mayAct ? picked : undefined} onSelect={mayAct ? setPicked : undefined}
      acts={<ExportMenu title={`${t('queue')}-${t(stage)}`} document={Claims} list={staged} columns={columns} pageOf={rowsOf} keyOf={(f) => f.id} />}>
      <FinanceTabs />
      <div className="stages" role="group" aria-label={t('queue')}>
        {(Object.keys(stages) as Stage[]).map((s) => (
          <button type="button" key={s} aria-pressed={s === stage} onClick={() => { setPicked(new Set()); list.set({ stage: s === 'review' ? null : s }); }}>
            {t(s)} <b>{count(counts.data?.[s].totalCount)}</b>
          </button>
        ))}
      </div>
      {mayAct && <BulkActs stage={stage} rows={chosen} pick={(ids) => setPicked(new Set(ids))} />}
    </ListPage>
  );
}
