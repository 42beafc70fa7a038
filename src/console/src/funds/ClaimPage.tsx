import { PrinterOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';
import { Attachments } from '../kit/Attachments';
import { Card, Facts } from '../kit/Facts';
import { days, instant, yuan } from '../kit/format';
import { RecordLink } from '../kit/RecordLink';
import { RecordPage } from '../kit/RecordPage';
import { Status } from '../kit/Status';
import { Steps } from '../kit/Steps';
import { Timeline } from '../kit/Timeline';
import { useAsOf } from '../kit/useAsOf';
import { Who } from '../kit/Who';
import { RecordFindings } from '../norms/RecordFindings';
import { Compare } from './Compare';
import { Difference, payeeName } from './ClaimRow';
import { ClaimActs } from './ClaimActs';
import '../charts/charts.css';
import './funds.css';
import { Invoices } from './Invoices';
import './texts';

const ClaimReview = graphql(`
  query ClaimReview($id: ID!, $asOf: DateTime) {
    fundUse(id: $id, asOf: $asOf) {
      id version title status waitingFor purpose amount approvedAmount paidAmount settledAmount occurredOn endedOn submittedAt paidAt voucher reason importedFrom
      branch { id name }
      payee { kind name accountLast4 bank person { id name } }
      submittedBy { ...WhoParts }
      paidBy { ...WhoParts }
      steps { ...StepParts }
      findings { ...FindingParts }
      attachments { ...AttachmentParts }
      settlement { released refunded difference settledAt settledBy { ...WhoParts } }
      lines { item note amount budgetId }
      ...ClaimInvoices
      ...ClaimCompared
      linked(asOf: $asOf) { id ... on Activity { title } ... on Reception { purpose } }
      linkedId
    }
  }
`);

/** A claim, for who makes it and who reviews it: what was planned, claimed and spent side by side with the norms, its invoices, its steps, its history. */
export function ClaimPage() {
  const { t } = useTranslation('funds');
  const kit = useTranslation('kit').t;
  const id = `fund-use/${useParams().id ?? ''}`;
  const { asOf } = useAsOf();
  const answer = useAsk(ClaimReview, { id, asOf });
  return (
    <RecordPage answer={answer} record={answer.data?.fundUse} back={{ to: '/funds', label: t('title') }} title={(f) => f.title} marks={(f) => <Status kind="fundUseStatus" value={f.status} />}
      acts={(f) => <><ClaimActs fundUse={f} again={answer.again} /><Link className="ant-btn-like" to={`/print/${f.id}`}><PrinterOutlined aria-hidden /> {kit('print')}</Link></>}
      aside={(f) => <>
        <Card title={kit('steps')}><Steps steps={f.steps} /></Card>
        <Card title={kit('timeline')}><Timeline subject={f.id} version={f.version} /></Card>
      </>}>
      {(f) => {
        const linked = f.linked && ('title' in f.linked ? f.linked.title : 'purpose' in f.linked ? f.linked.purpose : f.linked.id);
        return (
          <>
            <Card>
              <Facts facts={[
                { label: t('branch'), value: f.branch?.name ?? '—' },
                { label: t('payee'), value: payeeName(f.payee) },
                f.payee?.accountLast4 ? { label: t('account'), value: `${f.payee.accountLast4}${f.payee.bank ? ` · ${f.payee.bank}` : ''}` } : null,
                { label: t('occurred'), value: days(f.occurredOn, f.endedOn) },
                { label: t('amount'), value: <strong>{yuan(f.amount)}</strong> },
                { label: t('approvedAmount'), value: yuan(f.approvedAmount) },
                { label: t('paidAmount'), value: f.paidAt ? <>{yuan(f.paidAmount)} <span className="muted">{instant(f.paidAt)}</span></> : '—' },
                { label: t('settledAmount'), value: yuan(f.settledAmount) },
                { label: t('difference'), value: <Difference estimate={f.amount} actual={f.settledAmount} /> },
                f.settlement && { label: t('released'), value: yuan(f.settlement.released) },
                f.settlement && { label: t('refunded'), value: yuan(f.settlement.refunded) },
                f.settlement && { label: t('settledBy'), value: <><Who person={f.settlement.settledBy} /> · {instant(f.settlement.settledAt)}</> },
                f.voucher ? { label: t('voucher'), value: f.voucher } : null,
                { label: t('submittedBy'), value: <><Who person={f.submittedBy} /> {f.submittedAt && <span className="muted">{instant(f.submittedAt)}</span>}</> },
                f.linkedId && linked ? { label: t('linked'), value: <RecordLink id={f.linkedId}>{linked}</RecordLink> } : null,
                f.importedFrom ? { label: t('importedFrom'), value: f.importedFrom } : null,
                f.purpose ? { label: t('purpose'), value: f.purpose, wide: true } : null,
                f.reason ? { label: t('reason'), value: f.reason, wide: true } : null,
              ]} />
            </Card>
            <Card title={t('compare')}><Compare fundUse={f} /></Card>
            <Card title={t('invoices')}><Invoices fundUse={f} asOf={asOf} /></Card>
            <RecordFindings subject={f.id} findings={f.findings} status={f.status} />
            <Card title={kit('attachments')}><Attachments files={f.attachments} /></Card>
          </>
        );
      }}
    </RecordPage>
  );
}
