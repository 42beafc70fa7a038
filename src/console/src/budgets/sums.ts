import { sum } from '../kit/format';

export type Sum = { total: number; spent: number; committed: number; available: number };
export type Figures = { allocated: number; adjusted: number; transferredIn: number; transferredOut: number; lapsed: number; committed: number; spent: number; available: number };
export type Month = { month: string; granted: number; committed: number; released: number; spent: number };

export const moneyOf = (b: Figures): Sum => ({ total: sum([b.allocated, b.adjusted, b.transferredIn, -b.transferredOut, -b.lapsed]), spent: b.spent, committed: b.committed, available: b.available });

export const addUp = (all: readonly Figures[]): Sum => {
  const sums = all.map(moneyOf);
  return { total: sum(sums.map((s) => s.total)), spent: sum(sums.map((s) => s.spent)), committed: sum(sums.map((s) => s.committed)), available: sum(sums.map((s) => s.available)) };
};

/** One sum for each key, the largest budget first. */
export function addUpBy<B extends Figures>(all: readonly B[], keyOf: (b: B) => string): { key: string; money: Sum }[] {
  const groups = groupBy(all, keyOf);
  return [...groups].map(([key, of]) => ({ key, money: addUp(of) })).sort((a, b) => b.money.total - a.money.total || a.key.localeCompare(b.key));
}

/** The months of a year and those before and after it in which something moved, added up over the budgets. */
export function addUpMonths(all: readonly { months: readonly Month[] }[], year: number): Month[] {
  const moved = groupBy(all.flatMap((b) => b.months), (m) => m.month);
  const months = new Set([...Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`), ...moved.keys()]);
  return [...months].sort().map((month) => {
    const of = moved.get(month) ?? [];
    const add = (what: (m: Month) => number) => sum(of.map(what));
    return { month, granted: add((m) => m.granted), committed: add((m) => m.committed), released: add((m) => m.released), spent: add((m) => m.spent) };
  });
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
