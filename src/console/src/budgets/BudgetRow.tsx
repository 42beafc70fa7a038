import { useTranslation } from 'react-i18next';
import { MoneyBar } from '../charts/MoneyBar';
import { graphql } from '../generated';
import type { BudgetRowFragment } from '../generated/graphql';
import { yuan } from '../kit/format';
import type { Column } from '../kit/Table';
import { moneyOf, type Sum } from './sums';

export const BudgetRow = graphql(`
  fragment BudgetRow on Budget {
    id version year line title overdraw allocated adjusted transferredIn transferredOut lapsed committed spent available closed updatedAt
    branch { id name }
  }
`);

export function useSay() {
  const { t } = useTranslation('budgets');
  return (name: string, m: Sum) => t('barSays', { name, total: yuan(m.total), spent: yuan(m.spent), committed: yuan(m.committed), available: yuan(m.available) });
}

export const used = (m: Sum) => (m.total > 0 ? `${(((m.spent + m.committed) / m.total) * 100).toFixed(1)}%` : '—');

export function useBudgetColumns(): Column<BudgetRowFragment>[] {
  const { t } = useTranslation('budgets');
  const say = useSay();
  return [
    { key: 'title', title: t('name'), sort: 'line', whole: true, render: (b) => b.title },
    { key: 'branch', title: t('branch'), sort: 'branch', render: (b) => b.branch?.name ?? '—' },
    { key: 'total', title: t('total'), figure: true, render: (b) => yuan(moneyOf(b).total), text: (b) => moneyOf(b).total },
    { key: 'spent', title: t('spent'), sort: 'spent', figure: true, render: (b) => yuan(b.spent), text: (b) => b.spent },
    { key: 'committed', title: t('committed'), sort: 'committed', figure: true, render: (b) => yuan(b.committed), text: (b) => b.committed },
    { key: 'available', title: t('available'), sort: 'available', figure: true, render: (b) => <span className={b.available < 0 ? 'bad' : undefined}>{yuan(b.available)}</span>, text: (b) => b.available },
    { key: 'bar', title: t('bar'), render: (b) => <span className="bar-cell"><MoneyBar money={moneyOf(b)} most={moneyOf(b).total} label={say(b.title, moneyOf(b))} /><small>{used(moneyOf(b))}</small></span>, text: (b) => used(moneyOf(b)) },
    { key: 'closed', title: t('closed'), whole: true, render: (b) => (b.closed ? t('closed') : '—') },
  ];
}
