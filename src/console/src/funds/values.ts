import type { AttachmentInput, ExpenseItem, FundUseValuesFragment, PartyKind, SubmitFundUseInput } from '../generated/graphql';
import { sum } from '../kit/format';

type Maybe<T> = T | null;
export type FundUseValues = {
  branch?: Maybe<string>; title?: Maybe<string>; purpose?: Maybe<string>; occurredOn?: Maybe<string>; endedOn?: Maybe<string>; linked?: Maybe<string>;
  payee?: { kind?: Maybe<PartyKind>; name?: Maybe<string>; person?: Maybe<string>; account?: Maybe<string>; bank?: Maybe<string> };
  lines?: { item?: Maybe<ExpenseItem>; budget?: Maybe<string>; amount?: Maybe<number>; note?: Maybe<string> }[];
  invoices?: { number?: Maybe<string>; code?: Maybe<string>; seller?: Maybe<string>; date?: Maybe<string>; amount?: Maybe<number>; file?: Maybe<string> }[];
  attachments?: AttachmentInput[];
};

export const totalOf = (v: FundUseValues) => sum((v.lines ?? []).map((l) => l.amount));
export const invoicedOf = (v: FundUseValues) => sum((v.invoices ?? []).map((i) => i.amount));

/** Null until the register can judge it: a claim needs branch, matter, day, payee and a line. */
export function inputOf(v: FundUseValues, id?: string | null): SubmitFundUseInput | null {
  const lines = (v.lines ?? []).flatMap((l) => (l.item && l.budget && l.amount ? [{ item: l.item, budget: l.budget, amount: l.amount, note: l.note }] : []));
  const name = v.payee?.name?.trim();
  if (!v.branch || !v.title?.trim() || !v.occurredOn || !name || lines.length === 0) return null;
  return {
    id: id ?? undefined, branch: v.branch, title: v.title.trim(), purpose: v.purpose?.trim() ?? '', occurredOn: v.occurredOn, endedOn: v.endedOn, linked: v.linked,
    payee: { kind: v.payee?.kind ?? 'COMPANY', name, account: v.payee?.account?.trim() || undefined, bank: v.payee?.bank?.trim() || undefined },
    lines,
    invoices: (v.invoices ?? []).flatMap((i) => (i.number && i.seller && i.date && i.amount ? [{ number: i.number, code: i.code || undefined, seller: i.seller, date: i.date, amount: i.amount, file: i.file }] : [])),
    attachments: v.attachments ?? [],
  };
}

export const valuesOf = (f: FundUseValuesFragment): FundUseValues => ({
  branch: f.branch?.id, title: f.title, purpose: f.purpose, occurredOn: f.occurredOn, endedOn: f.endedOn, linked: f.linkedId,
  payee: f.payee ? { kind: f.payee.kind, name: f.payee.name ?? f.payee.person?.name, bank: f.payee.bank } : { kind: 'COMPANY' },
  lines: f.lines.map((l) => ({ item: l.item, budget: l.budgetId, amount: l.amount, note: l.note })),
  invoices: f.invoices, attachments: f.attachments,
});

/** Neither days nor papers are taken over: an invoice is used once. What an earlier year's budget paid, this year's does. */
export function copyOf(f: FundUseValuesFragment, year = new Date().getFullYear()): FundUseValues {
  const values = valuesOf(f);
  return { ...values, lines: values.lines?.map((l) => ({ ...l, budget: l.budget?.replace(/\/\d{4}\//, `/${year}/`) })), occurredOn: null, endedOn: null, linked: null, invoices: [], attachments: [] };
}

const fields: Record<string, string> = {
  'duplicate-invoice': 'invoices', 'over-budget': 'lines', 'spent-over-approved': 'lines', 'split-claims': 'payee.name', 'late-claim': 'occurredOn', 'claim-documents': 'attachments',
};
export const fieldOfClause = (clause: string): string | undefined => fields[clause.slice(clause.indexOf('.') + 1)];
