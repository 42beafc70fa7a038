import { expect, it } from 'vitest';
import { lastDay, monthsBetween } from './months';

it('fills the months in which nothing happened, over the turn of a year', () => {
  expect(monthsBetween(['2026-02', '2025-11'])).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  expect(monthsBetween([])).toEqual([]);
});

it('knows the last day of every month', () => {
  expect(['2024-02', '2025-02', '2025-04', '2025-12'].map(lastDay)).toEqual(['2024-02-29', '2025-02-28', '2025-04-30', '2025-12-31']);
});
