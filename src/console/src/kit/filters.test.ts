import { expect, it } from 'vitest';
import { sayValue, whereOf, type Filter } from './filters';

const filters: Filter[] = [
  { field: 'status', label: 'S', kind: 'choice', options: [{ value: 'DRAFT', label: '草稿' }, { value: 'APPROVED', label: '批准' }] },
  { field: 'title', label: 'T', kind: 'text' },
  { field: 'amount', label: 'A', kind: 'money' },
  { field: 'startsOn', label: 'D', kind: 'days' },
  { field: 'createdAt', label: 'I', kind: 'instants' },
  { field: 'occurredAt', label: 'O', kind: 'instants' },
  { field: 'subject', label: 'U', kind: 'id' },
  { field: 'branch', label: 'B', kind: 'choice', options: [], free: true },
  { field: 'inPlan', label: 'P', kind: 'yes' },
  { field: 'class', label: 'C', kind: 'choice', options: [{ value: 'A1', label: '甲' }], none: '未归类' },
  { field: 'countersignedBy', label: 'C', kind: 'given' },
];
const where = (address: string) => whereOf(filters, new URLSearchParams(address));
const words = { yes: '是', no: '否', upTo: '至', from: '自' };

it('turns an address into a filter', () => {
  expect(where('status=DRAFT,APPROVED&title=年会&amount=1000..5000&startsOn=2026-01-01..&inPlan=false')).toEqual({
    status: { in: ['DRAFT', 'APPROVED'] },
    title: { contains: '年会' },
    amount: { gte: 1000, lte: 5000 },
    startsOn: { gte: '2026-01-01' },
    inPlan: { eq: false },
  });
});

it('asks whether there is anything at all', () => {
  expect(where('countersignedBy=true')).toEqual({ countersignedBy: { neq: null } });
  expect(where('countersignedBy=false')).toEqual({ countersignedBy: { eq: null } });
  expect(sayValue(filters[10]!, 'false', words)).toBe('否');
});

it('covers the whole last day of a span of instants', () => {
  const { createdAt } = where('createdAt=2026-01-01..2026-01-31') as { createdAt: { gte: string; lte: string } };
  expect(new Date(createdAt.lte).getTime() - new Date(createdAt.gte).getTime()).toBe(31 * 86_400_000 - 1);
});

it('leaves out what the address says wrongly instead of asking nonsense', () => {
  expect(where('status=NONSENSE&amount=abc..1&other=1&title=')).toBeNull();
  expect(where('startsOn=2026-02-30..&createdAt=soon..later&occurredAt=2026-1-1&amount=1e99')).toBeNull();
  expect(where('startsOn=2026-02-28..')).toEqual({ startsOn: { gte: '2026-02-28' } });
});

it('says a chip in words', () => {
  expect(sayValue(filters[0]!, 'DRAFT,APPROVED', words)).toBe('草稿 / 批准');
  expect(sayValue(filters[2]!, '..5000', words)).toBe('至 5000');
  expect(sayValue(filters[3]!, '2026-01-01..2026-01-01', words)).toBe('2026-01-01');
  expect(sayValue(filters[8]!, 'true', words)).toBe('是');
});

it('asks for what has none of the choices, alone or beside some', () => {
  expect(where('class=NONE')).toEqual({ or: [{ class: { eq: null } }] });
  expect(where('class=A1,NONE')).toEqual({ or: [{ class: { eq: null } }, { class: { in: ['A1'] } }] });
  expect(where('status=NONE')).toBeNull();
  expect(sayValue(filters[9]!, 'A1,NONE', words)).toBe('甲 / 未归类');
});

it('counts days from the midnight of the office, wherever the page is read', () => {
  expect(where('occurredAt=2026-01-01..2026-01-31')).toEqual({ occurredAt: { gte: '2026-01-01T00:00:00+08:00', lte: '2026-01-31T23:59:59.999+08:00' } });
});

it('asks for what a shared link names before the choices are loaded', () => {
  expect(where('branch=branch/a,branch/b&subject=activity/1')).toEqual({ branch: { in: ['branch/a', 'branch/b'] }, subject: { eq: 'activity/1' } });
});
