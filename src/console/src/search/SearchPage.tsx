import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';
import { addressOf } from '../kit/address';
import { Bones } from '../kit/Bones';
import { Card } from '../kit/Facts';
import { yuan } from '../kit/format';
import { Head } from '../kit/Head';
import { Status } from '../kit/Status';
import { Trouble } from '../kit/Trouble';
import './texts';

const Search = graphql(`
  query Search($activities: ActivityFilterInput, $receptions: ReceptionFilterInput, $funds: FundUseFilterInput, $invoices: InvoiceFilterInput, $violations: ViolationFilterInput) {
    activities(first: 8, where: $activities, order: [{ updatedAt: DESC }]) { pageInfo { hasNextPage } nodes { id title status amount branch { name } } }
    receptions(first: 8, where: $receptions, order: [{ updatedAt: DESC }]) { pageInfo { hasNextPage } nodes { id guestUnit receivedOn status branch { name } } }
    fundUses(first: 8, where: $funds, order: [{ updatedAt: DESC }]) { pageInfo { hasNextPage } nodes { id title status amount branch { name } } }
    invoices(first: 8, where: $invoices) { pageInfo { hasNextPage } nodes { id number seller amount holders } }
    violations(first: 8, where: $violations, order: [{ updatedAt: DESC }]) { pageInfo { hasNextPage } nodes { id status clause { title } finding { message } } }
  }
`);

const isId = /^(activity|reception|fund-use|budget|violation)\/\S+$/;

/** One word over all registers that the viewer may read. The lists count what matches; here that would look through every record. */
export function SearchPage() {
  const { t } = useTranslation('search');
  const [address] = useSearchParams();
  const q = (address.get('q') ?? '').trim().slice(0, 100);
  const like = { contains: q };
  const bare = q.replaceAll(/[\s-]/g, '');
  const { data, failure, again, first } = useAsk(Search, {
    activities: { or: [{ title: like }, { place: like }, { city: like }] },
    receptions: { or: [{ guestUnit: like }, { purpose: like }, { letterNumber: like }] },
    funds: { or: [{ title: like }, { payee: like }, ...(bare ? [{ invoiceNumbers: { contains: bare } }] : [])] },
    invoices: { or: [{ number: { contains: bare || q } }, { seller: like }] },
    violations: { text: like },
  }, { pause: !q || isId.test(q) });
  const direct = isId.test(q) ? addressOf(q) : null;
  if (direct) return <Navigate to={direct} replace />;
  const e = encodeURIComponent(q);
  const groups: { label: string; more: boolean; all?: string; rows: { id: string; to: string | null; text: ReactNode; mark?: ReactNode; more?: string }[] }[] = data ? [
    { label: t('activities'), more: data.activities.pageInfo.hasNextPage, all: `/activities?title=${e}`, rows: data.activities.nodes.map((a) => ({ id: a.id, to: addressOf(a.id), text: a.title, mark: <Status kind="activityStatus" value={a.status} />, more: `${a.branch?.name ?? ''} · ${yuan(a.amount)}` })) },
    { label: t('receptions'), more: data.receptions.pageInfo.hasNextPage, all: `/receptions?guestUnit=${e}`, rows: data.receptions.nodes.map((r) => ({ id: r.id, to: addressOf(r.id), text: r.guestUnit, mark: <Status kind="receptionStatus" value={r.status} />, more: `${r.branch?.name ?? ''} · ${r.receivedOn ?? ''}` })) },
    { label: t('funds'), more: data.fundUses.pageInfo.hasNextPage, all: `/funds?title=${e}`, rows: data.fundUses.nodes.map((f) => ({ id: f.id, to: addressOf(f.id), text: f.title, mark: <Status kind="fundUseStatus" value={f.status} />, more: `${f.branch?.name ?? ''} · ${yuan(f.amount)}` })) },
    { label: t('invoices'), more: data.invoices.pageInfo.hasNextPage, rows: data.invoices.nodes.map((i) => ({ id: i.id, to: i.holders[0] ? addressOf(i.holders[0]) : null, text: i.number ?? i.id, more: `${i.seller ?? ''} · ${yuan(i.amount)}` })) },
    { label: t('violations'), more: data.violations.pageInfo.hasNextPage, all: `/violations?text=${e}`, rows: data.violations.nodes.map((v) => ({ id: v.id, to: addressOf(v.id), text: v.clause.title, mark: <Status kind="violationStatus" value={v.status} />, more: v.finding.message })) },
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
