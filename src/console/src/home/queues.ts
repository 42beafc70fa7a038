import type { ActivityFilterInput, ClueFilterInput, FundUseFilterInput, IdentityRequestFilterInput, ReceptionFilterInput, Role, ViolationFilterInput } from '../generated/graphql';
import type { zh } from './texts';

/** What an office has in hand: rows of a register, and the address of the list that shows them all. */
export type Queue = { label: keyof typeof zh; all: string; /** What its rows stand in order of; the time of their last change when left out. */ by?: 'submittedAt' | 'startsOn' | 'receivedOn' | 'createdAt' | 'due' | 'requestedAt' } & (
  | { of: 'activities'; where: ActivityFilterInput }
  | { of: 'fundUses'; where: FundUseFilterInput }
  | { of: 'receptions'; where: ReceptionFilterInput }
  | { of: 'violations'; where: ViolationFilterInput }
  | { of: 'clues'; where: ClueFilterInput; /** Who proposed it leaves the decision to another. */ byAnother?: boolean }
  | { of: 'identityRequests'; where: IdentityRequestFilterInput }
);

const steps = (role: Role): Queue[] => [
  { of: 'activities', label: 'approveActivities', by: 'submittedAt', where: { waitingFor: { eq: role } }, all: `/activities?waitingFor=${role}` },
  { of: 'fundUses', label: 'approveFundUses', where: { waitingFor: { eq: role }, status: { eq: 'SUBMITTED' } }, all: `/funds?waitingFor=${role}&status=SUBMITTED` },
  { of: 'receptions', label: 'approveReceptions', by: 'submittedAt', where: { waitingFor: { eq: role }, status: { eq: 'APPLIED' } }, all: `/receptions?waitingFor=${role}` },
];

/** What makers bring on its way: an officer everything of his branches, other offices (`person`) what they made themselves. */
function making(person?: string): Queue[] {
  const me = person ? { eq: person } : undefined;
  const [made, drafted, sent] = [me && { createdBy: me }, me && { draftedBy: me }, me && { submittedBy: me }];
  const also = (field: string) => (person ? `&${field}=${encodeURIComponent(person)}` : '');
  return [
    { of: 'activities', label: 'draftActivities', where: { status: { in: ['DRAFT', 'RETURNED'] }, ...made }, all: `/activities?status=DRAFT,RETURNED${also('createdBy')}` },
    { of: 'activities', label: 'startActivities', by: 'startsOn', where: { status: { eq: 'APPROVED' }, ...sent }, all: `/activities?status=APPROVED${also('submittedBy')}` },
    { of: 'activities', label: 'concludeActivities', by: 'startsOn', where: { status: { eq: 'STARTED' }, ...sent }, all: `/activities?status=STARTED${also('submittedBy')}` },
    { of: 'activities', label: 'settleActivities', by: 'startsOn', where: { status: { eq: 'CONCLUDED' }, ...sent }, all: `/activities?status=CONCLUDED${also('submittedBy')}` },
    { of: 'fundUses', label: 'draftFundUses', where: { status: { in: ['DRAFT', 'RETURNED'] }, ...drafted }, all: `/funds?status=DRAFT,RETURNED${also('draftedBy')}` },
    { of: 'fundUses', label: 'requestFundUses', where: { status: { eq: 'APPROVED' }, ...sent }, all: `/funds?status=APPROVED${also('submittedBy')}` },
    { of: 'receptions', label: 'returnedReceptions', where: { status: { eq: 'RETURNED' }, ...sent }, all: `/receptions?status=RETURNED${also('submittedBy')}` },
    { of: 'receptions', label: 'listReceptions', by: 'receivedOn', where: { status: { in: ['APPROVED', 'HELD'] }, ...sent }, all: `/receptions?status=APPROVED,HELD${also('submittedBy')}` },
    { of: 'receptions', label: 'claimReceptions', by: 'receivedOn', where: { status: { eq: 'VERIFIED' }, ...sent }, all: `/receptions?status=VERIFIED${also('submittedBy')}` },
  ];
}

