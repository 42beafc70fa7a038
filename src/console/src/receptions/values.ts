import { unmask } from '../generated';
import type { ApplyReceptionInput, AttachmentInput, ChargeKind, MealKind, PlaceKind, ProvidedItem, ReceptionValuesFragment, RecordReceptionInput } from '../generated/graphql';
import type { FindingView } from '../kit/Findings';
import { sum } from '../kit/format';
import { SheetValues } from './fragments';

type Maybe<T> = T | null;
type Shown = { name?: Maybe<string>; unit?: Maybe<string>; post?: Maybe<string>; rank?: Maybe<string> };
/** With `known`, somebody of the people vault as the vault shows him. */
type Member = Shown & { known?: Shown & { person: string } };
export type ReceptionValues = {
  branch?: Maybe<string>; host?: Maybe<string>; guestUnit?: Maybe<string>; purpose?: Maybe<string>; receivedOn?: Maybe<string>; leftOn?: Maybe<string>;
  letter?: { number?: Maybe<string>; unit?: Maybe<string>; on?: Maybe<string>; guests?: Maybe<number>; file?: Maybe<AttachmentInput> };
  schedule?: { on?: Maybe<string>; what?: Maybe<string>; time?: Maybe<string>; place?: Maybe<string> }[];
  guests?: Member[]; guestCount?: Maybe<number>; companions?: Member[]; companionCount?: Maybe<number>; supportCount?: Maybe<number>;
  place?: { city?: Maybe<string>; name?: Maybe<string>; kind?: Maybe<PlaceKind> };
  meals?: { on?: Maybe<string>; kind?: Maybe<MealKind>; people?: Maybe<number>; amount?: Maybe<number>; place?: Maybe<string> }[];
  stays?: { from?: Maybe<string>; to?: Maybe<string>; rooms?: Maybe<number>; amount?: Maybe<number>; hotel?: Maybe<string> }[];
  rides?: { on?: Maybe<string>; route?: Maybe<string>; vehicles?: Maybe<number>; amount?: Maybe<number> }[];
  costs?: { on?: Maybe<string>; what?: Maybe<string>; amount?: Maybe<number> }[];
  charges?: { kind?: Maybe<ChargeKind>; people?: Maybe<number>; amount?: Maybe<number>; receipt?: Maybe<string> }[];
  noCharges?: boolean;
  providedItems?: Maybe<ProvidedItem[]>;
  attachments?: AttachmentInput[];
  headCount?: Maybe<number>;
  invoices?: { number?: Maybe<string>; amount?: Maybe<number>; file?: Maybe<string> }[];
};

export const totalOf = (v: ReceptionValues) => sum([...(v.meals ?? []), ...(v.stays ?? []), ...(v.rides ?? []), ...(v.costs ?? [])].map((x) => x.amount));

const shown = ['name', 'unit', 'post', 'rank'] as const;

/** Who is still as the vault shows him; who was changed is somebody else. */
const knownAs = (m: Member) => (m.known && shown.every((k) => (m[k] ?? '') === (m.known?.[k] ?? '')) ? m.known.person : undefined);

/** Names count; a number says more as long as it is larger than they are many. Who is known is named by his id, and not written a second time. */
function counted(list: Member[] | undefined, count: Maybe<number> | undefined) {
  const named = (list ?? []).filter((m) => m.name?.trim() || knownAs(m))
    .map((m) => (knownAs(m) ? { person: knownAs(m) } : { name: m.name?.trim(), unit: m.unit || undefined, post: m.post || undefined, rank: m.rank || undefined }));
  return { named: named.length > 0 || count != null ? named : undefined, more: count != null && count > named.length ? count : undefined };
}

