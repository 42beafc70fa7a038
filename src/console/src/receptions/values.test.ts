import { expect, it } from 'vitest';
import { applicationOf, listOf, totalOf, valuesOf, type ReceptionValues } from './values';

const visit: ReceptionValues = {
  branch: 'branch/a', guestUnit: '省医学会', purpose: '调研', receivedOn: '2026-06-09', letter: { number: '12号', on: '2026-06-03', guests: 2 }, guests: [{ name: '陈一' }, {}], guestCount: 5,
  companions: [], companionCount: 1, meals: [{ on: '2026-06-09', kind: 'WORKING_MEAL', people: 3, amount: 0.1 }, { on: '2026-06-09' }], rides: [{ on: '2026-06-09', route: '机场', vehicles: 1, amount: 0.2 }], charges: [],
};

it('counts by names once there are names, else by the number', () => {
  expect(applicationOf(visit)).toMatchObject({ guests: [{ name: '陈一' }], guestCount: undefined, companions: undefined, companionCount: 1, letter: { number: '12号', unit: '省医学会' } });
});

it('declares no charges only when somebody says so', () => {
  expect(applicationOf(visit)?.charges).toBeUndefined();
  expect(applicationOf({ ...visit, noCharges: true })?.charges).toEqual([]);
});

it('asks nothing without a branch, and sends no half letter', () => {
  expect(applicationOf({ ...visit, branch: null })).toBeNull();
  expect(applicationOf({ ...visit, letter: { number: '12号' } })?.letter).toBeUndefined();
});

it('adds the sheet in cents', () => expect(totalOf(visit)).toBe(0.3));

it('fills the list from the plan and keeps known people by their ids', () => {
  const sheet = { receivedOn: '2026-06-09', leftOn: null, guests: [{ person: { id: 'person/1' }, name: '陈一', unit: null, post: null, rank: null }], guestCount: 1, companions: [], companionCount: 1, supportCount: 0, place: null, meals: [], stays: [], rides: [], charges: null, providedItems: null };
  const record = { branch: { id: 'branch/a' }, guestUnit: '省医学会', purpose: '调研', letter: null, planned: sheet, list: null, attachments: [] } as Parameters<typeof valuesOf>[0];
  expect(listOf({ ...valuesOf(record, true), headCount: 1 }, 'reception/1')).toMatchObject({ id: 'reception/1', headCount: 1, guests: [{ person: 'person/1' }], invoices: [] });
});
