import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../api/ask';
import { graphql, unmask } from '../generated';
import type { FundUseFilterInput, FundUseRowFragment } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { addressOf } from '../kit/address';
import type { Filter } from '../kit/filters';
import { day, instant, yuan } from '../kit/format';
import { ListPage } from '../kit/ListPage';
import { Status } from '../kit/Status';
import type { Column } from '../kit/Table';
import { useBranches } from '../kit/useBranches';
import { useList } from '../kit/useList';
import { useViewer } from '../session/viewer';
import './texts';

const FundUses = graphql(`
  query FundUses($first: Int, $after: String, $last: Int, $before: String, $where: FundUseFilterInput, $order: [FundUseSortInput!], $asOf: DateTime) {
    fundUses(first: $first, after: $after, last: $last, before: $before, where: $where, order: $order, asOf: $asOf) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { ...FundUseRow }
    }
  }
`);
const FundUseRow = graphql(`fragment FundUseRow on FundUse { id title status amount occurredOn waitingFor updatedAt branch { name } payee { name person { name } } }`);

export function FundUsesPage() {
  const { t } = useTranslation('funds');
  const viewer = useViewer();
  const list = useList<FundUseFilterInput>(useFilters(), { sort: '-updatedAt' });
  const answer = useAsk(FundUses, list.variables);
  const columns = useColumns();
  const page = answer.data?.fundUses;
  return (
    <ListPage title={t('title')} list={list} columns={columns} page={page && { ...page, nodes: page.nodes.map((n) => unmask(FundUseRow, n)) }} answer={answer} keyOf={(f) => f.id} addressOf={(f) => addressOf(f.id)}
      acts={viewer.is('BRANCH_OFFICER', 'BRANCH_HEAD', 'SECRETARIAT') && <Link className="ant-btn-like primary" to="/funds/edit/new">{t('new')}</Link>} />
  );
}

function useColumns(): Column<FundUseRowFragment>[] {
  const { t } = useTranslation('funds');
  const words = useWords();
  return [
    { key: 'title', title: t('name'), sort: 'title', render: (f) => f.title },
    { key: 'status', title: t('status'), sort: 'status', render: (f) => <Status kind="fundUseStatus" value={f.status} /> },
    { key: 'branch', title: t('branch'), sort: 'branch', render: (f) => f.branch?.name ?? '—' },
    { key: 'payee', title: t('payee'), sort: 'payee', render: (f) => f.payee?.name ?? f.payee?.person?.name ?? '—' },
    { key: 'amount', title: t('amount'), sort: 'amount', figure: true, render: (f) => yuan(f.amount) },
    { key: 'occurredOn', title: t('occurredOn'), sort: 'occurredOn', render: (f) => day(f.occurredOn) },
    { key: 'waitingFor', title: t('waitingFor'), render: (f) => (f.waitingFor ? words.role[f.waitingFor] : '—') },
    { key: 'updatedAt', title: t('updatedAt'), sort: 'updatedAt', render: (f) => instant(f.updatedAt) },
  ];
}

function useFilters(): Filter[] {
  const { t } = useTranslation('funds');
  const words = useWords();
  const branches = useBranches();
  return useMemo(() => {
    const options = (of: Record<string, string>) => Object.entries(of).map(([value, label]) => ({ value, label }));
    return [
      { field: 'status', label: t('status'), kind: 'choice', options: options(words.fundUseStatus) },
      { field: 'waitingFor', label: t('waitingFor'), kind: 'choice', options: options(words.role) },
      { field: 'title', label: t('name'), kind: 'text' },
      { field: 'branch', label: t('branch'), kind: 'choice', options: branches },
      { field: 'payee', label: t('payee'), kind: 'text' },
      { field: 'amount', label: t('amount'), kind: 'money' },
      { field: 'occurredOn', label: t('occurredOn'), kind: 'days' },
      { field: 'submittedAt', label: t('submittedAt'), kind: 'instants' },
      { field: 'paidAt', label: t('paidAt'), kind: 'instants' },
      { field: 'importedFrom', label: t('importedFrom'), kind: 'text' },
    ];
  }, [t, words, branches]);
}
