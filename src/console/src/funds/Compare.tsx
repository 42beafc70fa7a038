import { useTranslation } from 'react-i18next';
import { graphql, unmask, type FragmentType } from '../generated';
import type { ExpenseItem, ClaimComparedFragment } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { arithmetic, budgetName, sum, yuan } from '../kit/format';
import { RecordLink } from '../kit/RecordLink';
import { Status } from '../kit/Status';
import { Wide } from '../kit/Wide';
import { Difference } from './ClaimRow';

const Compared = graphql(`
  fragment ClaimCompared on FundUse {
    lines { item note amount budgetId budget { year title } }
    settlement { lines { item note actual } }
    findings { outcome severity message arithmetic clause { id title } }
    linked(asOf: $asOf) {
      id
      ... on Activity { lines { kind estimate } findings { outcome severity message arithmetic clause { id title } } }
      ... on Reception { estimate: amount findings { outcome severity message arithmetic clause { id title } } }
    }
  }
`);

type Row = { item: ExpenseItem; estimate: number | null; claimed: number | null; actual: number | null; notes: string[]; budgets: Map<string, string> };

/** By item: what the activity planned, what is claimed, what it really cost. */
function itemsOf(f: ClaimComparedFragment): Row[] {
  const planned: { kind: ExpenseItem; estimate: number }[] = !f.linked ? [] : 'lines' in f.linked ? f.linked.lines : 'estimate' in f.linked ? [{ kind: 'RECEPTION', estimate: f.linked.estimate }] : [];
  const items = [...new Set(f.lines.map((l) => l.item))];
  const of = (amounts: (number | null | undefined)[]) => (amounts.length > 0 ? sum(amounts) : null);
  return items.map((item) => {
    const own = f.lines.filter((l) => l.item === item);
    return {
      item,
      estimate: of(planned.filter((l) => l.kind === item).map((l) => l.estimate)),
      claimed: of(own.map((l) => l.amount)),
      actual: f.settlement ? of(f.settlement.lines.filter((l) => l.item === item).map((l) => l.actual)) : null,
      notes: own.flatMap((l) => (l.note ? [l.note] : [])),
      budgets: new Map(own.map((l) => [l.budgetId, budgetName(l.budget, l.budgetId)])),
    };
  });
}

export function Compare({ fundUse }: { fundUse: FragmentType<typeof Compared> }) {
  const { t } = useTranslation('funds');
  const words = useWords();
  const f = unmask(Compared, fundUse);
  const rows = itemsOf(f);
  const planned = rows.some((r) => r.estimate !== null);
  const whole = (of: (row: Row) => number | null) => (rows.some((r) => of(r) !== null) ? sum(rows.map(of)) : null);
  // A claim's own norms first, then those of what it pays for; only the ones with a sum can be set beside figures.
  const norms = [
    ...f.findings.map((x) => ({ ...x, of: t('ofClaim') })),
    ...(f.linked && 'findings' in f.linked ? f.linked.findings.map((x) => ({ ...x, of: t('ofLinked') })) : []),
  ].filter((x) => x.arithmetic && x.outcome !== 'UNKNOWN');
  const claimed = whole((r) => r.claimed);
  const actual = whole((r) => r.actual);
  return (
    <>
      <Wide label={t('compare')}>
        <table className="sums">
          <caption className="unseen">{t('compare')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('item')}</th>
              {planned && <th scope="col" className="figure">{t('estimate')}</th>}
              <th scope="col" className="figure">{t('claimed')}</th><th scope="col" className="figure">{t('actual')}</th><th scope="col" className="figure">{t('difference')}</th>
              <th scope="col">{t('budget')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((r) => (
              <tr key={r.item}>
                <th scope="row">{words.expenseItem[r.item]}{r.notes.map((n, i) => <div className="norm" key={i}>{n}</div>)}</th>
                {planned && <td className="figure">{yuan(r.estimate)}</td>}
                <td className="figure">{yuan(r.claimed)}</td><td className="figure">{yuan(r.actual)}</td><td className="figure"><Difference estimate={r.claimed} actual={r.actual} /></td>
                <td>{[...r.budgets].map(([b, title]) => <div key={b}><RecordLink id={b}>{title}</RecordLink></div>)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('total')}</th>
              {planned && <td className="figure">{yuan(whole((r) => r.estimate))}</td>}
              <td className="figure">{yuan(claimed)}</td><td className="figure">{yuan(actual)}</td><td className="figure"><Difference estimate={claimed} actual={actual} /></td><td />
            </tr>
          </tfoot>
        </table>
      </Wide>
      {norms.length > 0 && (
        <div className="wide-table" tabIndex={0} role="region" aria-label={t('norms')}>
          <table className="sums">
            <caption className="unseen">{t('norms')}</caption>
            <thead><tr><th scope="col">{t('norm')}</th><th scope="col">{t('arithmetic')}</th><th scope="col">{t('status')}</th></tr></thead>
            <tbody>
              {norms.map((n) => (
                <tr key={n.of + n.clause.id} className={n.outcome === 'FAIL' ? 'twice' : undefined}>
                  <th scope="row">{n.clause.title}<div className="norm">{n.of}</div></th>
                  <td><code>{arithmetic(n.arithmetic)}</code></td>
                  <td><Status kind="findingOutcome" value={n.outcome} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
