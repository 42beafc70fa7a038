import { expect, it } from 'vitest';
import { remedyOf } from './remedy';

const fails = (inputs: unknown) => remedyOf({ outcome: 'FAIL', inputs });

it('says how much to take off a cost', () => {
  expect(fails({ class: 'III', people: 63, days: 2, cost: 70000, perPersonDay: 550, limit: 69300 })).toEqual({ kind: 'cost', over: 700, limit: 69300 });
  expect(fails({ cost: 100.3, limit: 100.1 })).toEqual({ kind: 'cost', over: 0.2, limit: 100.1 });
});

it('takes whole people off a share', () => {
  expect(fails({ staff: 8, participants: 55, percent: 10, limit: 5.5 })).toEqual({ kind: 'less', over: 3, limit: 5 });
});

it('names the limit alone when it does not know what exceeds it, and nothing when there is none', () => {
  expect(fails({ limit: 3 })).toEqual({ kind: 'most', limit: 3 });
  expect(fails({ place: '黄山' })).toBeNull();
  expect(fails(null)).toBeNull();
  expect(remedyOf({ outcome: 'PASS', inputs: { cost: 5, limit: 3 } })).toBeNull();
});
