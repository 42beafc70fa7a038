import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { ExportMenu } from '../export/ExportMenu';
import { graphql, unmask } from '../generated';
import type { BudgetFilterInput, BudgetsQuery } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { addressOf } from '../kit/address';
import type { Filter } from '../kit/filters';
import { today } from '../kit/format';
import { ListPage } from '../kit/ListPage';
import { sortsOf } from '../kit/Table';
import { useBranches } from '../kit/useBranches';
import { useList } from '../kit/useList';
import { useViewer } from '../session/viewer';
import { Allocate } from './BudgetActs';
import { BudgetRow, useBudgetColumns } from './BudgetRow';
import './budgets.css';
import { Overview } from './Overview';
import './texts';

const Budgets = graphql(`
  query Budgets($first: Int, $after: String, $last: Int, $before: String, $where: BudgetFilterInput, $order: [BudgetSortInput!], $asOf: DateTime) {
    budgets(first: $first, after: $after, last: $last, before: $before, where: $where, order: $order, asOf: $asOf) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { ...BudgetRow }
    }
  }
`);

const rowsOf = ({ budgets: page }: BudgetsQuery) => ({ ...page, nodes: page.nodes.map((n) => unmask(BudgetRow, n)) });

/** A year's money: what was granted, held, spent and is free, by month, branch and line, and budget by budget. */
export function BudgetsPage() {
  const { t } = useTranslation('budgets');
  const viewer = useViewer();
  const filters = useBudgetFilters();
  const columns = useBudgetColumns();
  const list = useList<BudgetFilterInput>(filters, { sort: '-allocated', sorts: sortsOf(columns) });
  const written = Number(list.address.get('year'));
  const now = Number((list.asOf ?? today()).slice(0, 4));
  const year = Number.isInteger(written) && written > 1900 && written < 2200 ? written : now;
  const { where } = list.variables;
  const ofYear = useMemo(() => ({ ...where, year: { eq: year } }), [where, year]);
  const yearly = { ...list, variables: { ...list.variables, where: ofYear } };
  const answer = useAsk(Budgets, yearly.variables, { types: 'Budget' });
  const turn = (to: number) => list.set({ year: to === now ? null : String(to) });
  return (
    <ListPage title={t('title')} list={yearly} columns={columns} page={answer.data && rowsOf(answer.data)} answer={answer} keyOf={(b) => b.id}
      addressOf={(b) => addressOf(b.id)}
      acts={<>
        <ExportMenu title={`${t('title')}-${year}`} document={Budgets} list={yearly} columns={columns} pageOf={rowsOf} keyOf={(b) => b.id} />
        {viewer.is('FINANCE') && !list.asOf && <Allocate year={year} />}
      </>}>
      <div className="year" role="group" aria-label={t('pickYear')}>
        <Button size="small" icon={<LeftOutlined aria-hidden />} aria-label={String(year - 1)} onClick={() => turn(year - 1)} />
        <strong aria-live="polite">{year}</strong>
        <Button size="small" icon={<RightOutlined aria-hidden />} aria-label={String(year + 1)} onClick={() => turn(year + 1)} />
      </div>
      <Overview list={yearly} year={year} />
    </ListPage>
  );
}

function useBudgetFilters(): Filter[] {
  const { t } = useTranslation('budgets');
  const words = useWords();
  const branches = useBranches();
  const kit = useTranslation('kit').t;
  return useMemo(() => [
    { field: 'branch', label: t('branch'), kind: 'choice', free: true, options: branches },
    { field: 'line', label: t('line'), kind: 'id' },
    { field: 'title', label: t('name'), kind: 'text' },
    { field: 'text', label: kit('anyText'), kind: 'text' },
    { field: 'available', label: t('available'), kind: 'money' },
    { field: 'committed', label: t('committed'), kind: 'money' },
    { field: 'spent', label: t('spent'), kind: 'money' },
    { field: 'overdraw', label: t('policy'), kind: 'choice', options: Object.entries(words.overdrawPolicy).map(([value, label]) => ({ value, label })) },
    { field: 'closed', label: t('closed'), kind: 'yes' },
  ], [t, kit, words, branches]);
}