function sheetOf(v: ReceptionValues) {
  const charges = (v.charges ?? []).flatMap((c) => (c.kind && c.people && c.amount != null ? [{ kind: c.kind, people: c.people, amount: c.amount, receipt: c.receipt }] : []));
  const [guests, companions] = [counted(v.guests, v.guestCount), counted(v.companions, v.companionCount)];
  return {
    receivedOn: v.receivedOn, leftOn: v.leftOn,
    guests: guests.named, guestCount: guests.more, companions: companions.named, companionCount: companions.more, supportCount: v.supportCount,
    place: v.place && (v.place.city || v.place.name || v.place.kind) ? { city: v.place.city || undefined, name: v.place.name || undefined, kind: v.place.kind } : undefined,
    meals: (v.meals ?? []).flatMap((m) => (m.on && m.kind && m.people && m.amount != null ? [{ on: m.on, kind: m.kind, people: m.people, amount: m.amount, place: m.place }] : [])),
    stays: (v.stays ?? []).flatMap((s) => (s.from && s.to && s.rooms && s.amount != null ? [{ from: s.from, to: s.to, rooms: s.rooms, amount: s.amount, hotel: s.hotel }] : [])),
    rides: (v.rides ?? []).flatMap((r) => (r.on && r.route && r.vehicles && r.amount != null ? [{ on: r.on, route: r.route, vehicles: r.vehicles, amount: r.amount }] : [])),
    costs: (v.costs ?? []).flatMap((c) => (c.what?.trim() && c.amount != null ? [{ on: c.on, what: c.what.trim(), amount: c.amount }] : [])),
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
    id: id ?? undefined, branch: v.branch, host: v.host, guestUnit: v.guestUnit?.trim(), purpose: v.purpose?.trim(),
    letter: l?.number?.trim() && l.on && (l.unit ?? v.guestUnit) ? { number: l.number.trim(), unit: (l.unit ?? v.guestUnit ?? '').trim(), on: l.on, guests: l.guests, file: l.file } : undefined,
    schedule: (v.schedule ?? []).flatMap((s) => (s.on && s.what?.trim() ? [{ on: s.on, what: s.what.trim(), time: s.time || undefined, place: s.place || undefined }] : [])),
    ...sheetOf(v),
  };
}

/** The list 接待清单 as filled in afterwards. */
export const listOf = (v: ReceptionValues, id: string): RecordReceptionInput => ({
  id, headCount: v.headCount ?? 0, ...sheetOf(v), invoices: (v.invoices ?? []).flatMap((i) => (i.number && i.amount != null ? [{ number: i.number, amount: i.amount, file: i.file }] : [])),
});

/** The form of an application, or of the list: what was filled in before, else what was planned. */
export function valuesOf(r: ReceptionValuesFragment, forList: boolean): ReceptionValues {
  const sheet = unmask(SheetValues, forList && r.list ? r.list.sheet : r.planned);
  const members = (list: typeof sheet.guests) => list.map(({ person, name, unit, post, rank }) => ({ name, unit, post, rank, known: { person: person.id, name, unit, post, rank } }));
  const more = (count: Maybe<number> | undefined, named: unknown[]) => (count != null && (count > named.length || count === 0) ? count : null);
  return {
    branch: r.branch?.id, host: r.host?.id, schedule: r.schedule, guestUnit: r.guestUnit, purpose: r.purpose, letter: r.letter ?? {}, receivedOn: sheet.receivedOn, leftOn: sheet.leftOn,
    guests: members(sheet.guests), guestCount: more(sheet.guestCount, sheet.guests), companions: members(sheet.companions), companionCount: more(sheet.companionCount, sheet.companions), supportCount: sheet.supportCount,
    place: sheet.place ?? {}, meals: sheet.meals, stays: sheet.stays, rides: sheet.rides, costs: sheet.costs, charges: sheet.charges ?? [], noCharges: sheet.charges?.length === 0, providedItems: sheet.providedItems,
    attachments: (forList ? r.list?.attachments : r.attachments) ?? [],
    headCount: r.list?.headCount, invoices: r.list?.invoices ?? [],
  };
}

/** A new visit takes over who is met and where; its days, guests' letter and bills are its own. */
export const copyOf = (r: ReceptionValuesFragment): ReceptionValues => ({ ...valuesOf(r, false), letter: {}, receivedOn: null, leftOn: null, schedule: [], meals: [], stays: [], rides: [], costs: [], charges: [], attachments: [] });

const fields: Record<string, string> = {
  'no-letter': 'letter.number', companions: 'companions', 'one-working-meal': 'meals', 'meal-standard': 'meals', 'forbidden-item': 'providedItems', 'forbidden-venue': 'place.kind', 'repeat-unit': 'guestUnit', 'day-off': 'receivedOn',
  'guests-charged': 'charges', list: 'guests', 'claim-documents': 'attachments',
};
/** What the list does not ask again. */
const applied = new Set(['guestUnit', 'letter.number']);

/** Numbers that should agree are put right where one of them is typed. */
const unlike = (finding: FindingView | undefined) => {
  const pairs = ((finding?.inputs ?? {}) as { unlike?: string[] }).unlike ?? [];
  const says = (fact: string) => pairs.some((p) => p.split(' ').includes(fact));
  return says('letterGuests') ? 'guests' : says('guests') ? 'headCount' : says('invoiceAmount') ? 'invoices' : 'guests';
};

export const fieldOf = (forList: boolean) => (clause: string, finding?: FindingView): string | undefined => {
  const rule = clause.slice(clause.indexOf('.') + 1);
  const field = rule === 'list-mismatch' ? unlike(finding) : fields[rule];
  return forList && field && applied.has(field) ? undefined : field;
};
