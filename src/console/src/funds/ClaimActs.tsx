import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAct, type Act } from '../api/act';
import type { ExpenseItem, FundUseStatus, Role } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { ActButton } from '../kit/ActButton';
import { text, textOrNull, type Ask, type Said } from '../kit/ActDialog';
import { yuan } from '../kit/format';
import { useViewer } from '../session/viewer';
import { ApproveFundUse, RecordPayment, RejectFundUse, RequestPayment, ReturnFundUse, SettleFundUse, WithdrawFundUse } from './documents';

type FundUse = {
  id: string;
  status: FundUseStatus;
  waitingFor?: Role | null;
  amount: number;
  approvedAmount?: number | null;
  paidAmount?: number | null;
  branch?: { id: string } | null;
  lines: readonly { item: ExpenseItem; note?: string | null; amount: number }[];
};

/** What the viewer's office may do with a claim as it stands. */
export function ClaimActs({ fundUse: f, again }: { fundUse: FundUse; again: () => void }) {
  const { t } = useTranslation('funds');
  const words = useWords();
  const viewer = useViewer();
  const [approve, back, reject, withdraw] = [useAct(ApproveFundUse), useAct(ReturnFundUse), useAct(RejectFundUse), useAct(WithdrawFundUse)];
  const [request, pay, settle] = [useAct(RequestPayment), useAct(RecordPayment), useAct(SettleFundUse)];
  const mine = f.status === 'SUBMITTED' && f.waitingFor != null && viewer.is(f.waitingFor);
  const finance = viewer.is('FINANCE');
  const maker = viewer.makes(f.branch?.id);
  const editable = f.status === 'DRAFT' || f.status === 'RETURNED';
  const unpaid = f.status === 'APPROVED' || f.status === 'PAYMENT_REQUESTED';
  const { id } = f;

  const dialog = <I,>(act: Act<I, unknown>, label: string, look: 'primary' | 'danger' | undefined, asks: Ask[], input: (said: Said) => I, intro?: string) => (
    <ActButton label={label} act={act} look={look} asks={asks} intro={intro} input={input} reload={again} />
  );
  const why: Ask[] = [{ name: 'reason', label: t('why'), required: true }];

  return (
    <>
      {mine && dialog(approve, t('approve'), 'primary', [{ name: 'comment', label: t('comment') }], (s) => ({ id, comment: textOrNull(s, 'comment') }))}
      {f.status === 'APPROVED' && (finance || maker) && dialog(request, t('requestPayment'), 'primary', [{ name: 'note', label: t('note') }], (s) => ({ id, note: textOrNull(s, 'note') }))}
      {f.status === 'PAYMENT_REQUESTED' && finance && dialog(pay, t('recordPayment'), 'primary',
        [{ name: 'amount', label: t('payNow'), kind: 'money', required: true, value: f.approvedAmount ?? f.amount }, { name: 'voucher', label: t('voucher'), kind: 'line' }],
        (s) => ({ id, amount: Number(s.amount), voucher: textOrNull(s, 'voucher') }))}
      {f.status === 'PAID' && finance && dialog(settle, t('settleAct'), 'primary',
        f.lines.map((l, i) => ({ name: `line${i}`, label: `${words.expenseItem[l.item]}${l.note ? ` · ${l.note}` : ''}`, kind: 'money', required: true, value: l.amount, hint: `${t('claimed')} ${yuan(l.amount)}` })),
        (s) => ({ id, lines: f.lines.map((_, i) => ({ line: i + 1, actual: Number(s[`line${i}`]) })) }), t('settleIntro'))}
      {(mine || (unpaid && finance)) && dialog(back, t('return'), undefined, why, (s) => ({ id, reason: text(s, 'reason') }))}
      {mine && dialog(reject, t('reject'), 'danger', why, (s) => ({ id, reason: text(s, 'reason') }))}
      {(f.status === 'SUBMITTED' || f.status === 'RETURNED') && maker && dialog(withdraw, t('withdraw'), undefined, [{ name: 'reason', label: t('why') }], (s) => ({ id, reason: textOrNull(s, 'reason') }))}
      {maker && editable && <Link className="ant-btn-like primary" to={`/funds/edit/${id.slice('fund-use/'.length)}`}>{t('continue')}</Link>}
      {!editable && viewer.is('BRANCH_OFFICER', 'BRANCH_HEAD', 'SECRETARIAT') && <Link className="ant-btn-like" to={`/funds/edit/new?from=${encodeURIComponent(id)}`}>{t('copy')}</Link>}
    </>
  );
}
