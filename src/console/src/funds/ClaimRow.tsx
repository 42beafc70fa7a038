import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { graphql } from '../generated';
import type { ClaimRowFragment, FundUseSortInput } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { age, days, instant, yuan } from '../kit/format';
import { Status } from '../kit/Status';
import type { Column } from '../kit/Table';

export const ClaimRow = graphql(`
  fragment ClaimRow on FundUse {
    id version title status waitingFor amount approvedAmount paidAmount settledAmount occurredOn endedOn submittedAt updatedAt linkedId
    branch { id name }
    payee { kind name person { id name } }
    invoices { number }
    findings { outcome severity clause { id title } }
  }
`);

export const payeeName = (p: ClaimRowFragment['payee']) => p?.name ?? p?.person?.name ?? p?.person?.id ?? '—';

/** What the clauses hold against it, in a word each. */
function Failures({ row }: { row: ClaimRowFragment }) {
  const { t } = useTranslation('funds');
  const failed = row.findings.filter((f) => f.outcome === 'FAIL');
  if (failed.length === 0) return <span className="muted">{row.findings.length > 0 ? t('allPass') : '—'}</span>;
  return <>{failed.map((f) => <Tag key={f.clause.id} color={f.severity === 'STOP' ? 'error' : f.severity === 'WARN' ? 'warning' : 'default'}>{f.clause.title}</Tag>)}</>;
}

type Named = 'title' | 'status' | 'branch' | 'payee' | 'occurred' | 'amount' | 'approved' | 'paid' | 'settled' | 'difference' | 'findings' | 'invoices' | 'waitingFor' | 'waited' | 'updatedAt';

/** The columns named, in that order; the queue, the list and the settlements show different ones of them. */
export function useClaimColumns(names: readonly Named[]): Column<ClaimRowFragment>[] {
  const { t } = useTranslation('funds');
  const kit = useTranslation('kit').t;
  const words = useWords();
  const all: Record<Named, Omit<Column<ClaimRowFragment>, 'key'>> = {
    title: { title: t('name'), sort: 'title', render: (f) => f.title },
    status: { title: t('status'), sort: 'status', whole: true, render: (f) => <Status kind="fundUseStatus" value={f.status} />, text: (f) => words.fundUseStatus[f.status] },
    branch: { title: t('branch'), sort: 'branch', render: (f) => f.branch?.name ?? '—' },
    payee: { title: t('payee'), sort: 'payee', render: (f) => payeeName(f.payee) },
    occurred: { title: t('occurred'), sort: 'occurredOn', whole: true, render: (f) => days(f.occurredOn, f.endedOn) },
    amount: { title: t('amount'), sort: 'amount', figure: true, render: (f) => yuan(f.amount), text: (f) => f.amount },
    approved: { title: t('approvedAmount'), figure: true, render: (f) => yuan(f.approvedAmount), text: (f) => f.approvedAmount ?? null },
    paid: { title: t('paidAmount'), figure: true, render: (f) => yuan(f.paidAmount), text: (f) => f.paidAmount ?? null },
    settled: { title: t('settledAmount'), figure: true, render: (f) => yuan(f.settledAmount), text: (f) => f.settledAmount ?? null },
    difference: { title: t('difference'), figure: true, render: (f) => <Difference estimate={f.amount} actual={f.settledAmount} />, text: (f) => (f.settledAmount == null ? null : Math.round((f.settledAmount - f.amount) * 100) / 100) },
    findings: { title: t('findings'), render: (f) => <Failures row={f} />, text: (f) => f.findings.filter((x) => x.outcome === 'FAIL').map((x) => x.clause.title).join(kit('semicolon')) || (f.findings.length > 0 ? t('allPass') : null) },
    invoices: { title: t('invoices'), figure: true, render: (f) => String(f.invoices.length), text: (f) => f.invoices.length },
    waitingFor: { title: t('waitingFor'), whole: true, render: (f) => (f.waitingFor ? words.role[f.waitingFor] : '—') },
    waited: { title: t('waited'), sort: 'submittedAt', whole: true, render: (f) => (f.submittedAt ? <span title={instant(f.submittedAt)}>{age(f.submittedAt)}</span> : '—'), text: (f) => (f.submittedAt ? age(f.submittedAt) : null) },
    updatedAt: { title: t('updatedAt'), sort: 'updatedAt', whole: true, render: (f) => instant(f.updatedAt) },
  };
  return names.map((key) => ({ key, ...all[key] }));
}

/** What a list of claims can be ordered by, whichever columns it shows. */
export const claimSorts: readonly (keyof FundUseSortInput)[] = ['title', 'status', 'branch', 'payee', 'occurredOn', 'amount', 'submittedAt', 'paidAt', 'updatedAt'];

/** Actual minus estimate; below zero is money that came back. */
export function Difference({ estimate, actual }: { estimate: number | null | undefined; actual: number | null | undefined }) {
  if (estimate == null || actual == null) return <>—</>;
  const cents = Math.round(actual * 100) - Math.round(estimate * 100);
  return <span className={cents > 0 ? 'bad' : cents < 0 ? 'good' : 'muted'}>{cents > 0 ? '+' : ''}{yuan(cents / 100)}</span>;
}
