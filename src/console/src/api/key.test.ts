import { expect, it } from 'vitest';
import { openKeys } from './key';

it('gives an act its first key until it is answered, and every other act one of its own', () => {
  const keys = openKeys();
  const first = keys.of('pay/1');
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(keys.of('pay/2')).not.toBe(first);
  expect(keys.of('pay/1')).toBe(first);
  keys.answered('pay/1');
  expect(keys.of('pay/1')).not.toBe(first);
});
