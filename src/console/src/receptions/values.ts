import type { ApplyReceptionInput, AttachmentInput, ChargeKind, MealKind, PlaceKind, ProvidedItem, ReceptionValuesFragment, RecordReceptionInput } from '../generated/graphql';
import { sum } from '../kit/format';

type Maybe<T> = T | null;
type Member = { person?: Maybe<string>; name?: Maybe<string>; unit?: Maybe<string>; post?: Maybe<string>; rank?: Maybe<string> };
export type ReceptionValues = {
  branch?: Maybe<string>; guestUnit?: Maybe<string>; purpose?: Maybe<string>; receivedOn?: Maybe<string>; leftOn?: Maybe<string>;
  letter?: { number?: Maybe<string>; unit?: Maybe<string>; on?: Maybe<string>; guests?: Maybe<number>; file?: Maybe<AttachmentInput> };
  guests?: Member[]; guestCount?: Maybe<number>; companions?: Member[]; companionCount?: Maybe<number>; supportCount?: Maybe<number>;
  place?: { city?: Maybe<string>; name?: Maybe<string>; kind?: Maybe<PlaceKind> };
  meals?: { on?: Maybe<string>; kind?: Maybe<MealKind>; people?: Maybe<number>; amount?: Maybe<number>; place?: Maybe<string> }[];
  stays?: { from?: Maybe<string>; to?: Maybe<string>; rooms?: Maybe<number>; amount?: Maybe<number>; hotel?: Maybe<string> }[];
  rides?: { on?: Maybe<string>; route?: Maybe<string>; vehicles?: Maybe<number>; amount?: Maybe<number> }[];
  charges?: { kind?: Maybe<ChargeKind>; people?: Maybe<number>; amount?: Maybe<number>; receipt?: Maybe<string> }[];
  noCharges?: boolean;
  providedItems?: Maybe<ProvidedItem[]>;
  attachments?: AttachmentInput[];
  headCount?: Maybe<number>;
  invoices?: { number?: Maybe<string>; amount?: Maybe<number>; file?: Maybe<string> }[];
};

export const totalOf = (v: ReceptionValues) => sum([...(v.meals ?? []), ...(v.stays ?? []), ...(v.rides ?? [])].map((x) => x.amount));

const members = (list: Member[] | undefined) => {
  const named = (list ?? []).filter((m) => m.name?.trim() || m.person);
  // A person the register knows is named by the id; the name shown is not written a second time.
  return named.length === 0 ? undefined : named.map((m) => (m.person ? { person: m.person } : { name: m.name?.trim(), unit: m.unit || undefined, post: m.post || undefined, rank: m.rank || undefined }));
};

function sheetOf(v: ReceptionValues) {
  const charges = (v.charges ?? []).flatMap((c) => (c.kind && c.people && c.amount != null ? [{ kind: c.kind, people: c.people, amount: c.amount, receipt: c.receipt }] : []));
  return {
    receivedOn: v.receivedOn, leftOn: v.leftOn,
    guests: members(v.guests), guestCount: members(v.guests) ? undefined : v.guestCount,
    companions: members(v.companions), companionCount: members(v.companions) ? undefined : v.companionCount, supportCount: v.supportCount,
    place: v.place && (v.place.city || v.place.name || v.place.kind) ? { city: v.place.city || undefined, name: v.place.name || undefined, kind: v.place.kind } : undefined,
    meals: (v.meals ?? []).flatMap((m) => (m.on && m.kind && m.people && m.amount != null ? [{ on: m.on, kind: m.kind, people: m.people, amount: m.amount, place: m.place }] : [])),
    stays: (v.stays ?? []).flatMap((s) => (s.from && s.to && s.rooms && s.amount != null ? [{ from: s.from, to: s.to, rooms: s.rooms, amount: s.amount, hotel: s.hotel }] : [])),
    rides: (v.rides ?? []).flatMap((r) => (r.on && r.route && r.vehicles && r.amount != null ? [{ on: r.on, route: r.route, vehicles: r.vehicles, amount: r.amount }] : [])),
    charges: charges.length > 0 ? charges : v.noCharges ? [] : undefined,
    providedItems: v.providedItems,
    attachments: v.attachments ?? [],
  };
}

/** The application as the register takes it; null until it says whose it is. */
export function applicationOf(v: ReceptionValues, id?: string | null): ApplyReceptionInput | null {
  if (!v.branch) return null;
  const l = v.letter;
  return {
    id: id ?? undefined, branch: v.branch, guestUnit: v.guestUnit?.trim(), purpose: v.purpose?.trim(),
    letter: l?.number?.trim() && l.on && (l.unit ?? v.guestUnit) ? { number: l.number.trim(), unit: (l.unit ?? v.guestUnit ?? '').trim(), on: l.on, guests: l.guests, file: l.file } : undefined,
    ...sheetOf(v),
  };
}

/** The list 接待清单 as filled in afterwards. */
export const listOf = (v: ReceptionValues, id: string): RecordReceptionInput => ({
  id, headCount: v.headCount ?? 0, ...sheetOf(v), invoices: (v.invoices ?? []).flatMap((i) => (i.number && i.amount != null ? [{ number: i.number, amount: i.amount, file: i.file }] : [])),
});

/** The form of an application, or of the list: what was filled in before, else what was planned. */
export function valuesOf(r: ReceptionValuesFragment, forList: boolean): ReceptionValues {
  const sheet = forList && r.list ? r.list.sheet : r.planned;
  const people = (list: typeof sheet.guests) => list.map((m) => ({ person: m.person.id, name: m.name, unit: m.unit, post: m.post, rank: m.rank }));
  return {
    branch: r.branch?.id, guestUnit: r.guestUnit, purpose: r.purpose, letter: r.letter ?? {}, receivedOn: sheet.receivedOn, leftOn: sheet.leftOn,
    guests: people(sheet.guests), guestCount: sheet.guestCount, companions: people(sheet.companions), companionCount: sheet.companionCount, supportCount: sheet.supportCount,
    place: sheet.place ?? {}, meals: sheet.meals, stays: sheet.stays, rides: sheet.rides, charges: sheet.charges ?? [], noCharges: sheet.charges?.length === 0, providedItems: sheet.providedItems,
    attachments: (forList ? r.list?.attachments : r.attachments) ?? [],
    headCount: r.list?.headCount, invoices: r.list?.invoices ?? [],
  };
}

/** A new visit takes over who is met and where; its days, guests' letter and bills are its own. */
export const copyOf = (r: ReceptionValuesFragment): ReceptionValues => ({ ...valuesOf(r, false), letter: {}, receivedOn: null, leftOn: null, meals: [], stays: [], rides: [], charges: [], attachments: [] });

const fields: Record<string, string> = {
  'no-letter': 'letter.number', companions: 'companions', 'one-working-meal': 'meals', 'meal-standard': 'meals', 'forbidden-item': 'providedItems', 'forbidden-venue': 'place.kind', 'repeat-unit': 'guestUnit', 'day-off': 'receivedOn',
  'guests-charged': 'charges', 'list-mismatch': 'guests', list: 'guests', 'claim-documents': 'attachments',
};
export const fieldOfClause = (clause: string): string | undefined => fields[clause.slice(clause.indexOf('.') + 1)];
