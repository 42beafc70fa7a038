import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAct } from '../api/act';
import { MoneyInput } from '../forms/inputs';
import { graphql } from '../generated';
import type { FundUseActPartsFragment } from '../generated/graphql';
import { ActButton } from '../kit/Acts';
import { useViewer } from '../session/viewer';

export const FundUseActParts = graphql(`fragment FundUseActParts on FundUse { id status waitingFor amount approvedAmount branch { id } }`);

const Approve = graphql(`mutation ApproveFundUseStep($input: ApproveFundUseStepInput!) { approveFundUseStep(input: $input) { fundUse { id version } errors { ...ActFailure } } }`);
const Return = graphql(`mutation ReturnFundUse($input: ReturnFundUseInput!) { returnFundUse(input: $input) { fundUse { id version } errors { ...ActFailure } } }`);
const Reject = graphql(`mutation RejectFundUse($input: RejectFundUseInput!) { rejectFundUse(input: $input) { fundUse { id version } errors { ...ActFailure } } }`);
const Withdraw = graphql(`mutation WithdrawFundUse($input: WithdrawFundUseInput!) { withdrawFundUse(input: $input) { fundUse { id version } errors { ...ActFailure } } }`);
const Request = graphql(`mutation RequestPayment($input: RequestPaymentInput!) { requestPayment(input: $input) { fundUse { id version } errors { ...ActFailure } } }`);
const Pay = graphql(`mutation RecordPayment($input: RecordPaymentInput!) { recordPayment(input: $input) { fundUse { id version } errors { ...ActFailure } } }`);

/** What the viewer's office may do with the claim now. */
export function FundUseActs({ claim: f, reload }: { claim: FundUseActPartsFragment; reload: () => void }) {
  const { t } = useTranslation('funds');
  const viewer = useViewer();
  const acts = { approve: useAct(Approve), return: useAct(Return), reject: useAct(Reject), withdraw: useAct(Withdraw), request: useAct(Request), pay: useAct(Pay) };
  const { id } = f;
  const maker = viewer.makes(f.branch?.id);
  const editable = f.status === 'DRAFT' || f.status === 'RETURNED';
  const reason = { name: 'reason', label: t('needReason'), required: true };
  return (
    <>
      {f.status === 'SUBMITTED' && f.waitingFor && viewer.is(f.waitingFor) && <>
        <ActButton kind="primary" label={t('approve')} act={acts.approve} done={t('approved')} reload={reload} words={{ name: 'comment', label: t('comment'), required: false }} input={(said) => ({ id, comment: said.comment })} />
        <ActButton label={t('return')} act={acts.return} done={t('returned')} reload={reload} words={reason} input={(said) => ({ id, reason: said.reason ?? '' })} />
        <ActButton kind="danger" label={t('reject')} act={acts.reject} done={t('rejected')} reload={reload} words={reason} input={(said) => ({ id, reason: said.reason ?? '' })} />
      </>}
      {maker && editable && <Link className="ant-btn-like primary" to={`/funds/edit/${id.slice('fund-use/'.length)}`}>{t('continue')}</Link>}
      {maker && f.status === 'SUBMITTED' && <ActButton label={t('withdraw')} act={acts.withdraw} done={t('withdrawn')} reload={reload} words={{ ...reason, label: t('reason'), required: false }} input={(said) => ({ id, reason: said.reason })} />}
      {(maker || viewer.is('FINANCE')) && f.status === 'APPROVED' && <ActButton kind="primary" label={t('requestPayment')} act={acts.request} done={t('requested')} reload={reload} words={{ name: 'note', label: t('comment'), required: false }} input={(said) => ({ id, note: said.note })} />}
      {viewer.is('FINANCE') && f.status === 'PAYMENT_REQUESTED' && (
        <ActButton<Parameters<typeof acts.pay.run>[0], { amount: number; voucher?: string }> kind="primary" label={t('pay')} act={acts.pay} done={t('paid')} reload={reload} input={(said) => ({ id, ...said })}>
          <Form.Item name="amount" label={t('amount')} initialValue={f.approvedAmount ?? f.amount} rules={[{ required: true, message: t('amount') }]}><MoneyInput /></Form.Item>
          <Form.Item name="voucher" label={t('voucher')}><Input maxLength={100} /></Form.Item>
        </ActButton>
      )}
      {viewer.is('BRANCH_OFFICER', 'BRANCH_HEAD', 'SECRETARIAT') && !editable && <Link className="ant-btn-like" to={`/funds/edit/new?from=${encodeURIComponent(id)}`}>{t('copy')}</Link>}
    </>
  );
}
