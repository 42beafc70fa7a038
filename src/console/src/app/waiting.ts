import type { TextKey } from './texts';

/** What an office has in hand: a list of the register and the condition under which its rows wait. */
export type Queue = { label: TextKey; list: string; where: object };

const step = (role: string): Queue[] => [
  { label: 'approveActivities', list: 'activities', where: { waitingFor: { eq: role } } },
  { label: 'approveFundUses', list: 'fundUses', where: { waitingFor: { eq: role } } },
  { label: 'approveReceptions', list: 'receptions', where: { waitingFor: { eq: role } } },
];

const queues: Record<string, Queue[]> = {
  BRANCH_OFFICER: [
    { label: 'draftActivities', list: 'activities', where: { status: { in: ['DRAFT', 'RETURNED'] } } },
    { label: 'draftFundUses', list: 'fundUses', where: { status: { in: ['DRAFT', 'RETURNED'] } } },
    { label: 'explain', list: 'violations', where: { status: { eq: 'RAISED' } } },
  ],
  BRANCH_HEAD: step('BRANCH_HEAD'),
  SECRETARIAT: step('SECRETARIAT'),
  FINANCE: [
    ...step('FINANCE'),
    { label: 'payFundUses', list: 'fundUses', where: { status: { eq: 'PAYMENT_REQUESTED' } } },
    { label: 'settleFundUses', list: 'fundUses', where: { status: { eq: 'PAID' } } },
  ],
  LEADER: step('LEADER'),
  DISCIPLINE: [{ label: 'judge', list: 'violations', where: { status: { in: ['RAISED', 'EXPLAINED'] } } }],
  AUDITOR: [
    { label: 'allActivities', list: 'activities', where: {} },
    { label: 'allFundUses', list: 'fundUses', where: {} },
    { label: 'allViolations', list: 'violations', where: {} },
  ],
};

export const queuesOf = (roles: string[]): Queue[] => roles.flatMap((role) => queues[role] ?? []);

const filterType: Record<string, string> = { activities: 'ActivityFilterInput', fundUses: 'FundUseFilterInput', receptions: 'ReceptionFilterInput', violations: 'ViolationFilterInput' };

/** The number of rows; null when the register could not say. */
export async function count(queue: Queue, signal: AbortSignal): Promise<number | null> {
  const query = `query Waiting($where: ${filterType[queue.list]}) { ${queue.list}(first: 1, where: $where) { totalCount } }`;
  try {
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query, variables: { where: queue.where } }),
      signal,
    });
    return (await answer.json()).data?.[queue.list]?.totalCount ?? null;
  } catch {
    return null;
  }
}