/** A list is signed by another than who filled it in. */
const countersign = (person: string): Queue =>
  ({ of: 'receptions', label: 'countersignReceptions', where: { status: { eq: 'RECORDED' }, countersignedBy: { eq: null }, recordedBy: { neq: person } }, all: '/receptions?status=RECORDED&countersignedBy=false' });
const verify: Queue = { of: 'receptions', label: 'verifyReceptions', where: { status: { eq: 'RECORDED' }, countersignedBy: { neq: null } }, all: '/receptions?status=RECORDED&countersignedBy=true' };
const explain: Queue = { of: 'violations', label: 'explain', where: { status: { eq: 'RAISED' } }, all: '/violations?status=RAISED' };
const clues = (person: string): Queue[] => [
  { of: 'clues', label: 'decideClues', by: 'due', byAnother: true, where: { status: { eq: 'PROPOSED' } }, all: '/clues?status=PROPOSED' },
  { of: 'clues', label: 'handleClues', by: 'due', where: { status: { in: ['REGISTERED', 'TALKING', 'VERIFYING', 'EXAMINED', 'SHELVED'] } }, all: '/clues?status=REGISTERED,TALKING,VERIFYING,EXAMINED,SHELVED' },
  { of: 'identityRequests', label: 'openIdentities', by: 'requestedAt', where: { status: { eq: 'RELEASED' }, requestedBy: { eq: person } }, all: '/identity-requests?status=RELEASED' },
];

const queues: Partial<Record<string, (person: string) => Queue[]>> = {
  BRANCH_OFFICER: (me) => [explain, ...making(), countersign(me)],
  BRANCH_HEAD: (me) => [...steps('BRANCH_HEAD'), countersign(me), explain, ...making(me)],
  SECRETARIAT: (me) => [...steps('SECRETARIAT'), verify, ...making(me), { of: 'activities', label: 'archiveActivities', by: 'createdAt', where: { status: { eq: 'SETTLED' } }, all: '/activities?status=SETTLED' }],
  // From its approval to its settlement a claim waits for finance: by that the database finds it.
  FINANCE: () => [
    ...steps('FINANCE'),
    { of: 'fundUses', label: 'requestFundUses', where: { waitingFor: { eq: 'FINANCE' }, status: { eq: 'APPROVED' } }, all: '/funds/queue?stage=request' },
    { of: 'fundUses', label: 'payFundUses', where: { waitingFor: { eq: 'FINANCE' }, status: { eq: 'PAYMENT_REQUESTED' } }, all: '/funds/queue?stage=pay' },
    { of: 'fundUses', label: 'settleFundUses', where: { waitingFor: { eq: 'FINANCE' }, status: { eq: 'PAID' } }, all: '/funds/queue?stage=settle' },
    verify,
  ],
  LEADER: (me) => [...steps('LEADER'), ...clues(me)],
  DISCIPLINE: (me) => [
    { of: 'violations', label: 'judge', where: { status: { in: ['RAISED', 'EXPLAINED'] } }, all: '/violations?status=RAISED,EXPLAINED' },
    { of: 'violations', label: 'rectify', where: { status: { eq: 'CONFIRMED' } }, all: '/violations?status=CONFIRMED' },
    ...clues(me),
  ],
  CUSTODIAN: () => [{ of: 'identityRequests', label: 'releaseIdentities', by: 'requestedAt', where: { status: { eq: 'REQUESTED' } }, all: '/identity-requests?status=REQUESTED' }],
};

/** The queues of all offices held, each once. */
export const queuesOf = (roles: readonly string[], person: string): Queue[] => [...new Map(roles.flatMap((r) => queues[r]?.(person) ?? []).map((q) => [q.all, q])).values()];
