import { expect, it } from 'vitest';
import type { ApplyReceptionInput, RecordReceptionInput } from '../generated/graphql';
import type { FindingView } from '../kit/Findings';
import { applicationOf, fieldOf, listOf, totalOf, valuesOf, type ReceptionValues } from './values';

const visit: ReceptionValues = {
  branch: 'branch/a', guestUnit: '省医学会', purpose: '调研', receivedOn: '2026-06-09', letter: { number: '12号', on: '2026-06-03', guests: 2 }, guests: [{ name: '陈一' }, {}], guestCount: 5,
  companions: [], companionCount: 1, meals: [{ on: '2026-06-09', kind: 'WORKING_MEAL', people: 3, amount: 0.1 }, { on: '2026-06-09' }], rides: [{ on: '2026-06-09', route: '机场', vehicles: 1, amount: 0.2 }], charges: [],
};

it('counts by names, and by a number that is larger than they are many', () => {
  expect(applicationOf(visit)).toMatchObject({ guests: [{ name: '陈一' }], guestCount: 5, companions: [], companionCount: 1 });
  expect(applicationOf({ ...visit, guestCount: 1, companionCount: null })).toMatchObject({ guests: [{ name: '陈一' }], guestCount: undefined, companions: undefined, companionCount: undefined });
});

it('takes the visiting unit for the one that wrote the letter', () => {
  expect(applicationOf(visit)).toMatchObject({ letter: { number: '12号', unit: '省医学会' } });
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

/** All fields, down to the last: one that the schema gains does not compile before it stands here. */
type Whole<T> = T extends (infer E)[] ? Whole<E>[] : T extends object ? { [K in keyof T]-?: Whole<NonNullable<T[K]>> } : T;
type People = 'guests' | 'companions';

const sheet: Whole<Omit<RecordReceptionInput & ApplyReceptionInput, 'id' | 'headCount' | 'invoices' | 'version' | 'countersignedBy' | 'idempotencyKey' | 'branch' | 'guestUnit' | 'purpose' | 'letter' | 'host' | 'schedule' | People>> = {
  receivedOn: '2026-06-09', leftOn: '2026-06-10', guestCount: 3, companionCount: 2, supportCount: 1, place: { city: '杭州', name: '机关食堂', kind: 'CANTEEN' },
  meals: [{ on: '2026-06-09', kind: 'WORKING_MEAL', people: 4, amount: 300, place: '二楼' }], stays: [{ from: '2026-06-09', to: '2026-06-10', rooms: 2, amount: 700, hotel: '望江宾馆' }],
  rides: [{ on: '2026-06-09', route: '机场', vehicles: 1, amount: 120 }], costs: [{ on: '2026-06-09', what: '会议室', amount: 260 }], charges: [{ kind: 'MEALS', people: 2, amount: 80, receipt: 'R-1' }],
  providedItems: ['TOUR'], attachments: [{ hash: 'a', name: '清单.pdf', kind: 'LIST' }],
};
const people = { guests: [{ person: 'person/1' }, { person: 'person/2' }], companions: [{ person: 'person/3' }] };
const list: Whole<Omit<RecordReceptionInput, 'version' | 'countersignedBy' | 'idempotencyKey' | People>> & typeof people = { id: 'reception/1', headCount: 3, ...sheet, ...people, invoices: [{ number: '25', amount: 1380, file: 'b' }] };
const application: Whole<Omit<ApplyReceptionInput, 'version' | 'idempotencyKey' | People>> & typeof people = {
  id: 'reception/1', branch: 'branch/a', guestUnit: '省医学会', purpose: '调研', host: 'person/3', letter: { number: '12号', unit: '省医学会', on: '2026-06-03', guests: 3, file: { hash: 'c', name: '公函.pdf', kind: 'LETTER' } },
  schedule: [{ on: '2026-06-09', time: '09:30', what: '座谈', place: '三楼' }], ...sheet, ...people,
};

const shown = (list: { person: string }[]) => list.map((m) => ({ person: { id: m.person }, name: m.person, unit: '省医学会', post: null, rank: '处级' }));
const kept = { ...sheet, guests: shown(people.guests), companions: shown(people.companions) };
const record = {
  branch: { id: 'branch/a' }, guestUnit: '省医学会', purpose: '调研', host: { id: 'person/3' }, schedule: application.schedule, letter: application.letter, planned: kept, attachments: sheet.attachments,
  list: { headCount: 3, sheet: kept, invoices: list.invoices, attachments: sheet.attachments },
} as unknown as Parameters<typeof valuesOf>[0];

it('loses nothing of an application or a list that is saved as it was read', () => {
  expect(applicationOf(valuesOf(record, false), 'reception/1')).toEqual(application);
  expect(listOf(valuesOf(record, true), 'reception/1')).toEqual(list);
  expect(totalOf(valuesOf(record, true))).toBe(1380);
});

it('fills the list from the plan before there is one', () => {
  expect(listOf(valuesOf({ ...record, list: null }, true), 'reception/1')).toEqual({ ...list, headCount: 0, invoices: [], attachments: [] });
});

it('writes a person anew once the name is another, and leaves out whose name is gone', () => {
  const values = valuesOf(record, true);
  const [first, second] = values.guests ?? [];
  expect(listOf({ ...values, guests: [{ ...first, name: '陈二' }, { ...second, name: '' }], guestCount: null }, 'reception/1').guests).toEqual([{ name: '陈二', unit: '省医学会', post: undefined, rank: '处级' }]);
});

it('shows numbers that differ where one of them is typed, and nothing at a field that the list has not', () => {
  const differs = (...unlike: string[]) => fieldOf(true)('reception.list-mismatch', { inputs: { unlike } } as unknown as FindingView);
  expect([differs('letterGuests ≠ listGuests', 'listGuests ≠ guests'), differs('listGuests ≠ guests'), differs('invoiceAmount ≠ listAmount')]).toEqual(['guests', 'headCount', 'invoices']);
  expect([fieldOf(true)('reception.repeat-unit'), fieldOf(false)('reception.repeat-unit')]).toEqual([undefined, 'guestUnit']);
});
