import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../api/ask';
import { ExportMenu } from '../export/ExportMenu';
import { unmask } from '../generated';
import type { FundUseFilterInput, ClaimsQuery } from '../generated/graphql';
import { addressOf } from '../kit/address';
import { ListPage } from '../kit/ListPage';
import { useList } from '../kit/useList';
import { useViewer } from '../session/viewer';
import { Claims } from './documents';
import { ClaimRow, claimSorts, useClaimColumns } from './ClaimRow';
import './funds.css';
import { FinanceTabs } from './FinanceTabs';
import './texts';
import { useClaimFilters } from './useClaimFilters';

export const rowsOf = ({ fundUses: page }: ClaimsQuery) => ({ ...page, nodes: page.nodes.map((n) => unmask(ClaimRow, n)) });

export function ClaimsPage() {
  const { t } = useTranslation('funds');
  const makes = useViewer().is('BRANCH_OFFICER', 'BRANCH_HEAD', 'SECRETARIAT');
  const list = useList<FundUseFilterInput>(useClaimFilters(), { sort: '-updatedAt', sorts: claimSorts });
  const answer = useAsk(Claims, list.variables);
  const columns = useClaimColumns(['title', 'status', 'branch', 'payee', 'occurred', 'amount', 'findings', 'waitingFor', 'updatedAt']);
  return (
    <ListPage title={t('title')} list={list} columns={columns} page={answer.data && rowsOf(answer.data)} answer={answer} keyOf={(f) => f.id} addressOf={(f) => addressOf(f.id)}
      acts={<>
        <ExportMenu title={t('title')} document={Claims} list={list} columns={columns} pageOf={rowsOf} keyOf={(f) => f.id} />
        {makes && <Link className="ant-btn-like primary" to="/funds/edit/new">{t('new')}</Link>}
      </>}>
      <FinanceTabs />
    </ListPage>
  );
}
