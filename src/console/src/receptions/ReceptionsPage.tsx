import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../api/ask';
import { ExportMenu } from '../export/ExportMenu';
import { graphql, unmask } from '../generated';
import type { ReceptionFilterInput, ReceptionRowFragment, ReceptionsQuery } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { addressOf } from '../kit/address';
import type { Filter } from '../kit/filters';
import { day, instant, yuan } from '../kit/format';
import { ListPage } from '../kit/ListPage';
import { Status } from '../kit/Status';
import { sortsOf, type Column } from '../kit/Table';
import { useBranches } from '../kit/useBranches';
import { useList } from '../kit/useList';
import { useMadeBy } from '../kit/useMadeBy';
import { useViewer } from '../session/viewer';
import './texts';

const Receptions = graphql(`
  query Receptions($first: Int, $after: String, $last: Int, $before: String, $where: ReceptionFilterInput, $order: [ReceptionSortInput!], $asOf: DateTime) {
    receptions(first: $first, after: $after, last: $last, before: $before, where: $where, order: $order, asOf: $asOf) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { ...ReceptionRow }
    }
  }
`);
const ReceptionRow = graphql(`fragment ReceptionRow on Reception { id guestUnit purpose status amount actualAmount receivedOn guestCount companionCount waitingFor updatedAt branch { name } }`);

const rowsOf = ({ receptions: page }: ReceptionsQuery) => ({ ...page, nodes: page.nodes.map((n) => unmask(ReceptionRow, n)) });

export function ReceptionsPage() {
  const { t } = useTranslation('receptions');
  const viewer = useViewer();
  const columns = useColumns();
  const list = useList<ReceptionFilterInput>(useFilters(), { sort: '-updatedAt', sorts: sortsOf(columns) });
  const answer = useAsk(Receptions, list.variables);
  return (
    <ListPage title={t('title')} list={list} columns={columns} page={answer.data && rowsOf(answer.data)} answer={answer} keyOf={(r) => r.id} addressOf={(r) => addressOf(r.id)}
      acts={<>
        <ExportMenu title={t('title')} document={Receptions} list={list} columns={columns} pageOf={rowsOf} keyOf={(r) => r.id} />
        {viewer.is('BRANCH_OFFICER', 'BRANCH_HEAD', 'SECRETARIAT') && <Link className="ant-btn-like primary" to="/receptions/edit/new">{t('new')}</Link>}
      </>} />
  );
}

function useColumns(): Column<ReceptionRowFragment>[] {
  const { t } = useTranslation('receptions');
  const words = useWords();
  return [
    { key: 'guestUnit', title: t('guestUnit'), sort: 'guestUnit', render: (r) => r.guestUnit },
    { key: 'status', title: t('status'), sort: 'status', whole: true, render: (r) => <Status kind="receptionStatus" value={r.status} />, text: (r) => words.receptionStatus[r.status] },
    { key: 'branch', title: t('branch'), sort: 'branch', render: (r) => r.branch?.name ?? '—' },
    { key: 'receivedOn', title: t('receivedOn'), sort: 'receivedOn', whole: true, render: (r) => day(r.receivedOn) },
    { key: 'guests', title: `${t('guests')} / ${t('companions')}`, sort: 'guestCount', figure: true, render: (r) => `${r.guestCount ?? '—'} / ${r.companionCount ?? '—'}` },
    { key: 'amount', title: t('amount'), sort: 'amount', figure: true, render: (r) => yuan(r.amount), text: (r) => r.amount },
    { key: 'actual', title: t('actual'), sort: 'actualAmount', figure: true, render: (r) => yuan(r.actualAmount), text: (r) => r.actualAmount ?? null },
    { key: 'waitingFor', title: t('waitingFor'), render: (r) => (r.waitingFor ? words.role[r.waitingFor] : '—') },
    { key: 'updatedAt', title: t('updatedAt'), sort: 'updatedAt', whole: true, render: (r) => instant(r.updatedAt) },
  ];
}

function useFilters(): Filter[] {
  const { t } = useTranslation('receptions');
  const words = useWords();
  const branches = useBranches();
  const madeBy = useMadeBy();
  return useMemo(() => {
    const options = (of: Record<string, string>) => Object.entries(of).map(([value, label]) => ({ value, label }));
    return [
      { field: 'status', label: t('status'), kind: 'choice', options: options(words.receptionStatus) },
      { field: 'guestUnit', label: t('guestUnit'), kind: 'text' },
      { field: 'waitingFor', label: t('waitingFor'), kind: 'choice', options: options(words.role) },
      { field: 'branch', label: t('branch'), kind: 'choice', free: true, options: branches },
      { field: 'receivedOn', label: t('receivedOn'), kind: 'days' },
      { field: 'amount', label: t('amount'), kind: 'money' },
      { field: 'guestCount', label: t('guestCount'), kind: 'number' },
      { field: 'placeKind', label: t('placeKind'), kind: 'choice', options: options(words.placeKind) },
      { field: 'letterNumber', label: t('letterNumber'), kind: 'text' },
      { field: 'city', label: t('city'), kind: 'text' },
      { field: 'countersignedBy', label: t('countersigned'), kind: 'given' },
      ...madeBy,
    ];
  }, [t, words, branches, madeBy]);
}
