import { expect, it } from 'vitest';
import { addUp, addUpBy, addUpMonths, moneyOf } from './sums';

const budget = (line: string, allocated: number, spent: number, committed: number, months: [string, number][] = []) => ({
  line, allocated, adjusted: 0.1, transferredIn: 0.2, transferredOut: 0, lapsed: 0, spent, committed, available: Math.round((allocated + 0.3 - spent - committed) * 100) / 100,
  months: months.map(([month, s]) => ({ month, granted: 0, committed: 0, released: 0, spent: s })),
});

it('adds money to the cent: total is what is spent, held and free', () => {
  const one = moneyOf(budget('a', 100, 30, 20));
  expect(one).toEqual({ total: 100.3, spent: 30, committed: 20, available: 50.3 });
  const all = addUp([budget('a', 100, 0.1, 0), budget('b', 50, 0.2, 10)]);
  expect(all).toEqual({ total: 150.6, spent: 0.3, committed: 10, available: 140.3 });
  expect(all.total).toBeCloseTo(all.spent + all.committed + all.available, 10);
});

it('groups by any key, the largest first', () => {
  expect(addUpBy([budget('a', 1, 0, 0), budget('b', 9, 0, 0), budget('a', 5, 0, 0)], (b) => b.line).map((g) => [g.key, g.money.total])).toEqual([['b', 9.3], ['a', 6.6]]);
});

it('shows every month of the year, and a payment after it', () => {
  const months = addUpMonths([budget('a', 1, 0, 0, [['2025-03', 0.1], ['2026-01', 5]]), budget('b', 1, 0, 0, [['2025-03', 0.2]])], 2025);
  expect(months).toHaveLength(13);
  expect(months.filter((m) => m.spent !== 0).map((m) => [m.month, m.spent])).toEqual([['2025-03', 0.3], ['2026-01', 5]]);
});
