import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';
import type { ActivityFilterInput, FundUseFilterInput, ReceptionFilterInput, SortDirection, ViolationFilterInput } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { day } from '../kit/format';
import { Status } from '../kit/Status';
import type { Queue } from './queues';

const Activities = graphql(`query HomeActivities($where: ActivityFilterInput, $order: [ActivitySortInput!], $first: Int!, $counted: Boolean!) { activities(first: $first, where: $where, order: $order) { totalCount @include(if: $counted) nodes { id title status startsOn submittedAt createdAt updatedAt waitingFor } } }`);
const FundUses = graphql(`query HomeFundUses($where: FundUseFilterInput, $order: [FundUseSortInput!], $first: Int!, $counted: Boolean!) { fundUses(first: $first, where: $where, order: $order) { totalCount @include(if: $counted) nodes { id title status submittedAt createdAt updatedAt waitingFor } } }`);
const Receptions = graphql(`query HomeReceptions($where: ReceptionFilterInput, $order: [ReceptionSortInput!], $first: Int!, $counted: Boolean!) { receptions(first: $first, where: $where, order: $order) { totalCount @include(if: $counted) nodes { id guestUnit status receivedOn submittedAt createdAt updatedAt waitingFor } } }`);
const Violations = graphql(`query HomeViolations($where: ViolationFilterInput, $order: [ViolationSortInput!], $first: Int!, $counted: Boolean!) { violations(first: $first, where: $where, order: $order) { totalCount @include(if: $counted) nodes { id status severity raisedAt updatedAt clause { title } finding { message } } } }`);

export type Row = { id: string; title: string; status: ReactNode; /** Since when it has been waiting. */ since: string; updatedAt: string; waits?: string; /** The day it begins. */ begins?: string | null };
export type Rows = { total: number; rows: Row[] };
type Order = { updatedAt: SortDirection } | { submittedAt: SortDirection };

/** The first rows of a queue, whatever register it is of, as one kind of row. */
export function useRows(queue: Pick<Queue, 'of' | 'where' | 'by'>, direction: SortDirection, first = 5, counted = true): Rows | undefined {
  const words = useWords();
  const { t } = useTranslation('kit');
  const order: Order[] = [queue.by === 'submittedAt' ? { submittedAt: direction } : { updatedAt: direction }];
  const ask = { order, first, counted };
  const not = (of: Queue['of']) => ({ pause: queue.of !== of });
  const activities = useAsk(Activities, { where: queue.where as ActivityFilterInput, ...ask }, not('activities')).data;
  const fundUses = useAsk(FundUses, { where: queue.where as FundUseFilterInput, ...ask }, not('fundUses')).data;
  const receptions = useAsk(Receptions, { where: queue.where as ReceptionFilterInput, ...ask }, not('receptions')).data;
  const violations = useAsk(Violations, { where: queue.where as ViolationFilterInput, ...ask, order: [{ updatedAt: direction }] }, not('violations')).data;
  const waits = (role: keyof typeof words.role | null | undefined) => (role ? t('stepWaits', { role: words.role[role] }) : undefined);
  switch (queue.of) {
    case 'activities':
      return activities && { total: activities.activities.totalCount ?? 0, rows: activities.activities.nodes.map((a) => ({ id: a.id, title: a.title, status: <Status kind="activityStatus" value={a.status} />, since: a.submittedAt ?? a.createdAt, updatedAt: a.updatedAt, waits: waits(a.waitingFor), begins: a.startsOn })) };
    case 'fundUses':
      return fundUses && { total: fundUses.fundUses.totalCount ?? 0, rows: fundUses.fundUses.nodes.map((f) => ({ id: f.id, title: f.title, status: <Status kind="fundUseStatus" value={f.status} />, since: f.submittedAt ?? f.createdAt, updatedAt: f.updatedAt, waits: waits(f.waitingFor) })) };
    case 'receptions':
      return receptions && { total: receptions.receptions.totalCount ?? 0, rows: receptions.receptions.nodes.map((r) => ({ id: r.id, title: `${r.guestUnit} ${day(r.receivedOn)}`, status: <Status kind="receptionStatus" value={r.status} />, since: r.submittedAt ?? r.createdAt, updatedAt: r.updatedAt, waits: waits(r.waitingFor), begins: r.receivedOn })) };
    case 'violations':
      return violations && { total: violations.violations.totalCount ?? 0, rows: violations.violations.nodes.map((v) => ({ id: v.id, title: `${v.clause.title} · ${v.finding.message}`, status: <Status kind="violationStatus" value={v.status} />, since: v.raisedAt, updatedAt: v.updatedAt })) };
  }
}
