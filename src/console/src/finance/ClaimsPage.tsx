import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { ExportMenu } from '../export/ExportMenu';
import { unmask } from '../generated';
import type { FundUseFilterInput, ClaimsQuery } from '../generated/graphql';
import { ListPage } from '../kit/ListPage';
import { useList } from '../kit/useList';
import { Claims } from './documents';
import { ClaimRow, useClaimColumns, reviewOf } from './ClaimRow';
import './finance.css';
import { FinanceTabs } from './FinanceTabs';
import './texts';
import { useClaimFilters } from './useClaimFilters';

export const rowsOf = ({ fundUses: page }: ClaimsQuery) => ({ ...page, nodes: page.nodes.map((n) => unmask(ClaimRow, n)) });

export function ClaimsPage() {
  const { t } = useTranslation('finance');
  const list = useList<FundUseFilterInput>(useClaimFilters(), { sort: '-updatedAt' });
  const answer = useAsk(Claims, list.variables);
  const columns = useClaimColumns(['title', 'status', 'branch', 'payee', 'occurred', 'amount', 'findings', 'waitingFor', 'updatedAt']);
  return (
    <ListPage title={t('title')} list={list} columns={columns} page={answer.data && rowsOf(answer.data)} answer={answer} keyOf={(f) => f.id} addressOf={(f) => reviewOf(f.id)}
      acts={<ExportMenu title={t('title')} document={Claims} list={list} columns={columns} pageOf={rowsOf} keyOf={(f) => f.id} />}>
      <FinanceTabs />
    </ListPage>
  );
}
