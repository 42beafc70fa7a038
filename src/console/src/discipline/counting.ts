import type { ViolationDimension, ViolationFilterInput } from '../generated/graphql';

export type Dimension = Extract<ViolationDimension, 'STATUS' | 'CLASSIFICATION' | 'CLAUSE' | 'BRANCH' | 'MONTH' | 'PERSON'>;
export type Slot = { by: Dimension[]; where: ViolationFilterInput | null };

/** Counted together these fall into few groups: a clause has its class, a state few clauses. */
const together: Dimension[][] = [['STATUS', 'CLASSIFICATION', 'CLAUSE'], ['BRANCH', 'MONTH'], ['PERSON']];

/** What to count so that every dimension is counted under its own filter, reading the register as seldom as that allows. */
export const slotsOf = (wheres: Record<Dimension, ViolationFilterInput | null>): Slot[] =>
  together.flatMap((dimensions) => {
    const alike = new Map<string, Slot>();
    for (const d of dimensions) {
      const key = JSON.stringify(wheres[d]);
      const slot = alike.get(key) ?? { by: [], where: wheres[d] };
      slot.by.push(d);
      alike.set(key, slot);
    }
    return [...alike.values()];
  });

export type Sum<L> = { line: L; count: number; amount: number };

/** The lines of a slot added up by one of its dimensions, the most first. */
export function addUp<L extends { count: number; amount: number }>(lines: readonly L[], key: (line: L) => string | null | undefined): Map<string, Sum<L>> {
  const sums = new Map<string, Sum<L>>();
  for (const line of lines) {
    const k = key(line);
    if (!k) continue;
    const sum = sums.get(k) ?? { line, count: 0, amount: 0 };
    sums.set(k, { line: sum.line, count: sum.count + line.count, amount: Math.round((sum.amount + line.amount) * 100) / 100 });
  }
  return new Map([...sums].sort(([a, x], [b, y]) => y.count - x.count || a.localeCompare(b)));
}
