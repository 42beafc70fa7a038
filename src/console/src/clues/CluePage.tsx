import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';
import type { ClueDetailQuery } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { idOf } from '../kit/address';
import { Attachments } from '../kit/Attachments';
import { Card, Facts } from '../kit/Facts';
import { days, instant } from '../kit/format';
import { RecordLink } from '../kit/RecordLink';
import { RecordPage } from '../kit/RecordPage';
import { Status } from '../kit/Status';
import { Timeline } from '../kit/Timeline';
import { useAsOf } from '../kit/useAsOf';
import { Who } from '../kit/Who';
import { ClueActs } from './ClueActs';
import './clues.css';
import './texts';

const ClueDetail = graphql(`
  query ClueDetail($id: ID!, $asOf: DateTime) {
    clue(id: $id, asOf: $asOf) {
      id version status source discipline classification text occurredFrom occurredTo reporter registeredAt disposition authority proposeBy replyBy reportBy reviewOn due overdue
      branch { id name }
      persons { id ...WhoParts }
      handlers { id name ...WhoParts }
      recused { id ...WhoParts }
      registeredBy { ...WhoParts }
      attachments { ...AttachmentParts }
      violations(asOf: $asOf) { id status clause { title } }
      proposal { disposition reason reviewOn authority at by { id ...WhoParts } }
      notes { act status disposition text at by { ...WhoParts } attachments { ...AttachmentParts } }
    }
  }
`);
export type ClueRecord = NonNullable<ClueDetailQuery['clue']>;

/** One clue with everything its handlers wrote, its clocks, and what may be done next. */
export function CluePage() {
  const { t } = useTranslation('clues');
  const id = idOf('clue', useParams()['*']);
  const { asOf } = useAsOf();
  const words = useWords();
  const answer = useAsk(ClueDetail, { id, asOf });
  return (
    <RecordPage answer={answer} record={answer.data?.clue} back={{ to: '/clues', label: t('title') }} title={(c) => `${t('title')} · ${words.clueSource[c.source]}`}
      marks={(c) => <><Status kind="clueStatus" value={c.status} />{c.overdue && <Tag color="error">{t('overdue')}</Tag>}</>}
      acts={(c) => <ClueActs clue={c} again={answer.again} />}
      aside={(c) => <Card title={t('history')}><Timeline subject={c.id} version={c.version} /></Card>}>
      {(c) => <Body clue={c} />}
    </RecordPage>
  );
}

function Body({ clue: c }: { clue: ClueRecord }) {
  const { t } = useTranslation('clues');
  const words = useWords();
  const people = (of: ClueRecord['persons']) => of.map((p, i) => <span key={p.id}>{i > 0 && t('comma')}<Who person={p} /></span>);
  return (
    <>
      {c.proposal && (
        <Card title={t('proposal')}>
          <p><Tag color="processing">{words.clueDisposition[c.proposal.disposition]}</Tag> <Who person={c.proposal.by} /> <span className="muted">{instant(c.proposal.at)}</span></p>
          <blockquote>{c.proposal.reason}</blockquote>
          <Facts facts={[c.proposal.reviewOn && { label: t('reviewOn'), value: c.proposal.reviewOn }, c.proposal.authority && { label: t('authority'), value: c.proposal.authority }]} />
        </Card>
      )}
      <Card title={t('text')}>
        <p className="clue-whole">{c.text}</p>
        {c.attachments.length > 0 && <Attachments files={c.attachments} />}
      </Card>
      <Card>
        <Facts facts={[
          { label: t('due'), value: c.due ?? '—' },
          { label: t('disposition'), value: c.disposition ? words.clueDisposition[c.disposition] : '—' },
          { label: t('proposeBy'), value: c.proposeBy },
          c.replyBy && { label: t('replyBy'), value: c.replyBy },
          c.reportBy && { label: t('reportBy'), value: c.reportBy },
          c.reviewOn && { label: t('reviewOn'), value: c.reviewOn },
          c.authority && { label: t('authority'), value: c.authority },
          { label: t('branch'), value: c.branch?.name ?? '—' },
          { label: t('persons'), value: c.persons.length > 0 ? people(c.persons) : '—' },
          { label: t('period'), value: days(c.occurredFrom, c.occurredTo) },
          { label: t('discipline'), value: c.discipline ? words.disciplineClass[c.discipline] : '—' },
          c.classification && { label: t('classification'), value: words.violationClass[c.classification] },
          { label: t('reporter'), value: c.reporter ? words.reporterKind[c.reporter] : t('noReporter') },
          { label: t('handlers'), value: people(c.handlers) },
          c.recused.length > 0 && { label: t('recused'), value: people(c.recused) },
          { label: t('registeredBy'), value: <><Who person={c.registeredBy} /> · {instant(c.registeredAt)}</> },
          c.violations.length > 0 && { label: t('violations'), wide: true, value: c.violations.map((v) => <div key={v.id}><RecordLink id={v.id}>{v.clause.title}</RecordLink> <Status kind="violationStatus" value={v.status} /></div>) },
        ]} />
      </Card>
      <Card title={t('notes')}>
        {c.notes.length === 0 && <p className="muted">{t('noNotes')}</p>}
        {c.notes.map((n, i) => (
          <section key={i} className="note">
            <p><strong>{words.clueAct[n.act]}</strong> {n.disposition && <Tag>{words.clueDisposition[n.disposition]}</Tag>} <Who person={n.by} /> <span className="muted">{instant(n.at)}</span></p>
            {n.text && n.act !== 'VIOLATION_LINKED' && <blockquote>{n.text}</blockquote>}
            {n.attachments.length > 0 && <Attachments files={n.attachments} />}
          </section>
        ))}
      </Card>
    </>
  );
}
