import { afterEach, expect, it, vi } from 'vitest';
import { forget, forgetAll, keep, kept, outrun } from './drafts';

afterEach(() => { vi.restoreAllMocks(); localStorage.clear(); });
const draft = { values: { title: '年会' }, at: '2026-11-25T10:00:00Z', version: 3 };

it('keeps a draft to its user and its form', () => {
  expect(keep('branch', 'activity', draft)).toBe(true);
  expect(kept('branch', 'activity')).toEqual(draft);
  expect(kept('head', 'activity')).toBeNull();
  forget('branch', 'activity');
  expect(kept('branch', 'activity')).toBeNull();
});

it('reads what is no draft as none', () => {
  localStorage.setItem('compliance.draft.branch.activity', '{"at":1');
  expect(kept('branch', 'activity')).toBeNull();
  localStorage.setItem('compliance.draft.branch.activity', '{"other":1}');
  expect(kept('branch', 'activity')).toBeNull();
});

it('says so when the device keeps nothing', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => { throw new DOMException('full', 'QuotaExceededError'); });
  expect(keep('branch', 'activity', draft)).toBe(false);
});

it('forgets every draft and nothing else when somebody signs out', () => {
  keep('branch', 'activity', draft);
  localStorage.setItem('compliance.language', 'en');
  forgetAll();
  expect(Object.keys(localStorage)).toEqual(['compliance.language']);
});

it('sees that the host has moved on since the draft was typed', () => {
  expect(outrun(draft, 3)).toBe(false);
  expect(outrun(draft, 4)).toBe(true);
  expect(outrun(null, 4)).toBe(false);
});
