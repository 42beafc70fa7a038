import { expect, it } from 'vitest';
import { dueOfActivity, dueOfClaim, dueOfReception, latest } from './clock';

it('counts the age from the last move, not from the submission', () => {
  expect(latest('2026-11-01T08:00:00Z', '2026-11-05T09:00:00+08:00', null, undefined, '2026-11-05T00:30:00Z')).toBe('2026-11-05T09:00:00+08:00');
});

it('knows the day by which each is to be brought on', () => {
  const activity = { startsOn: '2026-12-10', endsOn: '2026-12-11' };
  expect(dueOfActivity({ ...activity, status: 'SUBMITTED' }, 30)).toEqual({ kind: 'starts', day: '2026-12-10' });
  expect(dueOfActivity({ ...activity, status: 'STARTED' }, 30)).toEqual({ kind: 'ends', day: '2026-12-11' });
  expect(dueOfActivity({ ...activity, status: 'CONCLUDED' }, 30)).toEqual({ kind: 'claim', day: '2027-01-10' });
  expect(dueOfActivity({ ...activity, status: 'SETTLED' }, 30)).toBeNull();
  expect(dueOfClaim({ status: 'DRAFT', occurredOn: '2026-02-01', endedOn: '2026-02-03' }, 15)).toEqual({ kind: 'claim', day: '2026-02-18' });
  expect(dueOfClaim({ status: 'SUBMITTED', occurredOn: '2026-02-01' }, 15)).toBeNull();
  expect(dueOfReception({ status: 'APPROVED', receivedOn: '2026-12-03' }, 30)).toEqual({ kind: 'starts', day: '2026-12-03' });
  expect(dueOfReception({ status: 'VERIFIED', receivedOn: '2026-12-03' }, 30)).toEqual({ kind: 'claim', day: '2027-01-02' });
});

it('names no day where the norms name none', () => {
  expect(dueOfClaim({ status: 'DRAFT', occurredOn: '2026-02-01' }, null)).toBeNull();
  expect(dueOfActivity({ status: 'APPROVED' }, 30)).toBeNull();
});
