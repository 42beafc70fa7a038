import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../api/ask';
import { onDay } from './address';
import { AsOfBand, AsOfPicker } from './AsOf';
import { FilterChips } from './FilterChips';
import { count } from './format';
import { Head } from './Head';
import { Table, type Column } from './Table';
import { Trouble } from './Trouble';
import type { ListState, PageInfo } from './useList';

export type Page<R> = { nodes: readonly R[]; pageInfo: PageInfo; totalCount: number };

type Props<R, W> = {
  title: string;
  list: ListState<W>;
  columns: Column<R>[];
  page: Page<R> | undefined;
  answer: Pick<Answer<unknown>, 'asking' | 'failure' | 'again'>;
  keyOf: (row: R) => string;
  /** A row's record; the list of a day of the past leads to that day. */
  addressOf?: (row: R) => string | null;
  /** Buttons beside the title. */
  acts?: ReactNode;
  /** Between the filters and the table: charts, bulk acts. */
  children?: ReactNode;
  selected?: ReadonlySet<string>;
  onSelect?: (keys: ReadonlySet<string>) => void;
};

/** A register's list: filters as chips in the address, keyset pages, an order, a total, and any day of the past. */
export function ListPage<R, W>({ title, list, columns, page, answer, keyOf, addressOf, acts, children, selected, onSelect }: Props<R, W>) {
  const { t } = useTranslation('kit');
  const onSort = (field: string) => {
    const { sort } = list;
    list.set({ sort: sort.field === field && sort.descending ? field : `-${field}` });
  };
  const wayTo = addressOf && ((row: R) => {
    const to = addressOf(row);
    return to && onDay(to, list.asOf);
  });
  return (
    <section className="list">
      <Head title={title} acts={acts} />
      <AsOfBand day={list.asOf} set={list.set} />
      <div className="list-tools">
        <FilterChips filters={list.filters} address={list.address} set={list.set} />
        <AsOfPicker day={list.asOf} set={list.set} />
      </div>
      {answer.failure && <Trouble failure={answer.failure} again={answer.again} />}
      {children}
      {(page ?? !answer.failure) && (
        <div className={answer.asking && page ? 'scroll asking' : 'scroll'} aria-busy={answer.asking}>
          <Table caption={title} columns={columns} rows={page?.nodes} keyOf={keyOf} addressOf={wayTo} sort={list.sort} onSort={onSort} selected={selected} onSelect={onSelect} />
          {page?.nodes.length === 0 && <div className="nothing"><p>{t('nothing')}</p><p className="muted">{t('nothingHint')}</p></div>}
        </div>
      )}
      {page && <Pager list={list} page={page} />}
    </section>
  );
}

function Pager<R, W>({ list, page }: { list: ListState<W>; page: Page<R> }) {
  const { t } = useTranslation('kit');
  return (
    <nav className="pager" aria-label={t('total', { n: page.totalCount })}>
      <span className="muted" aria-live="polite">{t('totalHere', { n: count(page.nodes.length), total: count(page.totalCount) })}</span>
      <Select size="small" aria-label={t('perPage', { n: list.size })} value={list.size} onChange={(n) => list.set({ size: String(n) })}
        options={[20, 50, 100].map((n) => ({ value: n, label: t('perPage', { n }) }))} />
      {list.paged && <Button size="small" onClick={list.toFirst}>{t('first')}</Button>}
      <Button size="small" disabled={!page.pageInfo.hasPreviousPage} onClick={() => list.turn(page.pageInfo, false)}>{t('previous')}</Button>
      <Button size="small" disabled={!page.pageInfo.hasNextPage} onClick={() => list.turn(page.pageInfo, true)}>{t('next')}</Button>
    </nav>
  );
}
