import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { Columns } from '../charts/Columns';
import { MoneyBar } from '../charts/MoneyBar';
import { graphql, unmask } from '../generated';
import type { BudgetFilterInput } from '../generated/graphql';
import { yuan } from '../kit/format';
import { Trouble } from '../kit/Trouble';
import type { ListState } from '../kit/useList';
import { used, useSay } from './BudgetRow';
import { largestFirst, moneyOf, monthsOf, type Group, type Sum } from './sums';

const Figures = graphql(`fragment BudgetSumFigures on BudgetSum { allocated adjusted transferredIn transferredOut lapsed committed spent available }`);

// Branch and line each leave their own filter out, so that their own bars all stay.
const Sums = graphql(`
  query BudgetSums($where: BudgetFilterInput, $ofBranches: BudgetFilterInput, $ofLines: BudgetFilterInput, $asOf: DateTime) {
    whole: budgetSums(where: $where, asOf: $asOf) { ...BudgetSumFigures months { month granted committed released spent } }
    branches: budgetSums(by: BRANCH, where: $ofBranches, asOf: $asOf) { ...BudgetSumFigures branch { id name } }
    lines: budgetSums(by: LINE, where: $ofLines, asOf: $asOf) { ...BudgetSumFigures line title }
  }
`);

const without = (where: BudgetFilterInput | null, field: keyof BudgetFilterInput) => Object.fromEntries(Object.entries(where ?? {}).filter(([key]) => key !== field)) as BudgetFilterInput;

/** The budgets of the filters added up: the whole, by month, by branch, by line. A bar filters the list. */
export function Overview({ list, year }: { list: ListState<BudgetFilterInput>; year: number }) {
  const { t } = useTranslation('budgets');
  const { where, asOf } = list.variables;
  const variables = useMemo(() => ({ where, ofBranches: without(where, 'branch'), ofLines: without(where, 'line'), asOf }), [where, asOf]);
  const { data, asking, failure, again } = useAsk(Sums, variables, { types: 'Budget' });
  const picked = (field: string) => new Set(list.address.get(field)?.split(',').filter(Boolean));
  const [branches, line] = [picked('branch'), list.address.get('line')];
  const whole = data?.whole[0];
  const months = whole && monthsOf(whole.months, year);
  const pickBranch = (key: string) => {
    const others = [...branches].filter((b) => b !== key);
    list.set({ branch: (branches.has(key) ? others : [...others, key]).join(',') || null });
  };
  if (failure && !data) return <Trouble failure={failure} again={again} />;
  return (
    <div className="card money" aria-busy={asking}>
      <Whole sum={whole && moneyOf(unmask(Figures, whole))} />
      <div className="money-groups">
        <Groups title={t('byBranch')} groups={data && largestFirst(data.branches.map((b) => ({ key: b.branch?.id ?? '', name: b.branch?.name ?? '—', money: moneyOf(unmask(Figures, b)) })))} picked={branches} onPick={pickBranch} />
        <Groups title={t('byLine')} groups={data && largestFirst(data.lines.map((l) => ({ key: l.line ?? '', name: l.title ?? l.line ?? '—', money: moneyOf(unmask(Figures, l)) })))} picked={new Set(line ? [line] : [])} onPick={(key) => list.set({ line: key === line ? null : key })} />
      </div>
      <section aria-label={t('byMonth')}>
        <h2>{t('byMonth')}</h2>
        {months
          ? <Columns title={t('byMonth')} keys={months.map((m) => m.month)} write={yuan} height={210}
            series={[{ name: t('held'), colour: '--held', values: months.map((m) => m.committed) }, { name: t('released'), colour: '--muted', values: months.map((m) => m.released) }, { name: t('keySpent'), colour: '--accent', values: months.map((m) => m.spent) }]} />
          : <div className="bones"><span style={{ blockSize: 190 }} /></div>}
      </section>
    </div>
  );
}

function Whole({ sum }: { sum: Sum | undefined }) {
  const { t } = useTranslation('budgets');
  const say = useSay();
  return (
    <>
      <dl className="whole-money">
        <div><dt>{t('total')}</dt><dd>{sum ? yuan(sum.total) : '…'}</dd></div>
        <div><dt>{t('spent')}</dt><dd>{sum ? yuan(sum.spent) : '…'}</dd></div>
        <div><dt>{t('committed')}</dt><dd>{sum ? yuan(sum.committed) : '…'}</dd></div>
        <div><dt>{t('available')}</dt><dd className={sum && sum.available < 0 ? 'bad' : undefined}>{sum ? yuan(sum.available) : '…'}</dd></div>
        <div><dt>{t('used')}</dt><dd>{sum ? used(sum) : '…'}</dd></div>
      </dl>
      {sum && <MoneyBar money={sum} most={sum.total} label={say(t('title'), sum)} />}
      <p className="key" aria-hidden><span><i className="spent" />{t('keySpent')}</span><span><i className="committed" />{t('keyCommitted')}</span><span><i className="available" />{t('keyAvailable')}</span><span><i className="over" />{t('keyOver')}</span></p>
    </>
  );
}

type GroupProps = { title: string; groups: Group[] | undefined; picked: ReadonlySet<string>; onPick: (key: string) => void };

function Groups({ title, groups, picked, onPick }: GroupProps) {
  const say = useSay();
  const most = Math.max(1, ...(groups ?? []).map((g) => g.money.total));
  return (
    <section aria-label={title} aria-busy={!groups}>
      <h2>{title}</h2>
      <ul className="money-list">
        {groups?.map((g) => (
          <li key={g.key}>
            <button type="button" aria-pressed={picked.has(g.key)} onClick={() => onPick(g.key)}>
              <span>{g.name}</span><span className="n">{yuan(g.money.available)}</span>
              <MoneyBar money={g.money} most={most} label={say(g.name, g.money)} />
            </button>
          </li>
        )) ?? <li className="bones"><span /><span /><span /></li>}
      </ul>
    </section>
  );
}
