import { PrinterOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../api/ask';
import { graphql, unmask } from '../generated';
import type { ReceptionFactsFragment } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { Attachments } from '../kit/Attachments';
import { Card, Facts } from '../kit/Facts';
import { days, instant, yuan } from '../kit/format';
import { Printout } from '../kit/Printout';
import { RecordLink } from '../kit/RecordLink';
import { RecordPage } from '../kit/RecordPage';
import { Status } from '../kit/Status';
import { Steps } from '../kit/Steps';
import { Timeline } from '../kit/Timeline';
import { useAsOf } from '../kit/useAsOf';
import { Who } from '../kit/Who';
import { ReceptionActParts, ReceptionActs } from './ReceptionActs';
import { PlannedSheet } from './PlannedSheet';
import { RecordFindings } from '../norms/RecordFindings';
import './texts';

const ReceptionDetail = graphql(`
  query ReceptionDetail($id: ID!, $asOf: DateTime) {
    reception(id: $id, asOf: $asOf) {
      id version guestUnit status reason
      attachments { ...AttachmentParts }
      list { invoices { number amount file } attachments { ...AttachmentParts } }
      printableList { ...PrintoutParts }
      steps { ...StepParts }
      findings { ...FindingParts }
      planned { ...PlannedSheet }
      ...ReceptionFacts
      ...ReceptionActParts
    }
  }
`);
const ReceptionFacts = graphql(`
  fragment ReceptionFacts on Reception {
    purpose receivedOn leftOn guestCount companionCount amount approvedAmount actualAmount city place placeKind revision importedFrom
    submittedAt recordedAt countersignedAt verifiedAt verifiedInvoiceAmount verifiedHeadCount
    branch { name }
    letter { number unit on guests file { hash name } }
    schedule { on what time place }
    host { ...WhoParts } submittedBy { ...WhoParts } recordedBy { ...WhoParts } countersignedBy { ...WhoParts } verifiedBy { ...WhoParts }
    claims { fundUseId amount paidAt }
    othersOfUnit(asOf: $asOf) { id receivedOn status }
  }
`);

export function ReceptionPage() {
  const { t } = useTranslation('receptions');
  const kit = useTranslation('kit').t;
  const { asOf } = useAsOf();
  const answer = useAsk(ReceptionDetail, { id: `reception/${useParams().id ?? ''}`, asOf });
  return (
    <RecordPage answer={answer} record={answer.data?.reception} back={{ to: '/receptions', label: t('title') }} title={(r) => r.guestUnit} marks={(r) => <Status kind="receptionStatus" value={r.status} />}
      acts={(r) => <><ReceptionActs reception={unmask(ReceptionActParts, r)} reload={answer.again} />
        <Link className="ant-btn-like" to={`/print/${r.id}`}><PrinterOutlined aria-hidden /> {r.printableList ? t('print') : t('printForm')}</Link></>}
      aside={(r) => <>
        <Card title={kit('steps')}><Steps steps={r.steps} /></Card>
        <Card title={kit('timeline')}><Timeline subject={r.id} version={r.version} /></Card>
      </>}>
      {(r) => <>
        {r.reason && <Alert className="spaced" type="warning" showIcon title={t('reason')} description={r.reason} />}
        <Content reception={unmask(ReceptionFacts, r)} />
        <RecordFindings subject={r.id} findings={r.findings} status={r.status} />
        {r.printableList ? <Card title={t('list')}><Printout sheet={r.printableList} /></Card> : <PlannedSheet sheet={r.planned} />}
        {r.list && r.list.invoices.length > 0 && <Card title={t('invoices')}><ul className="files">{r.list.invoices.map((i) => <li key={i.number}>{i.number} · {yuan(i.amount)} {i.file && <a href={`/files/${i.file}`} target="_blank" rel="noreferrer">{t('scan')}</a>}</li>)}</ul></Card>}
        <Card title={kit('attachments')}><Attachments files={[...r.attachments, ...(r.list?.attachments ?? [])]} /></Card>
      </>}
    </RecordPage>
  );
}

function Content({ reception: r }: { reception: ReceptionFactsFragment }) {
  const { t } = useTranslation('receptions');
  const words = useWords();
  const signed = (who: Parameters<typeof Who>[0]['person'], at: string | null | undefined) => <><Who person={who} /> {at && <span className="muted">{instant(at)}</span>}</>;
  return (
    <Card title={t('facts')}>
      <Facts facts={[
        { label: t('branch'), value: r.branch?.name ?? '—' },
        { label: t('receivedOn'), value: days(r.receivedOn, r.leftOn) },
        { label: `${t('guests')} / ${t('companions')}`, value: `${r.guestCount ?? '—'} / ${r.companionCount ?? '—'}` },
        { label: t('placeKind'), value: [r.city, r.place, r.placeKind && words.placeKind[r.placeKind]].filter(Boolean).join(' · ') || '—' },
        { label: t('amount'), value: yuan(r.amount) },
        { label: t('actual'), value: yuan(r.actualAmount) },
        { label: t('letter'), value: r.letter ? <>{r.letter.number} · {r.letter.unit} · {r.letter.on}{r.letter.guests != null && ` · ${t('heads', { n: r.letter.guests })}`} {r.letter.file && <a href={`/files/${r.letter.file.hash}`}>{r.letter.file.name}</a>}</> : '—' },
        r.host && { label: t('host'), value: <Who person={r.host} /> },
        r.schedule.length > 0 && { label: t('schedule'), value: r.schedule.map((s, i) => <p key={i}>{[s.on, s.time, s.what, s.place].filter(Boolean).join(' · ')}</p>) },
        r.recordedBy && { label: `${t('recordedBy')} · ${t('revision', { n: r.revision })}`, value: signed(r.recordedBy, r.recordedAt) },
        r.countersignedBy && { label: t('countersigned'), value: signed(r.countersignedBy, r.countersignedAt) },
        r.verifiedBy && { label: t('verified'), value: <>{signed(r.verifiedBy, r.verifiedAt)} · {yuan(r.verifiedInvoiceAmount)} · {t('heads', { n: r.verifiedHeadCount ?? '—' })}</> },
        r.claims.length > 0 && { label: t('claims'), value: r.claims.map((c) => <p key={c.fundUseId}><RecordLink id={c.fundUseId}>{yuan(c.amount)}</RecordLink></p>) },
        r.othersOfUnit.length > 0 && { label: t('others'), value: r.othersOfUnit.map((o) => <p key={o.id}><RecordLink id={o.id}>{o.receivedOn}</RecordLink> {words.receptionStatus[o.status]}</p>) },
        r.importedFrom && { label: t('importedFrom'), value: r.importedFrom },
        { label: t('purpose'), value: r.purpose, wide: true },
      ]} />
    </Card>
  );
}
