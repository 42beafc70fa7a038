import { PrinterOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../api/ask';
import { LinkedClaim, LinkedClaims } from '../funds/LinkedClaims';
import { graphql, unmask } from '../generated';
import { Attachments } from '../kit/Attachments';
import { Card } from '../kit/Facts';
import { RecordPage } from '../kit/RecordPage';
import { Status } from '../kit/Status';
import { Steps } from '../kit/Steps';
import { Timeline } from '../kit/Timeline';
import { useAsOf } from '../kit/useAsOf';
import { useViewer } from '../session/viewer';
import { ActivityActs, ActivityActParts } from './ActivityActs';
import { ActivityFacts, ActivityFactParts, Account, AccountParts } from './ActivityCards';
import { ActualCard, ActualParts } from './ActualCard';
import { Amendments, AmendmentParts } from './Amendments';
import { RecordFindings } from '../norms/RecordFindings';
import './texts';

const ActivityDetail = graphql(`
  query ActivityDetail($id: ID!, $asOf: DateTime) {
    activity(id: $id, asOf: $asOf) {
      id version title status reason round startsOn endsOn approvedAmount
      branch { id }
      attachments { ...AttachmentParts }
      settlementAttachments { ...AttachmentParts }
      claims { ...LinkedClaim }
      actual { attachments { ...AttachmentParts } ...ActualParts }
      steps { ...StepParts }
      earlierSteps { ...StepParts }
      findings { ...FindingParts }
      amendments { ...AmendmentParts }
      ...ActivityFactParts
      ...AccountParts
      ...ActivityActParts
    }
  }
`);

export function ActivityPage() {
  const { t } = useTranslation('activities');
  const kit = useTranslation('kit').t;
  const viewer = useViewer();
  const id = `activity/${useParams().id ?? ''}`;
  const { asOf } = useAsOf();
  const answer = useAsk(ActivityDetail, { id, asOf });
  return (
    <RecordPage answer={answer} record={answer.data?.activity} back={{ to: '/activities', label: t('title') }} title={(a) => a.title}
      marks={(a) => <Status kind="activityStatus" value={a.status} />}
      acts={(a) => <><ActivityActs activity={unmask(ActivityActParts, a)} reload={answer.again} /><Link className="ant-btn-like" to={`/print/${a.id}`}><PrinterOutlined aria-hidden /> {t('print')}</Link></>}
      aside={(a) => <>
        <Card title={kit('steps')}>
          <Steps steps={a.steps} />
          {a.earlierSteps.length > 0 && <details><summary>{kit('earlierRounds')}</summary><Steps steps={a.earlierSteps} /></details>}
        </Card>
        <Card title={kit('timeline')}><Timeline subject={a.id} version={a.version} /></Card>
      </>}>
      {(a) => <>
        {a.reason && ['RETURNED', 'REJECTED', 'WITHDRAWN', 'CANCELLED'].includes(a.status) && <Alert className="spaced" type="warning" showIcon title={t('reason')} description={a.reason} />}
        <ActivityFacts activity={unmask(ActivityFactParts, a)} />
        {a.actual && <ActualCard actual={unmask(ActualParts, a.actual)} planned={a} />}
        <Account activity={unmask(AccountParts, a)} />
        {a.approvedAmount != null && <LinkedClaims claims={a.claims.map((c) => unmask(LinkedClaim, c))} to={viewer.makes(a.branch?.id) && `/funds/edit/new?linked=${encodeURIComponent(a.id)}`} />}
        <Amendments amendments={a.amendments.map((x) => unmask(AmendmentParts, x))} />
        <RecordFindings subject={a.id} findings={a.findings} status={a.status} />
        <Card title={kit('attachments')}><Attachments files={[...a.attachments, ...(a.actual?.attachments ?? []), ...a.settlementAttachments]} /></Card>
      </>}
    </RecordPage>
  );
}
