import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../api/ask';
import { ExportMenu } from '../export/ExportMenu';
import { graphql, unmask } from '../generated';
import type { ActivitiesQuery, ActivityFilterInput } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { addressOf } from '../kit/address';
import type { Filter } from '../kit/filters';
import { ListPage } from '../kit/ListPage';
import { sortsOf } from '../kit/Table';
import { useBranches } from '../kit/useBranches';
import { useList } from '../kit/useList';
import { useMadeBy } from '../kit/useMadeBy';
import { useViewer } from '../session/viewer';
import { ActivityRow, useActivityColumns } from './ActivityRow';
import './texts';

const Activities = graphql(`
  query Activities($first: Int, $after: String, $last: Int, $before: String, $where: ActivityFilterInput, $order: [ActivitySortInput!], $asOf: DateTime) {
    activities(first: $first, after: $after, last: $last, before: $before, where: $where, order: $order, asOf: $asOf) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { ...ActivityRow }
    }
  }
`);

const rowsOf = ({ activities: page }: ActivitiesQuery) => ({ ...page, nodes: page.nodes.map((n) => unmask(ActivityRow, n)) });

export function ActivitiesPage() {
  const { t } = useTranslation('activities');
  const viewer = useViewer();
  const filters = useActivityFilters();
  const columns = useActivityColumns();
  const list = useList<ActivityFilterInput>(filters, { sort: '-updatedAt', sorts: sortsOf(columns) });
  const answer = useAsk(Activities, list.variables);
  return <ListPage title={t('title')} list={list} columns={columns} page={answer.data && rowsOf(answer.data)} answer={answer} keyOf={(a) => a.id} addressOf={(a) => addressOf(a.id)}
    acts={<>
      <ExportMenu title={t('title')} document={Activities} list={list} columns={columns} pageOf={rowsOf} keyOf={(a) => a.id} />
      {viewer.is('BRANCH_OFFICER', 'BRANCH_HEAD', 'SECRETARIAT') && <Link className="ant-btn-like primary" to="/activities/edit/new">{t('new')}</Link>}
    </>} />;
}

function useActivityFilters(): Filter[] {
  const { t } = useTranslation('activities');
  const words = useWords();
  const branches = useBranches();
  const madeBy = useMadeBy('createdBy');
  return useMemo(() => {
    const choice = (field: string, label: string, of: Record<string, string>): Filter => ({ field, label, kind: 'choice', options: Object.entries(of).map(([value, text]) => ({ value, label: text })) });
    return [
      choice('status', t('status'), words.activityStatus),
      choice('type', t('type'), words.activityType),
      { field: 'title', label: t('name'), kind: 'text' },
      { field: 'branch', label: t('branch'), kind: 'choice', free: true, options: branches },
      choice('waitingFor', t('waitingFor'), words.role),
      { field: 'startsOn', label: t('starts'), kind: 'days' },
      { field: 'amount', label: t('amount'), kind: 'money' },
      { field: 'city', label: t('city'), kind: 'text' },
      choice('placeKind', t('place'), words.placeKind),
      { field: 'inPlan', label: t('inPlan'), kind: 'yes' },
      { field: 'submittedAt', label: t('submittedAt'), kind: 'instants' },
      { field: 'importedFrom', label: t('importedFrom'), kind: 'text' },
      ...madeBy,
    ];
  }, [t, words, branches, madeBy]);
}
