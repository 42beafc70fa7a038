/** What became of one row: `cut` is no answer at all, and the rest would get none either. */
export type Answer = { kind: 'done' } | { kind: 'refused' | 'cut'; why: string };
export type Left<R> = { row: R; why: string };
export type Outcome<R> = { done: readonly R[]; refused: readonly Left<R>[]; /** Nobody knows whether this one was done. */ cut: Left<R> | null; untried: readonly R[] };

/** One act on each row, one after another; what is refused stays and the rest is done, until nothing answers any more. */
export async function onEach<R>(rows: readonly R[], act: (row: R, n: number) => Promise<Answer>): Promise<Outcome<R>> {
  const done: R[] = [], refused: Left<R>[] = [];
  for (const [i, row] of rows.entries()) {
    const answer = await act(row, i + 1);
    if (answer.kind === 'cut') return { done, refused, cut: { row, why: answer.why }, untried: rows.slice(i + 1) };
    if (answer.kind === 'done') done.push(row);
    else refused.push({ row, why: answer.why });
  }
  return { done, refused, cut: null, untried: [] };
}

/** The rows still to be done. */
export const leftOf = <R>({ refused, cut, untried }: Outcome<R>): R[] => [...refused.map((l) => l.row), ...(cut ? [cut.row] : []), ...untried];
