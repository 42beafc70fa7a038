import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAct } from '../api/act';
import { graphql } from '../generated';
import type { ActivityActPartsFragment } from '../generated/graphql';
import { ActButton } from '../kit/ActButton';
import { text, textOrNull, type Ask } from '../kit/ActDialog';
import { useViewer } from '../session/viewer';
import { ActivityConduct } from './ActivityConduct';

export const ActivityActParts = graphql(`
  fragment ActivityActParts on Activity {
    id status waitingFor filingRequired
    branch { id }
    steps { status }
    filing { number }
    startsOn endsOn participants staff experts guests
    lines { kind estimate actual }
    claims { status amount paidAmount lines { item amount } settlement { lines { item actual } } }
  }
`);

const Approve = graphql(`mutation ApproveActivityStep($input: ApproveActivityStepInput!) { approveActivityStep(input: $input) { activity { id version } errors { ...ActFailure } } }`);
const Return = graphql(`mutation ReturnActivity($input: ReturnActivityInput!) { returnActivity(input: $input) { activity { id version } errors { ...ActFailure } } }`);
const Reject = graphql(`mutation RejectActivity($input: RejectActivityInput!) { rejectActivity(input: $input) { activity { id version } errors { ...ActFailure } } }`);
const Withdraw = graphql(`mutation WithdrawActivity($input: WithdrawActivityInput!) { withdrawActivity(input: $input) { activity { id version } errors { ...ActFailure } } }`);
const Cancel = graphql(`mutation CancelActivity($input: CancelActivityInput!) { cancelActivity(input: $input) { activity { id version } errors { ...ActFailure } } }`);

type Props = { activity: ActivityActPartsFragment; reload: () => void };

/** What the viewer's office may do with the activity now; the register has the last word. */
export function ActivityActs({ activity: a, reload }: Props) {
  const { t } = useTranslation('activities');
  const viewer = useViewer();
  const go = useNavigate();
  const acts = { approve: useAct(Approve), return: useAct(Return), reject: useAct(Reject), withdraw: useAct(Withdraw), cancel: useAct(Cancel) };
  const { id } = a;
  const maker = viewer.makes(a.branch?.id);
  const decides = a.waitingFor != null && viewer.is(a.waitingFor) && (a.status === 'SUBMITTED' || a.status === 'AMENDING');
  const editable = ['DRAFT', 'RETURNED', 'WITHDRAWN'].includes(a.status);
  const reason: Ask[] = [{ name: 'reason', label: t('needReason'), required: true }];

  return (
    <>
      {decides && <>
        <ActButton look="primary" label={t('approve')} act={acts.approve} reload={reload} asks={[{ name: 'comment', label: t('comment') }]}
          input={(said) => ({ id, step: a.steps.findIndex((s) => s.status === 'WAITING') + 1, comment: textOrNull(said, 'comment') })} />
        <ActButton label={t('return')} act={acts.return} reload={reload} asks={reason} input={(said) => ({ id, reason: text(said, 'reason') })} />
        <ActButton look="danger" label={t('reject')} act={acts.reject} reload={reload} asks={reason} input={(said) => ({ id, reason: text(said, 'reason') })} />
      </>}
      {maker && editable && <Link className="ant-btn-like primary" to={`/activities/edit/${id.slice('activity/'.length)}`}>{t('continue')}</Link>}
      {maker && (a.status === 'SUBMITTED' || a.status === 'AMENDING') &&
        <ActButton label={t('withdraw')} act={acts.withdraw} reload={reload} asks={[{ name: 'reason', label: t('reason') }]} input={(said) => ({ id, reason: textOrNull(said, 'reason') })} />}
      {maker && (a.status === 'APPROVED' || a.status === 'STARTED') && <Link className="ant-btn-like" to={`/activities/edit/${id.slice('activity/'.length)}`}>{t('amend')}</Link>}
      {maker && <ActivityConduct activity={a} reload={reload} />}
      {maker && (a.status === 'DRAFT' || a.status === 'APPROVED') &&
        <ActButton look="danger" label={a.status === 'DRAFT' ? t('discardDraft') : t('cancelIt')} act={acts.cancel} reload={reload} asks={reason} input={(said) => ({ id, reason: text(said, 'reason') })}
          onDone={a.status === 'DRAFT' ? () => void go('/activities') : undefined} />}
      {viewer.is('BRANCH_OFFICER', 'BRANCH_HEAD', 'SECRETARIAT') && !editable && <Link className="ant-btn-like" to={`/activities/edit/new?from=${encodeURIComponent(id)}`}>{t('copy')}</Link>}
    </>
  );
}
