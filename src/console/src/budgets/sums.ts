import { sum } from '../kit/format';

export type Sum = { total: number; spent: number; committed: number; available: number };
export type Figures = { allocated: number; adjusted: number; transferredIn: number; transferredOut: number; lapsed: number; committed: number; spent: number; available: number };
export type Month = { month: string; granted: number; committed: number; released: number; spent: number };

export const moneyOf = (b: Figures): Sum => ({ total: sum([b.allocated, b.adjusted, b.transferredIn, -b.transferredOut, -b.lapsed]), spent: b.spent, committed: b.committed, available: b.available });

export type Group = { key: string; name: string; money: Sum };

export const largestFirst = (groups: Group[]): Group[] => groups.sort((a, b) => b.money.total - a.money.total || a.key.localeCompare(b.key));

/** The months of a year and those before and after it in which something moved. */
export function monthsOf(moved: readonly Month[], year: number): Month[] {
  const known = new Map(moved.map((m) => [m.month, m]));
  const all = new Set([...Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`), ...known.keys()]);
  return [...all].sort().map((month) => known.get(month) ?? { month, granted: 0, committed: 0, released: 0, spent: 0 });
}
