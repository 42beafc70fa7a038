import type { ActivityFilterInput, FundUseFilterInput, ReceptionFilterInput, Role, ViolationFilterInput } from '../generated/graphql';
import type { zh } from './texts';

/** What an office has in hand: rows of a register, and the address of the list that shows them all. */
export type Queue = { label: keyof typeof zh; all: string; /** What its rows stand in order of; the time of their last change when left out. */ by?: 'submittedAt' } & (
  | { of: 'activities'; where: ActivityFilterInput }
  | { of: 'fundUses'; where: FundUseFilterInput }
  | { of: 'receptions'; where: ReceptionFilterInput }
  | { of: 'violations'; where: ViolationFilterInput }
);

const steps = (role: Role): Queue[] => [
  { of: 'activities', label: 'approveActivities', by: 'submittedAt', where: { waitingFor: { eq: role } }, all: `/activities?waitingFor=${role}` },
  { of: 'fundUses', label: 'approveFundUses', where: { waitingFor: { eq: role }, status: { eq: 'SUBMITTED' } }, all: `/funds?waitingFor=${role}` },
  { of: 'receptions', label: 'approveReceptions', by: 'submittedAt', where: { waitingFor: { eq: role }, status: { eq: 'APPLIED' } }, all: `/receptions?waitingFor=${role}` },
];
const explain: Queue = { of: 'violations', label: 'explain', where: { status: { eq: 'RAISED' } }, all: '/violations?status=RAISED' };
const verify: Queue = { of: 'receptions', label: 'verifyReceptions', where: { status: { eq: 'RECORDED' } }, all: '/receptions?status=RECORDED' };

const queues: Partial<Record<string, Queue[]>> = {
  BRANCH_OFFICER: [
    { of: 'activities', label: 'draftActivities', where: { status: { in: ['DRAFT', 'RETURNED'] } }, all: '/activities?status=DRAFT,RETURNED' },
    { of: 'activities', label: 'runActivities', where: { status: { in: ['STARTED', 'CONCLUDED'] } }, all: '/activities?status=STARTED,CONCLUDED' },
    { of: 'fundUses', label: 'draftFundUses', where: { status: { in: ['DRAFT', 'RETURNED'] } }, all: '/funds?status=DRAFT,RETURNED' },
    { of: 'receptions', label: 'returnedReceptions', where: { status: { eq: 'RETURNED' } }, all: '/receptions?status=RETURNED' },
    { of: 'receptions', label: 'listReceptions', where: { status: { eq: 'HELD' } }, all: '/receptions?status=HELD' },
    explain,
  ],
  BRANCH_HEAD: [...steps('BRANCH_HEAD'), explain],
  SECRETARIAT: [...steps('SECRETARIAT'), verify],
  FINANCE: [
    ...steps('FINANCE'),
    { of: 'fundUses', label: 'payFundUses', where: { status: { eq: 'PAYMENT_REQUESTED' } }, all: '/funds?status=PAYMENT_REQUESTED' },
    { of: 'fundUses', label: 'settleFundUses', where: { status: { eq: 'PAID' } }, all: '/funds?status=PAID' },
    verify,
  ],
  LEADER: steps('LEADER'),
  DISCIPLINE: [{ of: 'violations', label: 'judge', where: { status: { in: ['RAISED', 'EXPLAINED'] } }, all: '/violations?status=RAISED,EXPLAINED' }],
};

/** The queues of all offices held, each once. */
export const queuesOf = (roles: readonly string[]): Queue[] => [...new Map(roles.flatMap((r) => queues[r] ?? []).map((q) => [q.all, q])).values()];
