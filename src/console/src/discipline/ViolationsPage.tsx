import { FileTextOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../api/ask';
import { ExportMenu } from '../export/ExportMenu';
import { graphql, unmask } from '../generated';
import type { ViolationFilterInput, ViolationsQuery } from '../generated/graphql';
import { addressOf, onDay } from '../kit/address';
import { ListPage } from '../kit/ListPage';
import { sortsOf } from '../kit/Table';
import { useList } from '../kit/useList';
import { Counts } from './Counts';
import './discipline.css';
import './texts';
import { useViolationFilters } from './useViolationFilters';
import { useViolationColumns, ViolationRow } from './ViolationRow';

const Violations = graphql(`
  query Violations($first: Int, $after: String, $last: Int, $before: String, $where: ViolationFilterInput, $order: [ViolationSortInput!], $asOf: DateTime) {
    violations(first: $first, after: $after, last: $last, before: $before, where: $where, order: $order, asOf: $asOf) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { ...ViolationRow }
    }
  }
`);

const rowsOf = ({ violations: page }: ViolationsQuery) => ({ ...page, nodes: page.nodes.map((n) => unmask(ViolationRow, n)) });

/** The explorer: every count is a filter, every filter is in the address, every row leads to the record and its events. */
export function ViolationsPage() {
  const { t } = useTranslation('discipline');
  const filters = useViolationFilters();
  const columns = useViolationColumns();
  const list = useList<ViolationFilterInput>(filters, { sort: '-occurredAt', sorts: sortsOf(columns) });
  const answer = useAsk(Violations, list.variables, { types: 'Violation' });
  return (
    <ListPage title={t('title')} list={list} columns={columns} page={answer.data && rowsOf(answer.data)} answer={answer} keyOf={(v) => v.id}
      acts={<><Link to={onDay('/violations/statement', list.asOf)}><FileTextOutlined aria-hidden /> {t('statement')}</Link><ExportMenu sensitive title={t('title')} document={Violations} list={list} columns={columns} pageOf={rowsOf} keyOf={(v) => v.id} /></>}
      addressOf={(v) => addressOf(v.id)}>
      <Counts list={list} />
    </ListPage>
  );
}
