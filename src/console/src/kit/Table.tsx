import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Sort } from './useList';

export type Column<R> = {
  key: string;
  title: string;
  render: (row: R) => ReactNode;
  /** The name in the list's `order`, when it can be sorted by. */
  sort?: string;
  /** Figures stand at the end of their cell, digits under digits. */
  figure?: boolean;
  /** Kept on one line: days, states, short names. */
  whole?: boolean;
  /** What an export writes, where `render` answers more than a text. */
  text?: (row: R) => string | number | null;
};

/** What the list can be ordered by. */
export const sortsOf = <R,>(columns: readonly Column<R>[]) => columns.flatMap((c) => c.sort ?? []);

type Props<R> = {
  caption: string;
  columns: Column<R>[];
  rows: readonly R[] | undefined;
  keyOf: (row: R) => string;
  /** The first column's text leads there. */
  addressOf?: (row: R) => string | null;
  sort?: Sort;
  onSort?: (field: string) => void;
  selected?: ReadonlySet<string>;
  onSelect?: (keys: ReadonlySet<string>) => void;
  /** How many rows of bones while the first answer is on its way. */
  bones?: number;
};

/** A table that a narrow screen turns into cards. */
export function Table<R>({ caption, columns, rows, keyOf, addressOf, sort, onSort, selected, onSelect, bones = 8 }: Props<R>) {
  const { t } = useTranslation('kit');
  const id = useId();
  const all = rows?.map(keyOf) ?? [];
  const pick = (key: string, on: boolean) => {
    const next = new Set(selected);
    if (on) next.add(key);
    else next.delete(key);
    onSelect?.(next);
  };

  return (
    <table className="table" aria-busy={!rows}>
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {onSelect && (
            <th className="tick">
              <input type="checkbox" aria-label={t('selectAll')} disabled={all.length === 0} checked={all.length > 0 && all.every((k) => selected?.has(k))}
                onChange={(e) => onSelect(new Set(e.target.checked ? all : []))} />
            </th>
          )}
          {columns.map((c) => (
            <th key={c.key} scope="col" className={c.figure ? 'figure' : undefined}
              aria-sort={c.sort && sort?.field === c.sort ? (sort.descending ? 'descending' : 'ascending') : undefined}>
              {c.sort && onSort
                ? <button type="button" className="sort" title={t('sortBy', { what: c.title })} onClick={() => onSort(c.sort as string)}>{c.title}<i aria-hidden /></button>
                : c.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows
          ? rows.map((row) => {
            const key = keyOf(row);
            const to = addressOf?.(row);
            return (
              <tr key={key} className={selected?.has(key) ? 'picked' : undefined}>
                {onSelect && (
                  <td className="tick">
                    <input type="checkbox" aria-label={t('select')} aria-describedby={`${id}-${key}`} checked={selected?.has(key) ?? false} onChange={(e) => pick(key, e.target.checked)} />
                  </td>
                )}
                {columns.map((c, i) => (
                  <td key={c.key} data-title={c.title} className={c.figure ? 'figure' : c.whole ? 'whole' : undefined} id={i === 0 ? `${id}-${key}` : undefined}>
                    {i === 0 && to ? <Link to={to}>{c.render(row)}</Link> : c.render(row)}
                  </td>
                ))}
              </tr>
            );
          })
          : Array.from({ length: bones }, (_, i) => (
            <tr key={i} className="bone">{onSelect && <td />}{columns.map((c) => <td key={c.key}><span /></td>)}</tr>
          ))}
      </tbody>
    </table>
  );
}
