import type { ActivityClass, AmendActivityInput, ActivityPlanValuesFragment, ActivityType, AttachmentInput, CostKind, ExpenseItem, FundingSource, LecturerTitle, PlaceKind, ProvidedItem, SponsorKind, SubmitActivityInput } from '../generated/graphql';
import { sum } from '../kit/format';

type Maybe<T> = T | null;

/** An activity's form. What is null was not said; the norms then call it unknown. */
export type ActivityValues = {
  branch?: Maybe<string>; type?: Maybe<ActivityType>; class?: Maybe<ActivityClass>; title?: Maybe<string>; purpose?: Maybe<string>;
  conveys?: Maybe<boolean>; inPlan?: Maybe<boolean>; planReference?: Maybe<string>;
  startsOn?: Maybe<string>; endsOn?: Maybe<string>; arrivesOn?: Maybe<string>; departsOn?: Maybe<string>;
  venue?: Venue;
  participants?: Maybe<number>; staff?: Maybe<number>; experts?: Maybe<number>; guests?: Maybe<number>;
  participantsCharged?: Maybe<boolean>; lodgingProvided?: Maybe<boolean>; mealsProvided?: Maybe<boolean>;
  costs?: Partial<Record<CostKind, { amount?: Maybe<number>; note?: Maybe<string> }>>;
  budgetLine?: Maybe<string>;
  lectures?: { title?: Maybe<LecturerTitle>; hours?: Maybe<number>; halfDays?: Maybe<number>; fee?: Maybe<number>; topic?: Maybe<string>; lecturer?: Maybe<string>; lecturerId?: Maybe<string> }[];
  funding?: { source?: Maybe<FundingSource>; amount?: Maybe<number>; note?: Maybe<string>; line?: Maybe<string> }[];
  sponsors?: { kind?: Maybe<SponsorKind>; unit?: Maybe<string>; amount?: Maybe<number>; purpose?: Maybe<string>; contractNumber?: Maybe<string>; contract?: Maybe<AttachmentInput> }[];
  providedItems?: Maybe<ProvidedItem[]>;
  attachments?: AttachmentInput[];
  /** Why an approved activity shall be another. */
  reason?: Maybe<string>;
};

export const costKinds = ['LODGING', 'MEALS', 'VENUE', 'MATERIAL', 'TRANSPORT', 'LECTURE_FEES', 'OTHER'] as const satisfies readonly CostKind[];

type Claim = { amount: number; paidAmount?: Maybe<number>; lines: readonly { item: ExpenseItem; amount: number }[]; settlement?: Maybe<{ lines: readonly { item: ExpenseItem; actual: number }[] }> };

/** What claims paid, a kind of cost at a time: as settled, or until then as claimed; null while nothing is paid. What it has no kind for is among the others. */
export function paidBy(claims: readonly Claim[]): Partial<Record<CostKind, number>> | null {
  const paid = claims.filter((c) => c.paidAmount != null);
  if (paid.length === 0) return null;
  const lines = paid.flatMap((c): { item: ExpenseItem; sum: Maybe<number> | undefined }[] =>
    c.settlement ? c.settlement.lines.map((l) => ({ item: l.item, sum: l.actual })) : c.lines.map((l) => ({ item: l.item, sum: c.lines.length === 1 ? c.paidAmount : l.amount })));
  const kindOf = (item: ExpenseItem): CostKind => (item === 'RECEPTION' ? 'OTHER' : item);
  return Object.fromEntries(costKinds.map((kind) => [kind, sum(lines.filter((l) => kindOf(l.item) === kind).map((l) => l.sum))]));
}

export const totalOf = (v: ActivityValues) => sum(costKinds.map((kind) => v.costs?.[kind]?.amount));

/** The line of the budget that pays when none is chosen; the register's own rule. */
export const lineOf = (v: ActivityValues) =>
  v.budgetLine ?? ({ CONFERENCE: 'conferences', MEETING: 'meetings', TRAINING: 'training' } as Partial<Record<ActivityType, string>>)[v.type ?? 'OTHER'] ?? 'activities';

/** What its approval holds on the branch's budgets, a sum for each line; the register's own rule. */
export function heldOf(v: ActivityValues): Map<string, number> {
  const parts = (v.funding ?? []).filter((f) => f.source && f.amount);
  const drawn = parts.length > 0 ? parts.filter((f) => f.source === 'BUDGET').map((f) => ({ line: f.line ?? lineOf(v), amount: f.amount })) : [{ line: lineOf(v), amount: totalOf(v) }];
  return drawn.reduce((sums, { line, amount }) => sums.set(line, sum([sums.get(line), amount])), new Map<string, number>());
}

