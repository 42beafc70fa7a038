import dayjs from 'dayjs';
import { afterEach, expect, it, vi } from 'vitest';
import { addressOf, idOf, onDay } from './address';
import { age, arithmetic, clock, dayOf, days, endOfDay, instant, startOfDay, sum, today, yearOf, yuan } from './format';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

it('adds money in cents', () => {
  expect(sum([0.1, 0.2])).toBe(0.3);
  expect(sum([1999.99, 0.01, null, undefined])).toBe(2000);
});

it('writes what is unknown as a dash and never as nought', () => {
  expect(yuan(null)).toBe('—');
  expect(yuan(1234.5)).toBe('1,234.50');
  expect(days(null, '2026-01-01')).toBe('—');
});

it('says an age in the largest unit that fits', () => {
  const now = dayjs('2026-11-25T12:00:00Z');
  expect(age('2026-11-25T11:58:00Z', now)).toContain('2');
  expect(age('2026-11-22T11:00:00Z', now)).toContain('3');
  expect(age('2027-01-01T00:00:00Z', now)).toContain('0');
});

it('finds a record by its address and back, dots and slashes included', () => {
  const id = 'violation/reception/97291850/reception.repeat-unit';
  const address = addressOf(id)!;
  expect(address).toBe('/violations/reception/97291850/reception.repeat-unit');
  expect(idOf('violation', address.slice('/violations/'.length))).toBe(id);
  expect(addressOf('income/1')).toBeNull();
});

it('leads to the day of the past that it comes from', () => {
  expect(onDay('/budgets?year=2026', '2026-03-01')).toBe('/budgets?year=2026&asOf=2026-03-01');
  expect(onDay('/activities/1', '2026-03-01')).toBe('/activities/1?asOf=2026-03-01');
  expect(onDay('/activities/1', null)).toBe('/activities/1');
});

it.each(['America/New_York', 'Asia/Shanghai', 'UTC'])('tells the time of the office to a reader in %s', (zone) => {
  vi.stubEnv('TZ', zone);
  vi.useFakeTimers({ now: new Date('2026-12-31T16:30:00Z') });
  expect(new Date().getHours()).toBe({ 'America/New_York': 11, 'Asia/Shanghai': 0, UTC: 16 }[zone]);
  expect(instant('2026-12-31T16:30:00Z')).toBe('2027-01-01 00:30');
  expect(instant('2026-12-31T11:30:00-05:00')).toBe('2027-01-01 00:30');
  expect(dayOf('2026-12-31T15:59:59Z')).toBe('2026-12-31');
  expect(clock(new Date('2026-12-31T16:30:07Z'))).toBe('00:30:07');
  // Half an hour into the new year the budget of the new year pays.
  expect([today(), yearOf(null), yearOf('2026-05-01')]).toEqual(['2027-01-01', 2027, 2026]);
  expect([startOfDay('2026-07-01'), endOfDay('2026-07-01')].map((at) => new Date(at).toISOString())).toEqual(['2026-06-30T16:00:00.000Z', '2026-07-01T15:59:59.999Z']);
  expect(arithmetic('2026-12-31T16:30:00+00:00 > 2026-12-30T08:00:00+08:00')).toBe('2027-01-01 00:30 > 2026-12-30 08:00');
});

it('shows what is no instant as it stands', () => {
  expect(instant(null)).toBe('—');
  expect(instant('2026-13-45Tx')).toBe('2026-13-45Tx');
});
