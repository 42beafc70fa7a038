import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';
import { useWords } from '../i18n/useWords';
import { idOf } from '../kit/address';
import { Attachments } from '../kit/Attachments';
import { Card, Facts } from '../kit/Facts';
import { Findings } from '../kit/Findings';
import { days, yuan } from '../kit/format';
import { RecordPage } from '../kit/RecordPage';
import { Status } from '../kit/Status';
import { Steps } from '../kit/Steps';
import { Timeline } from '../kit/Timeline';
import './texts';

const ActivityDetail = graphql(`
  query ActivityDetail($id: ID!) {
    activity(id: $id) {
      id version title status type class amount approvedAmount actualAmount startsOn endsOn participants
      branch { id name }
      attachments { ...AttachmentParts }
      steps { ...StepParts }
      findings { ...FindingParts }
    }
  }
`);

export function ActivityPage() {
  const { t } = useTranslation('activities');
  const kit = useTranslation('kit').t;
  const words = useWords();
  const id = idOf('activity', useParams()['*']);
  const answer = useAsk(ActivityDetail, { id });
  return (
    <RecordPage answer={answer} record={answer.data?.activity} back={{ to: '/activities', label: t('title') }} title={(a) => a.title}
      marks={(a) => <Status kind="activityStatus" value={a.status} />}
      aside={(a) => <>
        <Card title={kit('steps')}><Steps steps={a.steps} /></Card>
        <Card title={kit('timeline')}><Timeline subject={a.id} version={a.version} /></Card>
      </>}>
      {(a) => <>
        <Card>
          <Facts facts={[
            { label: t('branch'), value: a.branch?.name },
            { label: t('type'), value: `${words.activityType[a.type]}${a.class ? ` · ${words.activityClass[a.class]}` : ''}` },
            { label: t('starts'), value: days(a.startsOn, a.endsOn) },
            { label: t('participants'), value: a.participants ?? '—' },
            { label: t('amount'), value: yuan(a.amount) },
            { label: t('approved'), value: yuan(a.approvedAmount) },
            { label: t('actual'), value: yuan(a.actualAmount) },
          ]} />
        </Card>
        <Card title={kit('findings')}><Findings findings={a.findings} /></Card>
        <Card title={kit('attachments')}><Attachments files={a.attachments} /></Card>
      </>}
    </RecordPage>
  );
}
