import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';
import type { ActivityFilterInput, ClueFilterInput, FundUseFilterInput, IdentityRequestFilterInput, ReceptionFilterInput, SortDirection, ViolationFilterInput } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { addressOf } from '../kit/address';
import { day, today } from '../kit/format';
import { Status } from '../kit/Status';
import { useViewer } from '../session/viewer';
import { dueOfActivity, dueOfClaim, dueOfReception, latest, type Deadline } from './clock';
import type { Queue } from './queues';

const Activities = graphql(`query HomeActivities($where: ActivityFilterInput, $order: [ActivitySortInput!], $first: Int!, $counted: Boolean!) { activities(first: $first, where: $where, order: $order) { totalCount @include(if: $counted) nodes { id title status startsOn endsOn submittedAt approvedAt begunAt concludedAt settledAt createdAt updatedAt waitingFor steps { at } amendments { submittedAt } } } }`);
const FundUses = graphql(`query HomeFundUses($where: FundUseFilterInput, $order: [FundUseSortInput!], $first: Int!, $counted: Boolean!) { fundUses(first: $first, where: $where, order: $order) { totalCount @include(if: $counted) nodes { id title status occurredOn endedOn submittedAt approvedAt paymentRequestedAt paidAt createdAt updatedAt waitingFor steps { at } } } }`);
const Receptions = graphql(`query HomeReceptions($where: ReceptionFilterInput, $order: [ReceptionSortInput!], $first: Int!, $counted: Boolean!) { receptions(first: $first, where: $where, order: $order) { totalCount @include(if: $counted) nodes { id guestUnit status receivedOn leftOn submittedAt approvedAt recordedAt countersignedAt verifiedAt createdAt updatedAt waitingFor steps { at } } } }`);
const Violations = graphql(`query HomeViolations($where: ViolationFilterInput, $order: [ViolationSortInput!], $first: Int!, $counted: Boolean!) { violations(first: $first, where: $where, order: $order) { totalCount @include(if: $counted) nodes { id status severity raisedAt updatedAt clause { title } finding { message } } } }`);
const Clues = graphql(`query HomeClues($where: ClueFilterInput, $order: [ClueSortInput!], $first: Int!) { clues(first: $first, where: $where, order: $order) { totalCount nodes { id status text due updatedAt proposal { by { id } } } } }`);
const Requests = graphql(`query HomeIdentityRequests($where: IdentityRequestFilterInput, $order: [IdentityRequestSortInput!], $first: Int!) { identityRequests(first: $first, where: $where, order: $order) { totalCount nodes { id status reason requestedAt decidedAt validUntil } } }`);
const Within = graphql(`query DaysToClaim($on: Date!) { clausesInForce(on: $on, kind: FUND_USE) { id rule } }`);

export type Row = { id: string; to: string; title: string; status: ReactNode; /** Since when it has stood where it stands. */ since: string; updatedAt: string; waits?: string; due?: Deadline | null };
export type Rows = { total: number; rows: Row[] };

/** The days after its end in which a claim follows; the norms in force say how many. */
function useDaysToClaim(wanted: boolean): number | null {
  const on = useMemo(() => today(), []);
  const { data } = useAsk(Within, { on }, { steady: true, pause: !wanted });
  const rule: unknown = data?.clausesInForce.find((c) => c.id === 'process.late-claim')?.rule;
  return typeof rule === 'object' && rule !== null && 'days' in rule && typeof rule.days === 'number' ? rule.days : null;
}

