import { useTranslation } from 'react-i18next';
import { useAct, type Act } from '../api/act';
import type { ExpenseItem, FundUseStatus, Role } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { ActDialog, type Ask, type Said } from '../kit/ActDialog';
import { ActErrors } from '../kit/ActErrors';
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

const text = (said: Said, name: string) => String(said[name] ?? '');

/** What the viewer's office may do with a claim as it stands. */
export function ReviewActs({ fundUse: f, again }: { fundUse: FundUse; again: () => void }) {
  const { t } = useTranslation('finance');
  const words = useWords();
  const viewer = useViewer();
  const [approve, back, reject, withdraw] = [useAct(ApproveFundUse), useAct(ReturnFundUse), useAct(RejectFundUse), useAct(WithdrawFundUse)];
  const [request, pay, settle] = [useAct(RequestPayment), useAct(RecordPayment), useAct(SettleFundUse)];
  const mine = f.status === 'SUBMITTED' && f.waitingFor != null && viewer.is(f.waitingFor);
  const finance = viewer.is('FINANCE');
  const branch = viewer.is('BRANCH_OFFICER', 'BRANCH_HEAD') && f.branch != null && viewer.branches.includes(f.branch.id);
  const unpaid = f.status === 'APPROVED' || f.status === 'PAYMENT_REQUESTED';
  const { id } = f;

  const dialog = <I,>(act: Act<I, unknown>, label: string, look: 'primary' | 'danger' | 'plain', asks: Ask[], input: (said: Said) => I, intro?: string) => (
    <ActDialog label={label} look={look} asks={asks} intro={intro && <p>{intro}</p>} busy={act.busy} onOpen={act.clear} errors={<ActErrors act={act} reload={again} />} run={async (said) => (await act.run(input(said))) !== null} />
  );
  const why: Ask[] = [{ name: 'reason', label: t('why'), required: true }];

  return (
    <>
      {mine && dialog(approve, t('approve'), 'primary', [{ name: 'comment', label: t('comment') }], (s) => ({ id, comment: text(s, 'comment') || null }))}
      {f.status === 'APPROVED' && (finance || branch || viewer.is('SECRETARIAT')) && dialog(request, t('requestPayment'), 'primary', [{ name: 'note', label: t('note') }], (s) => ({ id, note: text(s, 'note') || null }))}
      {f.status === 'PAYMENT_REQUESTED' && finance && dialog(pay, t('recordPayment'), 'primary',
        [{ name: 'amount', label: t('payNow'), kind: 'money', required: true, value: f.approvedAmount ?? f.amount }, { name: 'voucher', label: t('voucher'), kind: 'line' }],
        (s) => ({ id, amount: Number(s.amount), voucher: text(s, 'voucher') || null }))}
      {f.status === 'PAID' && finance && dialog(settle, t('settleAct'), 'primary',
        f.lines.map((l, i) => ({ name: `line${i}`, label: `${words.expenseItem[l.item]}${l.note ? ` · ${l.note}` : ''}`, kind: 'money', required: true, value: l.amount, hint: `${t('claimed')} ${yuan(l.amount)}` })),
        (s) => ({ id, lines: f.lines.map((_, i) => ({ line: i + 1, actual: Number(s[`line${i}`]) })) }), t('settleIntro'))}
      {(mine || (unpaid && finance)) && dialog(back, t('return'), 'plain', why, (s) => ({ id, reason: text(s, 'reason') }))}
      {mine && dialog(reject, t('reject'), 'danger', why, (s) => ({ id, reason: text(s, 'reason') }))}
      {(f.status === 'SUBMITTED' || f.status === 'RETURNED') && branch && dialog(withdraw, t('withdraw'), 'plain', [{ name: 'reason', label: t('why') }], (s) => ({ id, reason: text(s, 'reason') || null }))}
    </>
  );
}
