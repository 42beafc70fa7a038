import { expect, it } from 'vitest';
import { figures, halves, type Line } from './statement';

const lines: Line[] = [
  { classification: 'A2', count: 3, amount: 10.1, person: { id: 'person/1' } },
  { classification: 'A2', count: 1, amount: 20.2, person: { id: 'person/2' } },
  { classification: 'A4', count: 2, amount: 0, person: { id: 'person/1' } },
  { classification: 'B2A', count: 4, amount: 5, person: null },
  { classification: null, count: 1, amount: 1, person: { id: 'person/3' } },
];

it('counts problems by class, and every person once however many problems are his', () => {
  expect(figures(lines, ['A2'])).toEqual({ problems: 4, persons: 2, amount: 30.3 });
  expect(figures(lines, halves[0]!.classes)).toEqual({ problems: 6, persons: 2, amount: 30.3 });
  expect(figures(lines, halves[1]!.classes)).toEqual({ problems: 4, persons: 0, amount: 5 });
});

it('loses no problem: the halves and the unclassified make the whole', () => {
  const parts = [...halves.map((h) => figures(lines, h.classes)), figures(lines, [null])];
  expect(parts.reduce((n, p) => n + p.problems, 0)).toBe(lines.reduce((n, l) => n + l.count, 0));
});
