import type { FindingView } from '../kit/Findings';

/** What would make a failing finding pass, from the figures it was judged by; null when they do not say. */
export type Remedy = { kind: 'cost' | 'less'; over: number; limit: number } | { kind: 'most'; limit: number } | null;

const figure = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
const cents = (n: number) => Math.round(n * 100) / 100;

export function remedyOf(f: Pick<FindingView, 'outcome' | 'inputs'>): Remedy {
  if (f.outcome !== 'FAIL' || typeof f.inputs !== 'object' || f.inputs === null) return null;
  const inputs = f.inputs as Record<string, unknown>;
  const limit = figure(inputs.limit) ?? figure(inputs.max) ?? figure(inputs.allowed);
  if (limit === undefined) return null;
  const cost = figure(inputs.cost) ?? figure(inputs.amount) ?? figure(inputs.fee);
  if (cost !== undefined && cost > limit) return { kind: 'cost', over: cents(cost - limit), limit };
  // People, days and hours come whole: nobody invites half a member of staff.
  const whole = Math.floor(limit);
  for (const key of ['number', 'staff', 'companions', 'workingMeals', 'days', 'hours', 'elapsed']) {
    const now = figure(inputs[key]);
    if (now !== undefined && now > limit) return { kind: 'less', over: cents(now - whole), limit: whole };
  }
  return { kind: 'most', limit: whole };
}
