import { expect, it } from 'vitest';
import { factsOf, isClause } from './changes';

it('tells each changed fact once, however deep it stands', () => {
  const plan = { city: '苏州', participants: 40, venue: { kind: 'HOTEL', name: null }, lines: [{ kind: 'MEALS', amount: 10, note: null }, { kind: 'OTHER', amount: 10 }] };
  const facts = factsOf([
    { field: 'city', before: '南京', after: '苏州' },
    { field: 'plan', before: { ...plan, city: '南京', lines: [{ kind: 'MEALS', amount: 5, note: null }] }, after: plan },
    { field: 'round', before: 0, after: 1 },
  ]);
  expect(facts).toEqual([
    { path: ['city'], before: '南京', after: '苏州' },
    { path: ['plan', 'lines', '1', 'amount'], before: 5, after: 10 },
    { path: ['plan', 'lines', '2', 'kind'], before: null, after: 'OTHER' },
    { path: ['plan', 'lines', '2', 'amount'], before: null, after: 10 },
  ]);
});

it('says of a finding which clause it is and what it came to', () => {
  const finding = { clause: 'meeting.quota', outcome: 'FAIL', severity: 'STOP', inputs: { limit: 5 }, arithmetic: '6 > 5' };
  expect(factsOf([{ field: 'findings', before: [{ ...finding, outcome: 'UNKNOWN' }], after: [finding] }])).toEqual([{ path: ['findings', 'meeting.quota'], before: 'UNKNOWN', after: 'FAIL' }]);
});

it('knows the ids of clauses, which have names', () => {
  expect(['meeting.quota', 'process.over-budget / reception.day-off', 'MEETING', '2026.pdf', null, 3].map(isClause)).toEqual([true, true, false, false, false, false]);
});

it('joins lists of plain values and leaves out what holds nothing', () => {
  expect(factsOf([{ field: 'budgets', before: [], after: ['a', 'b'] }, { field: 'note', before: null, after: '' }])).toEqual([{ path: ['budgets'], before: null, after: 'a / b' }]);
});
