import dayjs from 'dayjs';
import { expect, it } from 'vitest';
import { addressOf, idOf } from './address';
import { age, days, sum, yuan } from './format';

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
