import { expect, it } from 'vitest';
import { leftOf, onEach, type Answer } from './bulk';

const rows = Array.from({ length: 10 }, (_, i) => i + 1);
const answers = (odd: Record<number, Answer>) => (row: number) => Promise.resolve(odd[row] ?? { kind: 'done' as const });

it('counts what was done, not what was not refused', async () => {
  const outcome = await onEach(rows, answers({ 2: { kind: 'refused', why: '超支' }, 3: { kind: 'cut', why: '断网' } }));
  expect(outcome.done).toEqual([1]);
  expect(outcome.refused).toEqual([{ row: 2, why: '超支' }]);
  expect(outcome.cut).toEqual({ row: 3, why: '断网' });
  expect(outcome.untried).toEqual([4, 5, 6, 7, 8, 9, 10]);
  expect(leftOf(outcome)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

it('goes on after a refusal, one row at a time', async () => {
  const at: number[] = [];
  const outcome = await onEach(rows, (row, n) => {
    at.push(n);
    return answers({ 1: { kind: 'refused', why: '本人提交' } })(row);
  });
  expect(at).toEqual(rows);
  expect(outcome.done).toHaveLength(9);
  expect(leftOf(outcome)).toEqual([1]);
});
