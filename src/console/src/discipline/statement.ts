import type { ViolationClass } from '../generated/graphql';
import { sum } from '../kit/format';

export type Line = { classification?: ViolationClass | null; count: number; amount: number; person?: { id: string } | null };
export type Figures = { problems: number; persons: number; amount: number };

export type Group = 'formalism' | 'hedonism' | 'gifts' | 'eating';
const row = (c: ViolationClass) => ({ class: c, classes: [c] });

/** The rows of the official monthly table, in its order; a group adds up the rows that follow it. */
export const table: readonly ({ group: Group; classes: ViolationClass[] } | { class: ViolationClass; classes: ViolationClass[] })[] = [
  { group: 'formalism', classes: ['A1', 'A2', 'A3', 'A4', 'A5'] },
  row('A1'), row('A2'), row('A3'), row('A4'), row('A5'),
  { group: 'hedonism', classes: ['B1A', 'B1B', 'B2A', 'B2B', 'B3', 'B4', 'B5', 'B6'] },
  { group: 'gifts', classes: ['B1A', 'B1B'] },
  row('B1A'), row('B1B'),
  { group: 'eating', classes: ['B2A', 'B2B'] },
  row('B2A'), row('B2B'),
  row('B3'), row('B4'), row('B5'), row('B6'),
];

/** What stands in a row that counts these classes; null = not classified. A person who answers for several problems is one person. */
export function figures(lines: readonly Line[], classes: readonly (ViolationClass | null)[]): Figures {
  const of = lines.filter((l) => classes.includes(l.classification ?? null));
  return {
    problems: of.reduce((n, l) => n + l.count, 0),
    persons: new Set(of.flatMap((l) => (l.person ? [l.person.id] : []))).size,
    amount: sum(of.map((l) => l.amount)),
  };
}
