import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';
import { addressOf } from '../kit/address';
import { Bones } from '../kit/Bones';
import { Card } from '../kit/Facts';
import { today, yuan } from '../kit/format';
import { Head } from '../kit/Head';
import { Status } from '../kit/Status';
import { Trouble } from '../kit/Trouble';
import { saysClause } from '../norms/words';
import './texts';

const Search = graphql(`
  query Search($activities: ActivityFilterInput, $receptions: ReceptionFilterInput, $funds: FundUseFilterInput, $invoices: InvoiceFilterInput, $violations: ViolationFilterInput, $budgets: BudgetFilterInput) {
    activities(first: 8, where: $activities, order: [{ updatedAt: DESC }]) { pageInfo { hasNextPage } nodes { id title status amount branch { name } } }
    receptions(first: 8, where: $receptions, order: [{ updatedAt: DESC }]) { pageInfo { hasNextPage } nodes { id guestUnit receivedOn status branch { name } } }
    fundUses(first: 8, where: $funds, order: [{ updatedAt: DESC }]) { pageInfo { hasNextPage } nodes { id title status amount branch { name } } }
    invoices(first: 8, where: $invoices) { pageInfo { hasNextPage } nodes { id number seller amount holders } }
    violations(first: 8, where: $violations, order: [{ updatedAt: DESC }]) { pageInfo { hasNextPage } nodes { id status clause { title } finding { message } } }
    budgets(first: 8, where: $budgets, order: [{ updatedAt: DESC }]) { pageInfo { hasNextPage } nodes { id title year available branch { name } } }
  }
`);
const Clauses = graphql(`query SearchClauses($on: Date!) { clausesInForce(on: $on) { id title statement source severity } }`);

const isId = /^(activity|reception|fund-use|budget|violation)\/\S+$/;

/** One word over all registers that the viewer may read. The lists count what matches; here that would look through every record. */
export function SearchPage() {
  const { t } = useTranslation('search');
  const [address] = useSearchParams();
  const q = (address.get('q') ?? '').trim().slice(0, 100);
  const on = today();
  // As the lists ask, so that each shows under “all” what was found here.
  const words = { text: { contains: q } };
  const { data, failure, again, first } = useAsk(Search, {
    activities: words, receptions: words, funds: words, invoices: words, violations: words, budgets: { ...words, year: { eq: Number(on.slice(0, 4)) } },
  }, { pause: !q || isId.test(q) });
  const clauses = useAsk(Clauses, { on }, { pause: !q || isId.test(q), steady: true }).data?.clausesInForce.filter((c) => saysClause(c, q)) ?? [];
  const direct = isId.test(q) ? addressOf(q) : null;
  if (direct) return <Navigate to={direct} replace />;
  const e = encodeURIComponent(q);
  const groups: { label: string; more: boolean; all?: string; rows: { id: string; to: string | null; text: ReactNode; mark?: ReactNode; more?: string }[] }[] = data ? [
    { label: t('activities'), more: data.activities.pageInfo.hasNextPage, all: `/activities?text=${e}`, rows: data.activities.nodes.map((a) => ({ id: a.id, to: addressOf(a.id), text: a.title, mark: <Status kind="activityStatus" value={a.status} />, more: `${a.branch?.name ?? ''} · ${yuan(a.amount)}` })) },
    { label: t('receptions'), more: data.receptions.pageInfo.hasNextPage, all: `/receptions?text=${e}`, rows: data.receptions.nodes.map((r) => ({ id: r.id, to: addressOf(r.id), text: r.guestUnit, mark: <Status kind="receptionStatus" value={r.status} />, more: `${r.branch?.name ?? ''} · ${r.receivedOn ?? ''}` })) },
    { label: t('funds'), more: data.fundUses.pageInfo.hasNextPage, all: `/funds?text=${e}`, rows: data.fundUses.nodes.map((f) => ({ id: f.id, to: addressOf(f.id), text: f.title, mark: <Status kind="fundUseStatus" value={f.status} />, more: `${f.branch?.name ?? ''} · ${yuan(f.amount)}` })) },
    { label: t('invoices'), more: data.invoices.pageInfo.hasNextPage, all: `/funds/invoices?text=${e}`, rows: data.invoices.nodes.map((i) => ({ id: i.id, to: i.holders[0] ? addressOf(i.holders[0]) : null, text: i.number ?? i.id, more: `${i.seller ?? ''} · ${yuan(i.amount)}` })) },
    { label: t('violations'), more: data.violations.pageInfo.hasNextPage, all: `/violations?text=${e}`, rows: data.violations.nodes.map((v) => ({ id: v.id, to: addressOf(v.id), text: v.clause.title, mark: <Status kind="violationStatus" value={v.status} />, more: v.finding.message })) },
    { label: t('budgets'), more: data.budgets.pageInfo.hasNextPage, all: `/budgets?text=${e}`, rows: data.budgets.nodes.map((b) => ({ id: b.id, to: addressOf(b.id), text: `${b.title} ${b.year}`, more: `${b.branch?.name ?? ''} · ${yuan(b.available)}` })) },
    { label: t('clauses'), more: clauses.length > 8, all: `/norms?q=${e}`, rows: clauses.slice(0, 8).map((c) => ({ id: c.id, to: `/norms?q=${encodeURIComponent(c.id)}`, text: c.title, mark: <Status kind="severity" value={c.severity} />, more: c.id })) },
  ].filter((g) => g.rows.length > 0) : [];
  return (
    <>
      <Head title={q ? t('titleFor', { q }) : t('title')} />
      {!q && <p className="muted">{t('hint')}</p>}
      {failure && <Trouble failure={failure} again={again} />}
      {q && first && <Card><Bones lines={6} /></Card>}
      {data && q && groups.length === 0 && <p className="muted">{t('none')}</p>}
      {q && groups.map((g) => (
        <Card key={g.label} title={`${g.label} (${g.rows.length}${g.more ? '+' : ''})`} extra={g.all && g.more && <Link to={g.all}>{t('all')}</Link>}>
          <ul className="bare found">{g.rows.map((r) => <li key={r.id}>{r.to ? <Link to={r.to}>{r.text}</Link> : r.text} {r.mark} <span className="muted small">{r.more}</span></li>)}</ul>
        </Card>
      ))}
    </>
  );
}
