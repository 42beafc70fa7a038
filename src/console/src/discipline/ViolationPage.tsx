import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';
import type { ViolationDetailQuery } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { idOf, onDay } from '../kit/address';
import { Attachments } from '../kit/Attachments';
import { Card, Facts } from '../kit/Facts';
import { Findings } from '../kit/Findings';
import { dayOf, instant, yuan } from '../kit/format';
import { RecordLink } from '../kit/RecordLink';
import { RecordPage } from '../kit/RecordPage';
import { Status } from '../kit/Status';
import { Timeline } from '../kit/Timeline';
import { useAsOf } from '../kit/useAsOf';
import { Who } from '../kit/Who';
import { useViewer } from '../session/viewer';
import './discipline.css';
import './texts';
import { ViolationActs } from './ViolationActs';

const ViolationDetail = graphql(`
  query ViolationDetail($id: ID!, $asOf: DateTime) {
    violation(id: $id, asOf: $asOf) {
      id version status severity classification amount payee place occurredAt raisedAt explainedAt decidedAt rectifiedAt recovered clue importedFrom subjectKind
      clause { id title }
      branch { id name }
      person { id ...WhoParts }
      raisedBy { ...WhoParts }
      explainedBy { ...WhoParts }
      decidedBy { ...WhoParts }
      finding { ...FindingParts }
      notes { status text at by { ...WhoParts } for { ...WhoParts } attachments { ...AttachmentParts } }
      subject(asOf: $asOf) {
        id
        ... on Activity { version title activityStatus: status }
        ... on Reception { version purpose receptionStatus: status }
        ... on FundUse { version title fundUseStatus: status }
      }
    }
  }
`);
type Violation = NonNullable<ViolationDetailQuery['violation']>;

/** From the breach to its proof: the finding with its sum, the record it was found on, what was answered and decided, and every event of both. */
export function ViolationPage() {
  const { t } = useTranslation('discipline');
  const kit = useTranslation('kit').t;
  const id = idOf('violation', useParams()['*']);
  const { day, asOf } = useAsOf();
  const answer = useAsk(ViolationDetail, { id, asOf });
  return (
    <RecordPage answer={answer} record={answer.data?.violation} back={{ to: '/violations', label: t('title') }} title={(v) => v.clause.title}
      marks={(v) => <><Status kind="violationStatus" value={v.status} /><Status kind="severity" value={v.severity} /></>}
      acts={(v) => <ViolationActs id={v.id} status={v.status} branch={v.branch?.id} clue={v.clue} again={answer.again} />}
      aside={(v) => <>
        <Card title={kit('timeline')}><Timeline subject={v.id} version={v.version} /></Card>
        <Card title={t('subjectHistory')} extra={<RecordLink id={v.subject.id}>{t('showSubject')}</RecordLink>}>
          <Timeline subject={v.subject.id} version={'version' in v.subject ? v.subject.version : 0} />
        </Card>
      </>}>
      {(v) => <Body violation={v} day={day} />}
    </RecordPage>
  );
}

function Body({ violation: v, day }: { violation: Violation; day: string | null }) {
  const { t } = useTranslation('discipline');
  const words = useWords();
  const handles = useViewer().is('DISCIPLINE', 'LEADER');
  const branch = v.branch && `&branch=${encodeURIComponent(v.branch.id)}`;
  return (
    <>
      <Card>
        <Facts facts={[
          { label: t('subject'), value: <><SubjectLink violation={v} /> <SubjectStatus violation={v} /></>, wide: true },
          { label: t('branch'), value: v.branch?.name ?? '—' },
          { label: t('person'), value: v.person ? <Link to={onDay(`/violations?person=${encodeURIComponent(v.person.id)}`, day)} title={t('samePerson')}><Who person={v.person} /></Link> : '—' },
          { label: t('occurred'), value: dayOf(v.occurredAt) },
          { label: t('amount'), value: yuan(v.amount) },
          { label: t('classification'), value: v.classification ? words.violationClass[v.classification] : t('none') },
          v.payee ? { label: t('payee'), value: <Link to={onDay(`/violations?payee=${encodeURIComponent(v.payee)}`, day)} title={t('samePayee')}>{v.payee}</Link> } : null,
          v.place ? { label: t('place'), value: v.place } : null,
          { label: t('raised'), value: instant(v.raisedAt) },
          { label: t('raisedBy'), value: <Who person={v.raisedBy} /> },
          v.decidedAt ? { label: t('decidedBy'), value: <><Who person={v.decidedBy} /> · {instant(v.decidedAt)}</> } : null,
          v.recovered != null && { label: t('recovered'), value: yuan(v.recovered) },
          v.clue ? { label: t('clue'), value: handles ? <RecordLink id={v.clue}>…{v.clue.slice(-8)}</RecordLink> : v.clue } : null,
          v.importedFrom ? { label: t('importedFrom'), value: v.importedFrom } : null,
          { label: t('clause'), value: <Link to={onDay(`/violations?clause=${encodeURIComponent(v.clause.id)}${branch ?? ''}`, day)}>{t('sameClause')}</Link> },
        ]} />
      </Card>
      <Card title={t('finding')}><Findings findings={[v.finding]} open /></Card>
      <Card title={t('notes')}>
        {v.notes.length === 0 && <p className="muted">{t('noNotes')}</p>}
        {v.notes.map((n, i) => (
          <section key={i} className="note">
            <p><Status kind="violationStatus" value={n.status} /> <Who person={n.by} /> <span className="muted">{instant(n.at)}</span></p>
            {n.text && <blockquote>{n.text}</blockquote>}
            {n.attachments.length > 0 && <Attachments files={n.attachments} />}
          </section>
        ))}
      </Card>
    </>
  );
}

function SubjectLink({ violation: { subject: s, subjectKind } }: { violation: Violation }) {
  const words = useWords();
  const kind = { activity: words.judgedKind.ACTIVITY, reception: words.judgedKind.RECEPTION, 'fund-use': words.judgedKind.FUND_USE }[subjectKind];
  const name = 'title' in s ? s.title : 'purpose' in s ? s.purpose : s.id;
  return <RecordLink id={s.id}>{kind ? `${kind} · ${name}` : name}</RecordLink>;
}

function SubjectStatus({ violation: { subject: s } }: { violation: Violation }) {
  if ('activityStatus' in s) return <Status kind="activityStatus" value={s.activityStatus} />;
  if ('receptionStatus' in s) return <Status kind="receptionStatus" value={s.receptionStatus} />;
  if ('fundUseStatus' in s) return <Status kind="fundUseStatus" value={s.fundUseStatus} />;
  return null;
}
