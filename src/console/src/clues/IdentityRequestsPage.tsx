import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { graphql, unmask } from '../generated';
import type { IdentityRequestFilterInput, IdentityRequestsQuery, IdentityRowFragment } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import type { Filter } from '../kit/filters';
import { count, instant } from '../kit/format';
import { ListPage } from '../kit/ListPage';
import { RecordLink } from '../kit/RecordLink';
import { Status } from '../kit/Status';
import type { Column } from '../kit/Table';
import { useList } from '../kit/useList';
import { useViewer } from '../session/viewer';
import './clues.css';
import { IdentityActs } from './IdentityActs';
import './texts';

const IdentityRow = graphql(`fragment IdentityRow on IdentityRequest { id clue status reason requestedAt comment validUntil opened requestedBy { id name } decidedBy { id name } }`);
const IdentityRequests = graphql(`
  query IdentityRequests($first: Int, $after: String, $last: Int, $before: String, $where: IdentityRequestFilterInput, $order: [IdentityRequestSortInput!], $asOf: DateTime) {
    identityRequests(first: $first, after: $after, last: $last, before: $before, where: $where, order: $order, asOf: $asOf) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { ...IdentityRow }
    }
  }
`);

const rowsOf = ({ identityRequests: page }: IdentityRequestsQuery) => ({ ...page, nodes: page.nodes.map((n) => unmask(IdentityRow, n)) });

/** Who asked for whose reporter and why: the custodian's desk, and the requester's way to what was released to him. */
export function IdentityRequestsPage() {
  const { t } = useTranslation('clues');
  const words = useWords();
  const filters = useMemo((): Filter[] => [
    { field: 'status', label: t('status'), kind: 'choice', options: Object.entries(words.identityRequestStatus).map(([value, label]) => ({ value, label })) },
    { field: 'clue', label: t('clue'), kind: 'id' }, { field: 'requestedAt', label: t('requestedAt'), kind: 'instants' },
  ], [t, words]);
  const list = useList<IdentityRequestFilterInput>(filters, { sort: '-requestedAt', sorts: ['status', 'requestedAt'] });
  const answer = useAsk(IdentityRequests, list.variables, { types: 'IdentityRequest' });
  const columns = useColumns(answer.again).filter((c) => c.key !== 'acts' || !list.asOf);
  return (
    <ListPage title={t('requests')} list={list} columns={columns} page={answer.data && rowsOf(answer.data)} answer={answer} keyOf={(r) => r.id}>
      <p className="muted">{t('requestsHint')}</p>
    </ListPage>
  );
}

function useColumns(again: () => void): Column<IdentityRowFragment>[] {
  const { t } = useTranslation('clues');
  const reads = useViewer().is('DISCIPLINE', 'LEADER');
  return [
    { key: 'reason', title: t('reason'), render: (r) => r.reason },
    { key: 'status', title: t('status'), sort: 'status', whole: true, render: (r) => <Status kind="identityRequestStatus" value={r.status} /> },
    { key: 'clue', title: t('clue'), whole: true, render: (r) => (reads ? <RecordLink id={r.clue}>…{r.clue.slice(-8)}</RecordLink> : <span title={r.clue}>…{r.clue.slice(-8)}</span>) },
    { key: 'by', title: t('requestedBy'), whole: true, render: (r) => r.requestedBy.name ?? r.requestedBy.id },
    { key: 'at', title: t('requestedAt'), sort: 'requestedAt', whole: true, render: (r) => instant(r.requestedAt) },
    { key: 'decided', title: t('decidedBy'), whole: true, render: (r) => r.decidedBy?.name ?? '—' },
    { key: 'until', title: t('validUntil'), whole: true, render: (r) => instant(r.validUntil) },
    { key: 'opened', title: t('opened'), figure: true, render: (r) => count(r.opened) },
    { key: 'acts', title: t('acts'), render: (r) => <IdentityActs request={r} again={again} /> },
  ];
}
