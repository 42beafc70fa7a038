import type { ViolationClass } from '../generated/graphql';
import { sum } from '../kit/format';

export type Line = { classification?: ViolationClass | null; count: number; amount: number; person?: { id: string } | null };
export type Figures = { problems: number; persons: number; amount: number };

/** The official monthly table: two halves, each with its classes. */
export const halves: { key: 'formalism' | 'hedonism'; classes: ViolationClass[] }[] = [
  { key: 'formalism', classes: ['A1', 'A2', 'A3', 'A4', 'A5'] },
  { key: 'hedonism', classes: ['B1A', 'B1B', 'B2A', 'B2B', 'B3', 'B4', 'B5', 'B6'] },
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
