import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAct } from '../api/act';
import { DayInput, MoneyInput, WholeInput } from '../forms/inputs';
import { graphql } from '../generated';
import type { ReceptionActPartsFragment } from '../generated/graphql';
import { ActButton } from '../kit/Acts';
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
  const reason = { name: 'reason', label: t('needReason'), required: true };
  return (
    <>
      {status === 'APPLIED' && r.waitingFor && viewer.is(r.waitingFor) && <>
        <ActButton kind="primary" label={t('approve')} act={acts.approve} done={t('approved')} reload={reload} words={{ name: 'comment', label: t('comment'), required: false }}
          input={(said) => ({ id, step: r.steps.findIndex((s) => s.status === 'WAITING') + 1, comment: said.comment })} />
        <ActButton label={t('return')} act={acts.return} done={t('returned')} reload={reload} words={reason} input={(said) => ({ id, reason: said.reason ?? '' })} />
        <ActButton kind="danger" label={t('reject')} act={acts.reject} done={t('rejected')} reload={reload} words={reason} input={(said) => ({ id, reason: said.reason ?? '' })} />
      </>}
      {maker && (status === 'RETURNED' || status === 'WITHDRAWN') && <Link className="ant-btn-like primary" to={`/receptions/edit/${bare}`}>{t('continue')}</Link>}
      {maker && status === 'APPLIED' && <ActButton label={t('withdraw')} act={acts.withdraw} done={t('withdrawn')} reload={reload} words={{ ...reason, label: t('reason'), required: false }} input={(said) => ({ id, reason: said.reason })} />}
      {maker && status === 'APPROVED' && (
        <ActButton<Parameters<typeof acts.hold.run>[0], { on?: string }> label={t('hold')} act={acts.hold} done={t('held')} reload={reload} input={(said) => ({ id, on: said.on })}>
          <Form.Item name="on" label={t('on')} initialValue={r.receivedOn}><DayInput /></Form.Item>
        </ActButton>
      )}
      {maker && ['APPROVED', 'HELD', 'RECORDED'].includes(status) && <Link className="ant-btn-like primary" to={`/receptions/${bare}/list`}>{t('record')}</Link>}
      {maker && status === 'RECORDED' && !r.countersignedAt && r.recordedBy?.id !== viewer.person && <ActButton kind="primary" label={t('countersign')} act={acts.sign} done={t('countersignedNow')} reload={reload} input={() => ({ id })} />}
      {viewer.is('FINANCE', 'SECRETARIAT') && status === 'RECORDED' && r.countersignedAt && (
        <ActButton<Parameters<typeof acts.verify.run>[0], { invoiceAmount?: number; headCount?: number }> kind="primary" label={t('verify')} act={acts.verify} done={t('verifiedNow')} reload={reload} input={(said) => ({ id, ...said })}>
          <Form.Item name="invoiceAmount" label={t('invoiceAmount')} initialValue={r.list?.invoiceAmount}><MoneyInput /></Form.Item>
          <Form.Item name="headCount" label={t('headCount')} initialValue={r.list?.headCount}><WholeInput /></Form.Item>
        </ActButton>
      )}
      {maker && status === 'VERIFIED' && <Link className="ant-btn-like primary" to={`/funds/edit/new?linked=${encodeURIComponent(id)}`}>{t('claim')}</Link>}
      {maker && status === 'APPROVED' && <ActButton kind="danger" label={t('cancelIt')} act={acts.cancel} done={t('cancelled')} reload={reload} words={reason} input={(said) => ({ id, reason: said.reason ?? '' })} />}
      {viewer.is('BRANCH_OFFICER', 'BRANCH_HEAD', 'SECRETARIAT') && <Link className="ant-btn-like" to={`/receptions/edit/new?from=${encodeURIComponent(id)}`}>{t('copy')}</Link>}
    </>
  );
}