type Venue = { city?: Maybe<string>; name?: Maybe<string>; place?: Maybe<string>; kind?: Maybe<PlaceKind> };
export const placeOf = (venue: Maybe<Venue> | undefined, kinds: Record<PlaceKind, string>) => [venue?.city, venue?.name, venue?.place, venue?.kind && kinds[venue.kind]].filter(Boolean).join(' · ');

const text = (value: Maybe<string> | undefined) => value?.trim() ?? '';

/** What the form says, as the register takes it; rows that are hardly begun are left out. */
export function inputOf(v: ActivityValues, id?: string | null): SubmitActivityInput {
  return {
    id: id ?? undefined,
    branch: v.branch, type: v.type, class: v.class, title: v.title?.trim(), purpose: text(v.purpose), conveys: v.conveys, inPlan: v.inPlan, planReference: text(v.planReference),
    startsOn: v.startsOn, endsOn: v.endsOn, arrivesOn: v.arrivesOn, departsOn: v.departsOn,
    venue: { city: text(v.venue?.city), place: text(v.venue?.place), name: text(v.venue?.name), kind: v.venue?.kind },
    participants: v.participants, staff: v.staff, experts: v.experts, guests: v.guests,
    participantsCharged: v.participantsCharged, lodgingProvided: v.lodgingProvided, mealsProvided: v.mealsProvided,
    budgetLines: costKinds.flatMap((kind) => {
      const line = v.costs?.[kind];
      return line?.amount ? [{ kind, amount: line.amount, note: text(line.note) || undefined }] : [];
    }),
    budgetLine: text(v.budgetLine),
    lectures: (v.lectures ?? []).flatMap((l) => (l.title && l.hours && l.fee != null ? [{ title: l.title, hours: l.hours, fee: l.fee, halfDays: l.halfDays, topic: l.topic, lecturer: l.lecturer, lecturerId: l.lecturerId }] : [])),
    funding: (v.funding ?? []).flatMap((f) => (f.source && f.amount ? [{ source: f.source, amount: f.amount, note: f.note, line: f.source === 'BUDGET' ? f.line : undefined }] : [])),
    sponsors: (v.sponsors ?? []).flatMap((s) => (s.unit && s.purpose ? [{ kind: s.kind ?? 'SPONSOR', unit: s.unit, amount: s.amount ?? 0, purpose: s.purpose, contractNumber: s.contractNumber, contract: s.contract }] : [])),
    providedItems: v.providedItems,
    attachments: v.attachments ?? [],
  };
}

/** What an approved activity shall be instead; it stays with its branch. */
export function amendmentOf(v: ActivityValues, id: string): AmendActivityInput {
  const plan = inputOf(v, id);
  delete plan.branch;
  return { ...plan, id, reason: text(v.reason) };
}

/** The form of a record that there is. */
export function valuesOf(a: ActivityPlanValuesFragment): ActivityValues {
  return {
    branch: a.branch?.id, type: a.type, class: a.class, title: a.title, purpose: a.purpose, conveys: a.conveys, inPlan: a.inPlan, planReference: a.planReference,
    startsOn: a.startsOn, endsOn: a.endsOn, arrivesOn: a.arrivesOn, departsOn: a.departsOn, venue: a.venue ?? {},
    participants: a.participants, staff: a.staff, experts: a.experts, guests: a.guests,
    participantsCharged: a.participantsCharged, lodgingProvided: a.lodgingProvided, mealsProvided: a.mealsProvided,
    costs: Object.fromEntries(a.lines.map((l) => [l.kind, { amount: l.estimate, note: l.note }])),
    budgetLine: a.budgetLine,
    lectures: a.lectures.map(({ lecturer, ...l }) => ({ ...l, lecturer: lecturer?.name, lecturerId: lecturer?.id })),
    funding: a.funding, sponsors: a.sponsors, providedItems: a.providedItems, attachments: a.attachments,
  };
}

/** What a new record takes over from an earlier one: not its days, not its papers. */
export function copyOf(a: ActivityPlanValuesFragment): ActivityValues {
  return { ...valuesOf(a), startsOn: null, endsOn: null, arrivesOn: null, departsOn: null, attachments: [], planReference: null };
}

const fields: Record<string, string> = {
  days: 'endsOn', 'transit-days': 'departsOn', people: 'participants', 'staff-share': 'staff', quota: 'costs', 'no-charge': 'participantsCharged', 'scenic-area': 'venue.place', 'own-region': 'venue.city',
  'forbidden-item': 'providedItems', 'forbidden-venue': 'venue.kind', 'sponsors-recorded': 'sponsors', 'lecture-fee': 'lectures', 'lecture-hours': 'lectures', 'claim-documents': 'attachments',
};

/** The field that a clause speaks of: the last part of its id says of what kind it is. */
export const fieldOfClause = (clause: string): string | undefined => fields[clause.slice(clause.indexOf('.') + 1)];
