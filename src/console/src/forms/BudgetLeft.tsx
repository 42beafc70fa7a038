import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';
import { Bones } from '../kit/Bones';
import { Card } from '../kit/Facts';
import { sum, yuan } from '../kit/format';

const Budgets = graphql(`
  query BudgetsOfBranch($where: BudgetFilterInput, $record: ID) {
    budgets(first: 100, where: $where, order: [{ line: ASC }]) { nodes { id line title year allocated committed spent available closed heldFor(record: $record) } }
  }
`);

/** A branch's open budgets of a year, to choose from and to look at, with what they hold for a record. */
export function useBudgets(branch: string | null | undefined, year: number, record?: string | null) {
  const { data } = useAsk(Budgets, { record, where: { branch: { eq: branch ?? '' }, year: { eq: year }, closed: { eq: false } } }, { pause: !branch });
  return branch ? data?.budgets.nodes : undefined;
}
export type BudgetView = NonNullable<ReturnType<typeof useBudgets>>[number];

/** What may be drawn from the budget: what is free, and what it holds for the very record that the money is for. */
export const reachOf = (budget: Pick<BudgetView, 'available'>, held: number) => sum([budget.available, held]);

type Props = { budget: BudgetView | undefined; amount: number; /** What is held for it already. */ held?: number; line: string; year: number; /** The budgets have been read. */ known: boolean };

/** What the budget still has, what this record takes, and what stays: in sight while one types. */
export function BudgetLeft({ budget, amount, held = 0, line, year, known }: Props) {
  const { t } = useTranslation('forms');
  if (!known) return <Card title={t('budget')}><Bones lines={2} /></Card>;
  if (!budget) return <Card title={t('budget')}><p className="warn">{t('budgetNone', { year, line })}</p></Card>;
  const after = sum([reachOf(budget, held), -amount]);
  const total = budget.allocated > 0 ? budget.allocated : budget.available + budget.committed + budget.spent;
  const share = (n: number) => (total > 0 ? Math.min(100, Math.round((n / total) * 100)) : 0);
  return (
    <Card title={`${t('budget')} · ${budget.title} ${budget.year}`}>
      <Progress percent={share(budget.spent + budget.committed + Math.max(0, amount - held))} success={{ percent: share(budget.spent + budget.committed) }} status={after < 0 ? 'exception' : 'normal'} showInfo={false} aria-label={t('budget')} />
      <dl className="sums">
        <dt>{t('budgetLeft')}</dt><dd>{yuan(budget.available)}</dd>
        {held > 0 && <><dt>{t('budgetReserved')}</dt><dd>{yuan(held)}</dd></>}
        <dt>{t('budgetThis')}</dt><dd>{yuan(amount)}</dd>
        <dt>{t('budgetAfter')}</dt><dd className={after < 0 ? 'bad' : 'good'}>{yuan(after)}</dd>
      </dl>
      {after < 0 && <p className="bad" role="status">{t('budgetShort', { short: yuan(-after) })}</p>}
      <p className="muted small">{t('budgetHeld', { committed: yuan(budget.committed), spent: yuan(budget.spent), allocated: yuan(total) })}</p>
    </Card>
  );
}
