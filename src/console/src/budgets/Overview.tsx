import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { Columns } from '../charts/Columns';
import { MoneyBar } from '../charts/MoneyBar';
import { graphql } from '../generated';
import type { BudgetFilterInput, BudgetSumsQuery } from '../generated/graphql';
import { yuan } from '../kit/format';
import { Trouble } from '../kit/Trouble';
import type { ListState } from '../kit/useList';
import { used, useSay } from './BudgetRow';
import { addUp, addUpBy, addUpMonths, type Sum } from './sums';

const BudgetSums = graphql(`
  query BudgetSums($where: BudgetFilterInput, $asOf: DateTime) {
    budgets(first: 500, where: $where, asOf: $asOf) {
      totalCount
      nodes { id line title allocated adjusted transferredIn transferredOut lapsed committed spent available branch { id name } months { month granted committed released spent } }
    }
  }
`);
type Budget = BudgetSumsQuery['budgets']['nodes'][number];

/** The budgets of the filters added up: the whole, by month, by branch, by line. A bar filters the list. */
export function Overview({ list, year }: { list: ListState<BudgetFilterInput>; year: number }) {
  const { t } = useTranslation('budgets');
  const { where, asOf } = list.variables;
  // Branch and line filter here, so that their own bars all stay.
  const asked = useMemo(() => Object.fromEntries(Object.entries(where ?? {}).filter(([key]) => key !== 'branch' && key !== 'line')) as BudgetFilterInput, [where]);
  const { data, failure, again } = useAsk(BudgetSums, { where: asked, asOf }, { types: 'Budget' });
  const all = data?.budgets.nodes;
  const branches = new Set(list.address.get('branch')?.split(',').filter(Boolean));
  const line = list.address.get('line');
  const lines = new Set(line ? [line] : []);
  const inBranch = (b: Budget) => branches.size === 0 || (b.branch != null && branches.has(b.branch.id));
  const onLine = (b: Budget) => !line || b.line === line;
  const chosen = all?.filter((b) => inBranch(b) && onLine(b)) ?? [];
  const months = addUpMonths(chosen, year);
  const pickBranch = (key: string) => {
    const others = [...branches].filter((b) => b !== key);
    list.set({ branch: (branches.has(key) ? others : [...others, key]).join(',') || null });
  };
  if (failure && !data) return <Trouble failure={failure} again={again} />;
  return (
    <div className="card money">
      <Whole sum={all && addUp(chosen)} />
      {data && data.budgets.totalCount > data.budgets.nodes.length && <p className="warn">{t('some', { n: data.budgets.nodes.length })}</p>}
      <div className="money-groups">
        <Groups title={t('byBranch')} groups={all && addUpBy(all.filter(onLine), (b) => b.branch?.id ?? '')} nameOf={(key) => all?.find((b) => b.branch?.id === key)?.branch?.name ?? '—'} picked={branches} onPick={pickBranch} />
        <Groups title={t('byLine')} groups={all && addUpBy(all.filter(inBranch), (b) => b.line)} nameOf={(key) => all?.find((b) => b.line === key)?.title ?? key} picked={lines} onPick={(key) => list.set({ line: key === line ? null : key })} />
      </div>
      <section aria-label={t('byMonth')}>
        <h2>{t('byMonth')}</h2>
        {all
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

type GroupProps = { title: string; groups: { key: string; money: Sum }[] | undefined; nameOf: (key: string) => string; picked: ReadonlySet<string>; onPick: (key: string) => void };

function Groups({ title, groups, nameOf, picked, onPick }: GroupProps) {
  const say = useSay();
  const most = Math.max(1, ...(groups ?? []).map((g) => g.money.total));
  return (
    <section aria-label={title} aria-busy={!groups}>
      <h2>{title}</h2>
      <ul className="money-list">
        {groups?.map((g) => (
          <li key={g.key}>
            <button type="button" aria-pressed={picked.has(g.key)} onClick={() => onPick(g.key)}>
              <span>{nameOf(g.key)}</span><span className="n">{yuan(g.money.available)}</span>
              <MoneyBar money={g.money} most={most} label={say(nameOf(g.key), g.money)} />
            </button>
          </li>
        )) ?? <li className="bones"><span /><span /><span /></li>}
      </ul>
    </section>
  );
}
