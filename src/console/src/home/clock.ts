/** The day by which something is to be done, and what kind of day it is. */
export type Deadline = { kind: 'starts' | 'ends' | 'claim' | 'due'; day: string };

/** Since when a record has stood where it stands: the last of the moments that moved it. */
export const latest = (...moments: (string | null | undefined)[]): string => moments.reduce<string>((last, m) => (m && (!last || new Date(m) > new Date(last)) ? m : last), '');

const inDays = (day: string, n: number) => new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10);
const on = (kind: Deadline['kind'], day: string | null | undefined, after: number | null = 0): Deadline | null => (day && after !== null ? { kind, day: inDays(day, after) } : null);

type Activity = { status: string; startsOn?: string | null; endsOn?: string | null };
type Claim = { status: string; occurredOn: string; endedOn?: string | null };
type Reception = { status: string; receivedOn?: string | null; leftOn?: string | null };

/** `within`: the days after the end in which a claim follows, as the norms in force say; null when they do not. */
export function dueOfActivity(a: Activity, within: number | null): Deadline | null {
  if (['DRAFT', 'RETURNED', 'SUBMITTED', 'APPROVED'].includes(a.status)) return on('starts', a.startsOn);
  if (a.status === 'STARTED') return on('ends', a.endsOn);
  return a.status === 'CONCLUDED' ? on('claim', a.endsOn, within) : null;
}

export const dueOfClaim = (f: Claim, within: number | null): Deadline | null => (f.status === 'DRAFT' || f.status === 'RETURNED' ? on('claim', f.endedOn ?? f.occurredOn, within) : null);

export function dueOfReception(r: Reception, within: number | null): Deadline | null {
  if (['APPLIED', 'RETURNED', 'APPROVED'].includes(r.status)) return on('starts', r.receivedOn);
  return ['HELD', 'RECORDED', 'VERIFIED'].includes(r.status) ? on('claim', r.leftOn ?? r.receivedOn, within) : null;
}
