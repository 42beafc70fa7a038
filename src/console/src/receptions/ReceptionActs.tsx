import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAct } from '../api/act';
import { graphql } from '../generated';
import type { ReceptionActPartsFragment } from '../generated/graphql';
import { ActButton } from '../kit/ActButton';
import { figureOrNull, text, textOrNull, type Ask } from '../kit/ActDialog';
import { useViewer } from '../session/viewer';

export const ReceptionActParts = graphql(`
  fragment ReceptionActParts on Reception { id status waitingFor receivedOn branch { id } steps { status } recordedBy { id } countersignedAt list { headCount invoiceAmount } }
`);

const Approve = graphql(`mutation ApproveReceptionStep($input: ApproveReceptionStepInput!) { approveReceptionStep(input: $input) { reception { id version } errors { ...ActFailure } } }`);
const Return = graphql(`mutation ReturnReception($input: ReturnReceptionInput!) { returnReception(input: $input) { reception { id version } errors { ...ActFailure } } }`);
const Reject = graphql(`mutation RejectReception($input: RejectReceptionInput!) { rejectReception(input: $input) { reception { id version } errors { ...ActFailure } } }`);
const Withdraw = graphql(`mutation WithdrawReception($input: WithdrawReceptionInput!) { withdrawReception(input: $input) { reception { id version } errors { ...ActFailure } } }`);
const Cancel = graphql(`mutation CancelReception($input: CancelReceptionInput!) { cancelReception(input: $input) { reception { id version } errors { ...ActFailure } } }`);
const Hold = graphql(`mutation HoldReception($input: HoldReceptionInput!) { holdReception(input: $input) { reception { id version } errors { ...ActFailure } } }`);
const Countersign = graphql(`mutation CountersignReception($input: CountersignReceptionInput!) { countersignReception(input: $input) { reception { id version } errors { ...ActFailure } } }`);
const Verify = graphql(`mutation VerifyReception($input: VerifyReceptionInput!) { verifyReception(input: $input) { reception { id version } errors { ...ActFailure } } }`);

/** What the viewer's office may do with the reception now. */
export function ReceptionActs({ reception: r, reload }: { reception: ReceptionActPartsFragment; reload: () => void }) {
  const { t } = useTranslation('receptions');
  const viewer = useViewer();
  const acts = { approve: useAct(Approve), return: useAct(Return), reject: useAct(Reject), withdraw: useAct(Withdraw), cancel: useAct(Cancel), hold: useAct(Hold), sign: useAct(Countersign), verify: useAct(Verify) };
  const { id, status } = r;
  const bare = id.slice('reception/'.length);
  const maker = viewer.makes(r.branch?.id);
  const reason: Ask[] = [{ name: 'reason', label: t('needReason'), required: true }];
  return (
    <>
      {status === 'APPLIED' && r.waitingFor && viewer.is(r.waitingFor) && <>
        <ActButton look="primary" label={t('approve')} act={acts.approve} reload={reload} asks={[{ name: 'comment', label: t('comment') }]}
          input={(said) => ({ id, step: r.steps.findIndex((s) => s.status === 'WAITING') + 1, comment: textOrNull(said, 'comment') })} />
        <ActButton label={t('return')} act={acts.return} reload={reload} asks={reason} input={(said) => ({ id, reason: text(said, 'reason') })} />
        <ActButton look="danger" label={t('reject')} act={acts.reject} reload={reload} asks={reason} input={(said) => ({ id, reason: text(said, 'reason') })} />
      </>}
      {maker && (status === 'RETURNED' || status === 'WITHDRAWN') && <Link className="ant-btn-like primary" to={`/receptions/edit/${bare}`}>{t('continue')}</Link>}
      {maker && status === 'APPLIED' && <ActButton label={t('withdraw')} act={acts.withdraw} reload={reload} asks={[{ name: 'reason', label: t('reason') }]} input={(said) => ({ id, reason: textOrNull(said, 'reason') })} />}
      {maker && status === 'APPROVED' && (
        <ActButton label={t('hold')} act={acts.hold} reload={reload} asks={[{ name: 'on', label: t('on'), kind: 'day', value: r.receivedOn }]} input={(said) => ({ id, on: textOrNull(said, 'on') })} />
      )}
      {maker && ['APPROVED', 'HELD', 'RECORDED'].includes(status) && <Link className="ant-btn-like primary" to={`/receptions/${bare}/list`}>{t('record')}</Link>}
      {maker && status === 'RECORDED' && !r.countersignedAt && r.recordedBy?.id !== viewer.person && <ActButton look="primary" label={t('countersign')} act={acts.sign} reload={reload} input={() => ({ id })} />}
      {viewer.is('FINANCE', 'SECRETARIAT') && status === 'RECORDED' && r.countersignedAt && (
        <ActButton look="primary" label={t('verify')} act={acts.verify} reload={reload}
          asks={[{ name: 'invoiceAmount', label: t('invoiceAmount'), kind: 'money', value: r.list?.invoiceAmount }, { name: 'headCount', label: t('headCount'), kind: 'whole', value: r.list?.headCount }]}
          input={(said) => ({ id, invoiceAmount: figureOrNull(said, 'invoiceAmount'), headCount: figureOrNull(said, 'headCount') })} />
      )}
      {maker && status === 'VERIFIED' && <Link className="ant-btn-like primary" to={`/funds/edit/new?linked=${encodeURIComponent(id)}`}>{t('claim')}</Link>}
      {maker && status === 'APPROVED' && <ActButton look="danger" label={t('cancelIt')} act={acts.cancel} reload={reload} asks={reason} input={(said) => ({ id, reason: text(said, 'reason') })} />}
      {viewer.is('BRANCH_OFFICER', 'BRANCH_HEAD', 'SECRETARIAT') && <Link className="ant-btn-like" to={`/receptions/edit/new?from=${encodeURIComponent(id)}`}>{t('copy')}</Link>}
    </>
  );
}
