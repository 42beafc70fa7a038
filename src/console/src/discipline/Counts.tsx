import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Columns } from '../charts/Columns';
import { RankBars, type Bar } from '../charts/RankBars';
import { useAsk } from '../api/ask';
import { graphql, unmask } from '../generated';
import type { CountLineFragment, ViolationFilterInput, ViolationStatus } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { ends, whereOf } from '../kit/filters';
import { count, yuan } from '../kit/format';
import { Trouble } from '../kit/Trouble';
import type { ListState } from '../kit/useList';
import { addUp, slotsOf, type Slot, type Sum } from './counting';
import { lastDay, monthsBetween } from './months';

const CountLine = graphql(`fragment CountLine on ViolationStatistic { status classification month branch { id name } person { id name } clause { id title } count amount }`);

// Each count leaves its own filter out: one sees what else could be picked.
const Counted = graphql(`
  query ViolationCounts(
    $asOf: DateTime, $byA: [ViolationDimension!]!, $byB: [ViolationDimension!]!, $byC: [ViolationDimension!]!, $byD: [ViolationDimension!]!, $byE: [ViolationDimension!]!, $byF: [ViolationDimension!]!,
    $a: ViolationFilterInput, $b: ViolationFilterInput, $c: ViolationFilterInput, $d: ViolationFilterInput, $e: ViolationFilterInput, $f: ViolationFilterInput, $useD: Boolean!, $useE: Boolean!, $useF: Boolean!
  ) {
    a: violationStatistics(by: $byA, where: $a, asOf: $asOf) { ...CountLine }
    b: violationStatistics(by: $byB, where: $b, asOf: $asOf) { ...CountLine }
    c: violationStatistics(by: $byC, where: $c, asOf: $asOf) { ...CountLine }
    d: violationStatistics(by: $byD, where: $d, asOf: $asOf) @include(if: $useD) { ...CountLine }
    e: violationStatistics(by: $byE, where: $e, asOf: $asOf) @include(if: $useE) { ...CountLine }
    f: violationStatistics(by: $byF, where: $f, asOf: $asOf) @include(if: $useF) { ...CountLine }
  }
`);
const places = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const unused: Slot = { by: ['STATUS'], where: null };

const states: ViolationStatus[] = ['RAISED', 'EXPLAINED', 'CONFIRMED', 'RECTIFIED', 'REFERRED', 'DISMISSED'];

/** How many, by state, class, branch, clause, person and month; a click filters the list, a second one takes the filter back. */
export function Counts({ list }: { list: ListState<ViolationFilterInput> }) {
  const { t } = useTranslation('discipline');
  const words = useWords();
  const { asOf } = list.variables;
  const address = list.address.toString();
  const slots = useMemo(() => {
    const without = (field: string) => whereOf(list.filters.filter((f) => f.field !== field), new URLSearchParams(address)) as ViolationFilterInput | null;
    return slotsOf({ STATUS: without('status'), CLASSIFICATION: without('classification'), CLAUSE: without('clause'), BRANCH: without('branch'), MONTH: without('occurredAt'), PERSON: without('person') });
  }, [list.filters, address]);
  const variables = useMemo(() => {
    const [a, b, c, d = unused, e = unused, f = unused] = slots as [Slot, Slot, Slot, ...Slot[]];
    return {
      asOf, byA: a.by, a: a.where, byB: b.by, b: b.where, byC: c.by, c: c.where, byD: d.by, d: d.where, byE: e.by, e: e.where, byF: f.by, f: f.where,
      useD: slots.length > 3, useE: slots.length > 4, useF: slots.length > 5,
    };
  }, [slots, asOf]);
  const { data, asking, failure, again } = useAsk(Counted, variables, { types: 'Violation' });
  const sums = useMemo(() => {
    // The lines that tell of it: they may still be those of the last answer, counted in other company.
    const of = (key: (line: CountLineFragment) => string | null | undefined) => {
      const told = data && places.map((p) => (data[p] ?? []).map((l) => unmask(CountLine, l)));
      return told && addUp(told.find((lines) => lines.some(key)) ?? [], key);
    };
    return { status: of((l) => l.status), classification: of((l) => l.classification), clause: of((l) => l.clause?.id), branch: of((l) => l.branch?.id), person: of((l) => l.person?.id), month: of((l) => l.month) };
  }, [data]);
  if (failure && !data) return <Trouble failure={failure} again={again} />;

  const picked = (field: string) => new Set(list.address.get(field)?.split(',').filter(Boolean));
  const pick = (field: string) => (key: string) => {
    const now = picked(field);
    if (!now.delete(key)) now.add(key);
    list.set({ [field]: [...now].join(',') || null });
  };
  const bars = (of: Map<string, Sum<CountLineFragment>> | undefined, label: (line: CountLineFragment) => string | undefined): Bar[] | undefined => of && [...of].map(([key, sum]) => ({ key, label: label(sum.line) ?? key, n: sum.count }));

  return (
    <div className="counts" aria-busy={asking}>
      <div className="states" role="group" aria-label={t('byStatus')}>
        {states.map((s) => {
          const sum = sums.status?.get(s);
          return (
            <button type="button" key={s} className={`state ${s.toLowerCase()}`} aria-pressed={picked('status').has(s)} onClick={() => pick('status')(s)}>
              <span>{words.violationStatus[s]}</span>
              <b>{sums.status ? count(sum?.count ?? 0) : '…'}</b>
              <small>{sum && sum.amount !== 0 ? `¥ ${yuan(sum.amount)}` : ' '}</small>
            </button>
          );
        })}
      </div>
      <details open={window.innerWidth >= 700}>
      <summary>{t('charts')}</summary>
      <div className="card ranks">
        <RankBars title={t('byClass')} bars={bars(sums.classification, (l) => (l.classification ? words.violationClass[l.classification] : undefined))} picked={picked('classification')} onPick={pick('classification')} />
        <RankBars title={t('byBranch')} bars={bars(sums.branch, (l) => l.branch?.name)} picked={picked('branch')} onPick={pick('branch')} />
        <RankBars title={t('byClause')} bars={bars(sums.clause, (l) => l.clause?.title)} picked={picked('clause')} onPick={pick('clause')} />
        <RankBars title={t('byPerson')} bars={bars(sums.person, (l) => l.person?.name ?? undefined)} picked={picked('person')} onPick={pick('person')} />
        <section className="by-month" aria-label={t('byMonth')}>
          <h2>{t('byMonth')}</h2>
          <Months sums={sums.month} list={list} />
        </section>
      </div>
      </details>
    </div>
  );
}

function Months({ sums, list }: { sums: Map<string, Sum<CountLineFragment>> | undefined; list: ListState<ViolationFilterInput> }) {
  const { t } = useTranslation('discipline');
  const months = monthsBetween([...(sums?.keys() ?? [])]);
  const [from, to] = ends(list.address.get('occurredAt') ?? '..');
  const picked = new Set(from || to ? months.filter((m) => (!from || lastDay(m) >= from) && (!to || `${m}-01` <= to)) : []);
  if (!sums) return <div className="bones"><span style={{ blockSize: 160 }} /></div>;
  const onPick = (m: string) => list.set({ occurredAt: picked.size === 1 && picked.has(m) ? null : `${m}-01..${lastDay(m)}` });
  return <Columns title={t('byMonth')} keys={months} series={[{ name: t('number'), colour: '--accent', values: months.map((m) => sums.get(m)?.count ?? 0) }]} write={count} picked={picked} onPick={onPick} height={190} />;
}
