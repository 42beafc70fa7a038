import { PrinterOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../api/ask';
import { graphql, unmask } from '../generated';
import type { FundUseFactsFragment } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { addressOf } from '../kit/address';
import { Attachments } from '../kit/Attachments';
import { Card, Facts } from '../kit/Facts';
import { Findings } from '../kit/Findings';
import { days, instant, yuan } from '../kit/format';
import { RecordPage } from '../kit/RecordPage';
import { Status } from '../kit/Status';
import { Steps } from '../kit/Steps';
import { Timeline } from '../kit/Timeline';
import { Who } from '../kit/Who';
import { FundUseActParts, FundUseActs } from './FundUseActs';
import './texts';

const FundUseDetail = graphql(`
  query FundUseDetail($id: ID!) {
    fundUse(id: $id) {
      id version title status reason
      attachments { ...AttachmentParts }
      steps { ...StepParts }
      findings { ...FindingParts }
      ...FundUseFacts
      ...FundUseActParts
    }
  }
`);
const FundUseFacts = graphql(`
  fragment FundUseFacts on FundUse {
    amount approvedAmount paidAmount settledAmount purpose occurredOn endedOn linkedId submittedAt paidAt voucher importedFrom
    branch { name }
    payee { kind name bank accountLast4 person { ...WhoParts } }
    submittedBy { ...WhoParts }
    linked { __typename ... on Activity { title } ... on Reception { guestUnit } }
    lines { item amount note budget { title } budgetId }
    invoices { code number seller date amount file }
    settlement { lines { item estimate actual difference } released refunded }
  }
`);

export function FundUsePage() {
  const { t } = useTranslation('funds');
  const kit = useTranslation('kit').t;
  const answer = useAsk(FundUseDetail, { id: `fund-use/${useParams().id ?? ''}` });
  return (
    <RecordPage answer={answer} record={answer.data?.fundUse} back={{ to: '/funds', label: t('title') }} title={(f) => f.title} marks={(f) => <Status kind="fundUseStatus" value={f.status} />}
      acts={(f) => <><FundUseActs claim={unmask(FundUseActParts, f)} reload={answer.again} /><Link className="ant-btn-like" to={`/print/${f.id}`}><PrinterOutlined /> {t('print')}</Link></>}
      aside={(f) => <>
        <Card title={kit('steps')}><Steps steps={f.steps} /></Card>
        <Card title={kit('timeline')}><Timeline subject={f.id} version={f.version} /></Card>
      </>}>
      {(f) => <>
        {f.reason && <Alert className="spaced" type="warning" showIcon title={t('reason')} description={f.reason} />}
        <Content claim={unmask(FundUseFacts, f)} />
        <Card title={kit('findings')}><Findings findings={f.findings} /></Card>
        <Card title={kit('attachments')}><Attachments files={f.attachments} /></Card>
      </>}
    </RecordPage>
  );
}

function Content({ claim: f }: { claim: FundUseFactsFragment }) {
  const { t } = useTranslation('funds');
  const words = useWords();
  const to = f.linkedId ? addressOf(f.linkedId) : null;
  const linked = f.linked?.__typename === 'Activity' ? f.linked.title : f.linked?.__typename === 'Reception' ? f.linked.guestUnit : f.linkedId;
  return (
    <Card title={t('facts')}>
      <Facts facts={[
        { label: t('branch'), value: f.branch?.name ?? '—' },
        { label: t('amount'), value: yuan(f.amount) },
        { label: t('approvedAmount'), value: yuan(f.approvedAmount) },
        { label: t('paidAmount'), value: <>{yuan(f.paidAmount)} {f.paidAt && <span className="muted">{instant(f.paidAt)}</span>}</> },
        f.settledAmount != null && { label: t('settledAmount'), value: yuan(f.settledAmount) },
        { label: t('payee'), value: <>{f.payee?.name ?? <Who person={f.payee?.person} />} {f.payee?.accountLast4 && <span className="muted">**** {f.payee.accountLast4}</span>}</> },
        { label: t('occurredOn'), value: days(f.occurredOn, f.endedOn) },
        { label: t('submittedBy'), value: <><Who person={f.submittedBy} /> <span className="muted">{f.submittedAt && instant(f.submittedAt)}</span></> },
        f.linkedId && { label: t('linked'), value: to ? <Link to={to}>{linked}</Link> : linked },
        f.voucher && { label: t('voucher'), value: f.voucher },
        f.importedFrom && { label: t('importedFrom'), value: f.importedFrom },
        f.purpose && { label: t('purpose'), value: f.purpose, wide: true },
      ]} />
      <table className="plain">
        <thead><tr><th>{t('item')}</th><th>{t('budget')}</th><th className="figure">{t('amount')}</th></tr></thead>
        <tbody>{f.lines.map((l, i) => <tr key={i}><th scope="row">{words.expenseItem[l.item]}{l.note && <span className="muted small"> {l.note}</span>}</th><td><Link to={addressOf(l.budgetId) ?? '#'}>{l.budget?.title ?? l.budgetId}</Link></td><td className="figure">{yuan(l.amount)}</td></tr>)}</tbody>
      </table>
      {f.invoices.length > 0 && (
        <table className="plain">
          <thead><tr><th>{t('number')}</th><th>{t('seller')}</th><th>{t('date')}</th><th className="figure">{t('amount')}</th></tr></thead>
          <tbody>{f.invoices.map((i) => <tr key={i.number}><th scope="row">{i.file ? <a href={`/files/${i.file}`} target="_blank" rel="noreferrer">{i.number}</a> : i.number}</th><td>{i.seller}</td><td>{i.date}</td><td className="figure">{yuan(i.amount)}</td></tr>)}</tbody>
        </table>
      )}
      {f.settlement && (
        <table className="plain">
          <thead><tr><th>{t('settlement')}</th><th className="figure">{t('estimate')}</th><th className="figure">{t('actual')}</th><th className="figure">{t('difference')}</th></tr></thead>
          <tbody>{f.settlement.lines.map((l, i) => <tr key={i}><th scope="row">{words.expenseItem[l.item]}</th><td className="figure">{yuan(l.estimate)}</td><td className="figure">{yuan(l.actual)}</td><td className="figure">{yuan(l.difference)}</td></tr>)}</tbody>
        </table>
      )}
    </Card>
  );
}
