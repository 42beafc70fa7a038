import { expect, it } from 'vitest';
import { amendmentOf, copyOf, fieldOfClause, heldOf, inputOf, lineOf, paidBy, totalOf, valuesOf, type ActivityValues } from './values';

const plan = {
  branch: { id: 'branch/cardiology' }, type: 'MEETING', class: 'III', title: '年终会议', purpose: null, conveys: false, inPlan: true, planReference: '计划-1', startsOn: '2026-12-17', endsOn: '2026-12-18',
  arrivesOn: null, departsOn: null, venue: { city: '成都', place: null, name: null, kind: 'HOTEL' }, participants: 55, staff: 5, experts: 0, guests: 0, participantsCharged: false, lodgingProvided: true,
  mealsProvided: true, lines: [{ kind: 'LODGING', estimate: 20000, note: null }, { kind: 'MEALS', estimate: 0.1, note: '午餐' }], budgetLine: 'meetings', lectures: [{ title: 'SENIOR', hours: 2, halfDays: 1, fee: 2000, topic: '指南', lecturer: { id: 'person/1', name: '王一' } }],
  funding: [], sponsors: [], providedItems: [], attachments: [{ hash: 'a'.repeat(64), name: '通知.pdf', kind: 'NOTICE' }],
} as Parameters<typeof valuesOf>[0];

it('gives back what a record holds', () => {
  const input = inputOf(valuesOf(plan), 'activity/1');
  expect(input).toMatchObject({
    id: 'activity/1', branch: 'branch/cardiology', title: '年终会议', purpose: '', providedItems: [], budgetLines: [{ kind: 'LODGING', amount: 20000 }, { kind: 'MEALS', amount: 0.1, note: '午餐' }],
    lectures: [{ title: 'SENIOR', hours: 2, fee: 2000, lecturer: '王一', lecturerId: 'person/1' }],
  });
  expect(totalOf(valuesOf(plan))).toBe(20000.1);
});

it('amends a plan where it stands, with a reason and without its branch', () => {
  const input = amendmentOf({ ...valuesOf(plan), reason: ' 改期 ' }, 'activity/1');
  expect(input).toMatchObject({ id: 'activity/1', reason: '改期', title: '年终会议' });
  expect(input).not.toHaveProperty('branch');
});

it('copies the content and neither days nor papers', () => {
  expect(copyOf(plan)).toMatchObject({ title: '年终会议', participants: 55, startsOn: null, endsOn: null, attachments: [], planReference: null });
});

it('leaves rows out that say too little to be kept, and never says what was not said', () => {
  const v: ActivityValues = { lectures: [{ title: 'SENIOR' }], sponsors: [{ unit: '某公司' }], funding: [{ source: 'GRANT', amount: null }], costs: { OTHER: { note: '无金额' } } };
  expect(inputOf(v)).toMatchObject({ lectures: [], sponsors: [], funding: [], budgetLines: [] });
  expect(inputOf(v).providedItems).toBeUndefined();
});

it('knows the paying line of a type and the field of a clause', () => {
  expect(lineOf({ type: 'MEETING' })).toBe('meetings');
  expect(lineOf({ type: 'SURVEY' })).toBe('activities');
  expect(lineOf({ type: 'MEETING', budgetLine: 'special' })).toBe('special');
  expect(fieldOfClause('training.quota')).toBe('costs');
  expect(fieldOfClause('process.self-approval')).toBeUndefined();
});

it('holds on the budgets what no other source pays', () => {
  const costs = { LODGING: { amount: 20000 }, MEALS: { amount: 0.1 } };
  expect([...heldOf({ type: 'MEETING', costs })]).toEqual([['meetings', 20000.1]]);
  expect([...heldOf({ type: 'MEETING', costs, funding: [{}, { source: 'SPONSORSHIP' }] })]).toEqual([['meetings', 20000.1]]);
  const mixed = [{ source: 'BUDGET', amount: 5000.1 }, { source: 'SPONSORSHIP', amount: 9000 }, { source: 'BUDGET', amount: 4000, line: 'special' }, { source: 'BUDGET', amount: 2000 }] as const;
  expect([...heldOf({ type: 'MEETING', costs, funding: [...mixed] })]).toEqual([['meetings', 7000.1], ['special', 4000]]);
  expect(heldOf({ type: 'MEETING', costs, funding: [{ source: 'GRANT', amount: 20000.1 }] }).size).toBe(0);
});

it('adds up what claims paid, as settled where it is, and knows nothing while nothing is paid', () => {
  const lines = [{ item: 'VENUE' as const, amount: 3000.1 }, { item: 'MEALS' as const, amount: 900 }];
  expect(paidBy([{ amount: 3900.1, paidAmount: null, lines }])).toBeNull();
  expect(paidBy([
    { amount: 3900.1, paidAmount: 3900.1, lines, settlement: { lines: [{ item: 'VENUE', actual: 2900.1 }, { item: 'MEALS', actual: 900 }] } },
    { amount: 50, paidAmount: 45, lines: [{ item: 'RECEPTION', amount: 50 }] },
    { amount: 700, lines: [{ item: 'LODGING', amount: 700 }] },
  ])).toMatchObject({ VENUE: 2900.1, MEALS: 900, OTHER: 45, LODGING: 0 });
});
