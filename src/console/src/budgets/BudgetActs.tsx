import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';
import { ActButton } from '../kit/ActButton';
import { text, textOrNull, type Ask } from '../kit/ActDialog';
import { yuan } from '../kit/format';
import { useBranches } from '../kit/useBranches';

const AllocateBudget = graphql(`mutation AllocateBudget($input: AllocateBudgetInput!) { allocateBudget(input: $input) { budget { id version } errors { ...ActFailure } } }`);
const AdjustBudget = graphql(`mutation AdjustBudget($input: AdjustBudgetInput!) { adjustBudget(input: $input) { budget { id version } errors { ...ActFailure } } }`);
const TransferBudget = graphql(`mutation TransferBudget($input: TransferBudgetInput!) { transferBudget(input: $input) { budget { id version } errors { ...ActFailure } } }`);
const CloseBudget = graphql(`mutation CloseBudget($input: CloseBudgetInput!) { closeBudget(input: $input) { budget { id version } errors { ...ActFailure } } }`);

export function Allocate({ year }: { year: number }) {
  const { t } = useTranslation('budgets');
  const branches = useBranches();
  const act = useAct(AllocateBudget);
  return (
    <ActButton act={act} label={t('allocate')} look="primary"
      asks={[
        { name: 'branch', label: t('branch'), kind: 'choice', options: branches.filter((b) => b.open), required: true },
        { name: 'year', label: t('year'), kind: 'line', value: String(year), required: true },
        { name: 'line', label: t('line'), kind: 'line', hint: t('lineHint'), required: true },
        { name: 'title', label: t('name'), kind: 'line' },
        { name: 'amount', label: t('amount'), kind: 'money', required: true },
        { name: 'overdraw', label: t('policy'), kind: 'choice', value: 'STOP', options: [{ value: 'STOP', label: t('stop') }, { value: 'WARN', label: t('warn') }], required: true },
        { name: 'basis', label: t('basis'), required: true },
      ]}
      input={(s) => ({ branch: text(s, 'branch'), year: Number(s.year), line: text(s, 'line'), title: textOrNull(s, 'title'), amount: Number(s.amount), overdraw: s.overdraw === 'WARN' ? 'WARN' as const : 'STOP' as const, basis: text(s, 'basis') })} />
  );
}

const Receiving = graphql(`query ReceivingBudgets($where: BudgetFilterInput) { budgets(first: 500, where: $where, order: [{ branch: ASC }, { line: ASC }]) { nodes { id title available branch { name } } } }`);

export function BudgetActs({ id, year, again }: { id: string; year: number; again: () => void }) {
  const { t } = useTranslation('budgets');
  const [adjust, transfer, close] = [useAct(AdjustBudget), useAct(TransferBudget), useAct(CloseBudget)];
  const { data } = useAsk(Receiving, { where: { year: { eq: year }, closed: { eq: false } } }, { types: 'Budget' });
  const others = (data?.budgets.nodes ?? []).filter((b) => b.id !== id).map((b) => ({ value: b.id, label: `${b.branch?.name ?? '—'} · ${b.title} · ${yuan(b.available)}` }));
  const reason: Ask = { name: 'reason', label: t('reason'), required: true };
  return (
    <>
      <ActButton act={adjust} reload={again} label={t('adjust')} asks={[{ name: 'change', label: t('change'), kind: 'change', hint: t('changeHint'), required: true }, reason]} input={(s) => ({ id, change: Number(s.change), reason: text(s, 'reason') })} />
      <ActButton act={transfer} reload={again} label={t('transfer')} asks={[{ name: 'to', label: t('to'), kind: 'choice', options: others, hint: t('toHint'), required: true }, { name: 'amount', label: t('amount'), kind: 'money', required: true }, reason]}
        input={(s) => ({ from: id, to: text(s, 'to'), amount: Number(s.amount), reason: text(s, 'reason') })} />
      <ActButton act={close} reload={again} label={t('close')} look="danger" asks={[reason]} input={(s) => ({ id, reason: text(s, 'reason') })} />
    </>
  );
}
