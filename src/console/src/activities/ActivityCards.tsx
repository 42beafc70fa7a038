import { useTranslation } from 'react-i18next';
import { graphql, unmask } from '../generated';
import type { AccountPartsFragment, ActivityFactPartsFragment } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { Card, Facts } from '../kit/Facts';
import { budgetName, days, instant, yuan } from '../kit/format';
import { RecordLink } from '../kit/RecordLink';
import { Wide } from '../kit/Wide';
import { Who } from '../kit/Who';
import { placeOf } from './values';

export const ActivityFactParts = graphql(`
  fragment ActivityFactParts on Activity {
    id type class purpose conveys inPlan planReference startsOn endsOn arrivesOn departsOn city
    participants staff experts guests providedItems importedFrom submittedAt filingRequired
    branch { name }
    venue { name city place kind }
    createdBy { ...WhoParts }
    submittedBy { ...WhoParts }
    filing { authority number on }
  }
`);

export function ActivityFacts({ activity: a }: { activity: ActivityFactPartsFragment }) {
  const { t } = useTranslation('activities');
  const kit = useTranslation('kit').t;
  const words = useWords();
  const yes = (v: boolean | null | undefined) => (v == null ? '—' : v ? kit('yes') : kit('no'));
  const place = placeOf(a.venue, words.placeKind);
  return (
    <Card title={t('plan')}>
      <Facts facts={[
        { label: t('branch'), value: a.branch?.name ?? '—' },
        { label: t('type'), value: `${words.activityType[a.type]}${a.class ? ` · ${words.activityClass[a.class]}` : ''}` },
        { label: t('starts'), value: days(a.startsOn, a.endsOn) },
        (a.arrivesOn ?? a.departsOn) ? { label: `${t('arrivesOn')} / ${t('departsOn')}`, value: days(a.arrivesOn, a.departsOn) } : null,
        { label: t('place'), value: place || '—' },
        { label: t('people'), value: t('people4', { p: a.participants ?? '—', s: a.staff ?? '—', e: a.experts ?? '—', g: a.guests ?? '—' }) },
        { label: t('inPlan'), value: `${yes(a.inPlan)}${a.planReference ? ` · ${a.planReference}` : ''}` },
        a.conveys != null && { label: t('conveys'), value: yes(a.conveys) },
        { label: t('createdBy'), value: <Who person={a.createdBy} /> },
        { label: t('submittedBy'), value: <><Who person={a.submittedBy} /> {a.submittedAt && <span className="muted">{instant(a.submittedAt)}</span>}</> },
        { label: t('items'), value: a.providedItems == null ? '—' : a.providedItems.length === 0 ? t('nothingProvided') : a.providedItems.map((i) => words.providedItem[i]).join(kit('comma')) },
        a.filingRequired && { label: t('filing'), value: a.filing ? t('filed', { authority: a.filing.authority, number: a.filing.number }) : t('notFiled') },
        a.importedFrom && { label: t('importedFrom'), value: a.importedFrom },
        a.purpose && { label: t('purpose'), value: a.purpose, wide: true },
      ]} />
    </Card>
  );
}

export const AccountParts = graphql(`
  fragment AccountParts on Activity {
    status amount approvedAmount actualAmount settlementComment
    lines { kind estimate actual difference note }
    lectures { title hours fee topic lecturer { ...WhoParts } }
    funding { source amount note }
    sponsors { kind unit amount purpose contractNumber }
    plannedCommitments { ...BudgetShare }
    commitments { ...BudgetShare }
  }
`);

const BudgetShare = graphql(`
  fragment BudgetShare on ActivityCommitment { budgetId amount budget { ... on Budget { title year } } }
`);

/** The money: estimate, spent and difference a line, where it comes from, and what budgets hold for it or shall. */
export function Account({ activity: a }: { activity: AccountPartsFragment }) {
  const { t } = useTranslation('activities');
  const kit = useTranslation('kit').t;
  const words = useWords();
  const undecided = ['DRAFT', 'SUBMITTED', 'RETURNED'].includes(a.status);
  const shares = unmask(BudgetShare, undecided ? a.plannedCommitments : a.commitments);
  return (
    <Card title={t('account')}>
      <Facts facts={[{ label: t('amount'), value: yuan(a.amount) }, { label: t('approved'), value: yuan(a.approvedAmount) }, { label: t('actual'), value: yuan(a.actualAmount) }]} />
      {a.lines.length > 0 && (
        <Wide label={t('lines')}>
          <table className="plain">
            <thead><tr><th>{t('lines')}</th><th className="figure">{t('estimate')}</th><th className="figure">{t('spent')}</th><th className="figure">{t('difference')}</th></tr></thead>
            <tbody>
              {a.lines.map((l) => (
                <tr key={l.kind}><th scope="row">{words.costKind[l.kind]}{l.note && <span className="muted small"> {l.note}</span>}</th><td className="figure">{yuan(l.estimate)}</td><td className="figure">{yuan(l.actual)}</td>
                  <td className={`figure ${(l.difference ?? 0) > 0 ? 'bad' : ''}`}>{yuan(l.difference)}</td></tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
      <Facts facts={[
        a.lectures.length > 0 && { label: t('lectures'), wide: true, value: <ul className="bare">{a.lectures.map((l, i) => <li key={i}><Who person={l.lecturer} /> · {words.lecturerTitle[l.title]} · {l.hours} {t('hours')} · {yuan(l.fee)} {l.topic && `· ${l.topic}`}</li>)}</ul> },
        a.funding.length > 0 && { label: t('money'), wide: true, value: a.funding.map((f) => `${words.fundingSource[f.source]} ${yuan(f.amount)}`).join(kit('semicolon')) },
        a.sponsors.length > 0 && { label: t('sponsors'), wide: true, value: <ul className="bare">{a.sponsors.map((s, i) => <li key={i}>{words.sponsorKind[s.kind]} · {s.unit} · {yuan(s.amount)} · {s.purpose}{s.contractNumber && ` · ${s.contractNumber}`}</li>)}</ul> },
        shares.length > 0 && { label: undecided ? t('budgets') : t('commitments'), wide: true, value: <ul className="bare">{shares.map((c) => <li key={c.budgetId}><RecordLink id={c.budgetId}>{budgetName(c.budget && 'title' in c.budget ? c.budget : null, c.budgetId)}</RecordLink> {yuan(c.amount)}</li>)}</ul> },
        a.settlementComment && { label: t('settled'), value: a.settlementComment, wide: true },
      ]} />
    </Card>
  );
}
