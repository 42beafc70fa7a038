import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { ExportMenu } from '../export/ExportMenu';
import type { FundUseFilterInput } from '../generated/graphql';
import { addressOf } from '../kit/address';
import { sum, yuan } from '../kit/format';
import { ListPage } from '../kit/ListPage';
import { useList } from '../kit/useList';
import { Claims } from './documents';
import { FinanceTabs } from './FinanceTabs';
import { rowsOf } from './ClaimsPage';
import { claimSorts, Difference, useClaimColumns } from './ClaimRow';
import './funds.css';
import './texts';
import { useClaimFilters } from './useClaimFilters';

const leftOut = ['status', 'waitingFor'];

/** Settled claims: what was claimed, approved, paid and really spent, with the difference. */
export function SettlementsPage() {
  const { t } = useTranslation('funds');
  const list = useList<FundUseFilterInput>(useClaimFilters(leftOut), { sort: '-paidAt', size: 50, sorts: claimSorts });
  const settled = { ...list, variables: { ...list.variables, where: { ...list.variables.where, status: { eq: 'SETTLED' as const } } } };
  const answer = useAsk(Claims, settled.variables);
  const columns = useClaimColumns(['title', 'branch', 'amount', 'settled', 'difference', 'payee', 'occurred', 'approved', 'paid', 'findings']);
  const page = answer.data && rowsOf(answer.data);
  const estimate = sum(page?.nodes.map((f) => f.amount) ?? []);
  const actual = sum(page?.nodes.map((f) => f.settledAmount) ?? []);
  return (
    <ListPage title={t('settled')} list={settled} columns={columns} page={page} answer={answer} keyOf={(f) => f.id} addressOf={(f) => addressOf(f.id)}
      acts={<ExportMenu title={t('settled')} document={Claims} list={settled} columns={columns} pageOf={rowsOf} keyOf={(f) => f.id} />}>
      <FinanceTabs />
      {page && page.nodes.length > 0 && <p>{t('pageSums', { estimate: yuan(estimate), actual: yuan(actual) })} <b><Difference estimate={estimate} actual={actual} /></b></p>}
    </ListPage>
  );
}
