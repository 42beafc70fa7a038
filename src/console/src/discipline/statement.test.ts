import { expect, it } from 'vitest';
import { figures, table, type Line } from './statement';

const lines: Line[] = [
  { classification: 'A2', count: 3, amount: 10.1, person: { id: 'person/1' } },
  { classification: 'A2', count: 1, amount: 20.2, person: { id: 'person/2' } },
  { classification: 'A4', count: 2, amount: 0, person: { id: 'person/1' } },
  { classification: 'B2A', count: 4, amount: 5, person: null },
  { classification: null, count: 1, amount: 1, person: { id: 'person/3' } },
];

const group = (key: string) => table.find((r) => 'group' in r && r.group === key)!.classes;

it('counts problems by class, and every person once however many problems are his', () => {
  expect(figures(lines, ['A2'])).toEqual({ problems: 4, persons: 2, amount: 30.3 });
  expect(figures(lines, group('formalism'))).toEqual({ problems: 6, persons: 2, amount: 30.3 });
  expect(figures(lines, group('eating'))).toEqual({ problems: 4, persons: 0, amount: 5 });
  expect(figures(lines, group('hedonism'))).toEqual({ problems: 4, persons: 0, amount: 5 });
});

it('has every class once, and a group of what follows it', () => {
  const classes = table.flatMap((r) => ('class' in r ? [r.class] : []));
  expect(new Set(classes).size).toBe(classes.length);
  expect([...group('formalism'), ...group('hedonism')]).toEqual(classes);
  table.forEach((r, i) => 'group' in r && expect(table.slice(i + 1).flatMap((next) => ('class' in next ? [next.class] : [])).slice(0, r.classes.length)).toEqual(r.classes));
});

it('loses no problem: the halves and the unclassified make the whole', () => {
  const parts = [figures(lines, group('formalism')), figures(lines, group('hedonism')), figures(lines, [null])];
  expect(parts.reduce((n, p) => n + p.problems, 0)).toBe(lines.reduce((n, l) => n + l.count, 0));
});
