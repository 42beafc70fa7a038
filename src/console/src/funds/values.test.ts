import { expect, it } from 'vitest';
import { copyOf, inputOf, totalOf, valuesOf, type FundUseValues } from './values';

const claim: FundUseValues = { branch: 'branch/a', title: ' 资料 ', occurredOn: '2026-11-20', payee: { kind: 'COMPANY', name: '印务公司', account: '' }, lines: [{ item: 'MATERIAL', budget: 'budget/a/2026/meetings', amount: 0.1 }, { item: 'OTHER', amount: 5 }], invoices: [{ number: '25' }] };

it('asks nothing of the register before a claim says enough', () => {
  for (const left of ['branch', 'title', 'occurredOn', 'payee', 'lines'] as const) expect(inputOf({ ...claim, [left]: undefined }), left).toBeNull();
  expect(inputOf(claim)).toMatchObject({ title: '资料', payee: { name: '印务公司', account: undefined }, lines: [{ amount: 0.1 }], invoices: [] });
});

it('adds all typed lines, also those that lack their budget yet', () => {
  expect(totalOf(claim)).toBe(5.1);
});

it('copies no invoice, each is used once, and asks this year\'s budget', () => {
  const record = { branch: { id: 'branch/a' }, title: '资料', purpose: null, occurredOn: '2026-11-20', endedOn: null, linkedId: 'activity/1', payee: { kind: 'PERSON', name: null, bank: null, person: { name: '王一' } }, lines: [{ item: 'MEALS', budgetId: 'budget/a/2025/meetings', amount: 5, note: null }], invoices: [{ number: '25', code: null, seller: 's', date: '2026-11-20', amount: 1, file: null }], attachments: [] } as Parameters<typeof valuesOf>[0];
  expect(valuesOf(record).payee?.name).toBe('王一');
  expect(copyOf(record, 2026)).toMatchObject({ title: '资料', invoices: [], linked: null, occurredOn: null, lines: [{ budget: 'budget/a/2026/meetings', amount: 5 }] });
});
