import { expect, it } from 'vitest';
import { addUp, slotsOf } from './counting';

const none = { STATUS: null, CLASSIFICATION: null, CLAUSE: null, BRANCH: null, MONTH: null, PERSON: null };

it('reads the register three times when nothing is filtered, and once more for each filter that leaves itself out', () => {
  expect(slotsOf(none)).toEqual([{ by: ['STATUS', 'CLASSIFICATION', 'CLAUSE'], where: null }, { by: ['BRANCH', 'MONTH'], where: null }, { by: ['PERSON'], where: null }]);
  const clause = { clause: { in: ['meeting.quota'] } };
  expect(slotsOf({ STATUS: clause, CLASSIFICATION: clause, CLAUSE: null, BRANCH: clause, MONTH: clause, PERSON: clause })).toEqual([
    { by: ['STATUS', 'CLASSIFICATION'], where: clause }, { by: ['CLAUSE'], where: null }, { by: ['BRANCH', 'MONTH'], where: clause }, { by: ['PERSON'], where: clause },
  ]);
});

it('adds up in cents, the most first, and leaves out what has no key', () => {
  const lines = [{ k: 'a', count: 1, amount: 0.1 }, { k: 'b', count: 5, amount: 1 }, { k: 'a', count: 2, amount: 0.2 }, { k: null, count: 9, amount: 9 }];
  expect([...addUp(lines, (l) => l.k)].map(([k, s]) => [k, s.count, s.amount])).toEqual([['b', 5, 1], ['a', 3, 0.3]]);
});