/** The first rows of a queue, whatever register it is of, as one kind of row. */
export function useRows(queue: Pick<Queue, 'of' | 'where' | 'by'> & { all?: string; byAnother?: boolean }, direction: SortDirection, first = 5, counted = true): Rows | undefined {
  const words = useWords();
  const { t } = useTranslation('kit');
  const { person } = useViewer();
  const not = (of: Queue['of']) => ({ pause: queue.of !== of });
  const within = useDaysToClaim(queue.of === 'activities' || queue.of === 'fundUses' || queue.of === 'receptions');
  const ask = { order: [{ [queue.by ?? 'updatedAt']: direction }], first, counted };
  const activities = useAsk(Activities, { where: queue.where as ActivityFilterInput, ...ask }, not('activities')).data?.activities;
  const fundUses = useAsk(FundUses, { where: queue.where as FundUseFilterInput, ...ask }, not('fundUses')).data?.fundUses;
  const receptions = useAsk(Receptions, { where: queue.where as ReceptionFilterInput, ...ask }, not('receptions')).data?.receptions;
  const violations = useAsk(Violations, { where: queue.where as ViolationFilterInput, ...ask }, not('violations')).data?.violations;
  // A handler has a few clues at a time: those he may not decide are taken out here.
  const clues = useAsk(Clues, { where: queue.where as ClueFilterInput, order: ask.order, first: 50 }, not('clues')).data?.clues;
  const requests = useAsk(Requests, { where: queue.where as IdentityRequestFilterInput, order: ask.order, first }, not('identityRequests')).data?.identityRequests;
  const waits = (role: keyof typeof words.role | null | undefined) => (role ? t('stepWaits', { role: words.role[role] }) : undefined);
  const of = <N extends { id: string }>(page: { totalCount?: number; nodes: readonly N[] } | undefined, row: (node: N) => Omit<Row, 'id' | 'to'>): Rows | undefined =>
    page && { total: page.totalCount ?? 0, rows: page.nodes.map((n) => ({ id: n.id, to: addressOf(n.id) ?? queue.all ?? '#', ...row(n) })) };
  // What was sent back, or took place, moved with its last change: no moment of its own says so.
  const moved = (r: { status: string; updatedAt: string }) => (r.status === 'RETURNED' || r.status === 'HELD' ? r.updatedAt : null);
  switch (queue.of) {
    case 'activities':
      return of(activities, (a) => ({ title: a.title, status: <Status kind="activityStatus" value={a.status} />, updatedAt: a.updatedAt, waits: waits(a.waitingFor), due: dueOfActivity(a, within),
        since: latest(a.createdAt, a.submittedAt, a.approvedAt, a.begunAt, a.concludedAt, a.settledAt, moved(a), ...a.steps.map((s) => s.at), ...a.amendments.map((m) => m.submittedAt)) }));
    case 'fundUses':
      return of(fundUses, (f) => ({ title: f.title, status: <Status kind="fundUseStatus" value={f.status} />, updatedAt: f.updatedAt, waits: waits(f.waitingFor), due: dueOfClaim(f, within),
        since: latest(f.createdAt, f.submittedAt, f.approvedAt, f.paymentRequestedAt, f.paidAt, moved(f), ...f.steps.map((s) => s.at)) }));
    case 'receptions':
      return of(receptions, (r) => ({ title: `${r.guestUnit} ${day(r.receivedOn)}`, status: <Status kind="receptionStatus" value={r.status} />, updatedAt: r.updatedAt, waits: waits(r.waitingFor), due: dueOfReception(r, within),
        since: latest(r.createdAt, r.submittedAt, r.approvedAt, r.recordedAt, r.countersignedAt, r.verifiedAt, moved(r), ...r.steps.map((s) => s.at)) }));
    case 'violations':
      return of(violations, (v) => ({ title: `${v.clause.title} · ${v.finding.message}`, status: <Status kind="violationStatus" value={v.status} />, updatedAt: v.updatedAt, since: v.status === 'RAISED' ? v.raisedAt : v.updatedAt }));
    case 'clues': {
      const mine = clues?.nodes.filter((c) => !(queue.byAnother && c.proposal?.by.id === person)) ?? [];
      return of(clues && { totalCount: clues.totalCount - clues.nodes.length + mine.length, nodes: mine.slice(0, first) },
        (c) => ({ title: c.text, status: <Status kind="clueStatus" value={c.status} />, updatedAt: c.updatedAt, since: c.updatedAt, due: c.due ? { kind: 'due', day: c.due } : null }));
    }
    case 'identityRequests':
      return of(requests, (r) => ({ title: r.reason, status: <Status kind="identityRequestStatus" value={r.status} />, updatedAt: r.decidedAt ?? r.requestedAt, since: r.decidedAt ?? r.requestedAt, due: r.validUntil ? { kind: 'due', day: r.validUntil.slice(0, 10) } : null }));
  }
}
