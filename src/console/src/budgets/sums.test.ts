import { expect, it } from 'vitest';
import { largestFirst, moneyOf, monthsOf } from './sums';

it('adds money to the cent: total is what is spent, held and free', () => {
  const one = moneyOf({ allocated: 100, adjusted: 0.1, transferredIn: 0.2, transferredOut: 0, lapsed: 0, spent: 30, committed: 20, available: 50.3 });
  expect(one).toEqual({ total: 100.3, spent: 30, committed: 20, available: 50.3 });
});

it('puts the largest group first, and equals in the order of their names', () => {
  const group = (key: string, total: number) => ({ key, name: key, money: { total, spent: 0, committed: 0, available: total } });
  expect(largestFirst([group('b', 1), group('c', 9), group('a', 1)]).map((g) => g.key)).toEqual(['c', 'a', 'b']);
});

it('shows every month of the year, and a payment after it', () => {
  const month = (name: string, spent: number) => ({ month: name, granted: 0, committed: 0, released: 0, spent });
  const months = monthsOf([month('2025-03', 0.3), month('2026-01', 5)], 2025);
  expect(months).toHaveLength(13);
  expect(months.filter((m) => m.spent !== 0).map((m) => [m.month, m.spent])).toEqual([['2025-03', 0.3], ['2026-01', 5]]);
});
