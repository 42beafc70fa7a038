import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Columns } from '../charts/Columns';
import { RankBars, type Bar } from '../charts/RankBars';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';
import type { ViolationFilterInput, ViolationStatus } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { ends } from '../kit/filters';
import { count, yuan } from '../kit/format';
import { Trouble } from '../kit/Trouble';
import type { ListState } from '../kit/useList';
import { lastDay, monthsBetween } from './months';

// Each count leaves its own filter out: one sees what else could be picked. "Always" stands for no period.
const Counted = graphql(`
  query ViolationCounts($status: ViolationFilterInput, $class: ViolationFilterInput, $branch: ViolationFilterInput, $clause: ViolationFilterInput, $month: ViolationFilterInput, $asOf: DateTime) {
    byStatus: violationStatistics(from: "1900-01-01", to: "2099-12-31", by: [STATUS], where: $status, asOf: $asOf) { status count amount }
    byClass: violationStatistics(from: "1900-01-01", to: "2099-12-31", by: [CLASSIFICATION], where: $class, asOf: $asOf) { classification count }
    byBranch: violationStatistics(from: "1900-01-01", to: "2099-12-31", by: [BRANCH], where: $branch, asOf: $asOf) { branch { id name } count }
    byClause: violationStatistics(from: "1900-01-01", to: "2099-12-31", by: [CLAUSE], where: $clause, asOf: $asOf) { clause { id title } count }
    byMonth: violationStatistics(from: "1900-01-01", to: "2099-12-31", by: [MONTH], where: $month, asOf: $asOf) { month count amount }
  }
`);

const states: ViolationStatus[] = ['RAISED', 'EXPLAINED', 'CONFIRMED', 'RECTIFIED', 'REFERRED', 'DISMISSED'];

function without(where: ViolationFilterInput | null, field: keyof ViolationFilterInput): ViolationFilterInput | null {
  if (!where?.[field]) return where;
  return Object.fromEntries(Object.entries(where).filter(([key]) => key !== field));
}

/** How many, by state, class, branch, clause and month; a click filters the list, a second one takes the filter back. */
export function Counts({ list }: { list: ListState<ViolationFilterInput> }) {
  const { t } = useTranslation('discipline');
  const words = useWords();
  const { where, asOf } = list.variables;
  const variables = useMemo(() => ({
    status: without(where, 'status'), class: without(where, 'classification'), branch: without(where, 'branch'), clause: without(where, 'clause'), month: without(where, 'occurredAt'), asOf,
  }), [where, asOf]);
  const { data, failure, again } = useAsk(Counted, variables, { types: 'Violation' });
  if (failure && !data) return <Trouble failure={failure} again={again} />;

  const picked = (field: string) => new Set(list.address.get(field)?.split(',').filter(Boolean));
  const pick = (field: string) => (key: string) => {
    const now = picked(field);
    if (!now.delete(key)) now.add(key);
    list.set({ [field]: [...now].join(',') || null });
  };
  const bars = <L extends { count: number }>(lines: readonly L[] | undefined, key: (line: L) => string | undefined, label: (line: L) => string | undefined): Bar[] | undefined =>
    lines?.flatMap((line) => { const k = key(line); return k ? [{ key: k, label: label(line) ?? k, n: line.count }] : []; });

  return (
    <div className="counts">
      <div className="states" role="group" aria-label={t('byStatus')}>
        {states.map((s) => {
          const line = data?.byStatus.find((l) => l.status === s);
          return (
            <button type="button" key={s} className={`state ${s.toLowerCase()}`} aria-pressed={picked('status').has(s)} onClick={() => pick('status')(s)}>
              <span>{words.violationStatus[s]}</span>
              <b>{data ? count(line?.count ?? 0) : '…'}</b>
              <small>{data && line && line.amount !== 0 ? `¥ ${yuan(line.amount)}` : ' '}</small>
            </button>
          );
        })}
      </div>
      <details open={window.innerWidth >= 700}>
      <summary>{t('charts')}</summary>
      <div className="card ranks">
        <RankBars title={t('byClass')} bars={bars(data?.byClass, (l) => l.classification ?? undefined, (l) => (l.classification ? words.violationClass[l.classification] : undefined))} picked={picked('classification')} onPick={pick('classification')} />
        <RankBars title={t('byBranch')} bars={bars(data?.byBranch, (l) => l.branch?.id, (l) => l.branch?.name)} picked={picked('branch')} onPick={pick('branch')} />
        <RankBars title={t('byClause')} bars={bars(data?.byClause, (l) => l.clause?.id, (l) => l.clause?.title)} picked={picked('clause')} onPick={pick('clause')} />
        <section className="by-month" aria-label={t('byMonth')}>
          <h2>{t('byMonth')}</h2>
          <Months lines={data?.byMonth} list={list} />
        </section>
      </div>
      </details>
    </div>
  );
}

function Months({ lines, list }: { lines: readonly { month?: string | null; count: number }[] | undefined; list: ListState<ViolationFilterInput> }) {
  const { t } = useTranslation('discipline');
  const counts = new Map(lines?.flatMap((l) => (l.month ? [[l.month, l.count] as const] : [])));
  const months = monthsBetween([...counts.keys()]);
  const [from, to] = ends(list.address.get('occurredAt') ?? '..');
  const picked = new Set(from || to ? months.filter((m) => (!from || lastDay(m) >= from) && (!to || `${m}-01` <= to)) : []);
  if (!lines) return <div className="bones"><span style={{ blockSize: 160 }} /></div>;
  const onPick = (m: string) => list.set({ occurredAt: picked.size === 1 && picked.has(m) ? null : `${m}-01..${lastDay(m)}` });
  return <Columns title={t('byMonth')} keys={months} series={[{ name: t('number'), colour: '--accent', values: months.map((m) => counts.get(m) ?? 0) }]} write={count} picked={picked} onPick={onPick} height={190} />;
}
