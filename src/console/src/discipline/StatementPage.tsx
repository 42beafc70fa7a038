import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useAsk } from '../api/ask';
import { SheetMenu } from '../export/SheetMenu';
import { graphql } from '../generated';
import type { ViolationClass, ViolationFilterInput, ViolationStatus } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { onDay } from '../kit/address';
import { AsOfBand, AsOfPicker } from '../kit/AsOf';
import { Bones } from '../kit/Bones';
import { none } from '../kit/filters';
import { count, endOfDay, startOfDay, today, yuan } from '../kit/format';
import { Head } from '../kit/Head';
import { Trouble } from '../kit/Trouble';
import { useAsOf } from '../kit/useAsOf';
import { Wide } from '../kit/Wide';
import './discipline.css';
import { lastDay } from './months';
import { figures, table } from './statement';
import './texts';

const Counted = graphql(`
  query ViolationStatement($from: Date!, $to: Date!, $where: ViolationFilterInput, $asOf: DateTime) {
    violationStatistics(from: $from, to: $to, by: [CLASSIFICATION, PERSON], where: $where, asOf: $asOf) { classification person { id } count amount }
  }
`);

const decided: ViolationStatus[] = ['CONFIRMED', 'RECTIFIED', 'REFERRED'];
const standing: ViolationStatus[] = ['RAISED', 'EXPLAINED', ...decided];

/** The official monthly table; every figure leads to the violations it counts. */
export function StatementPage() {
  const { t } = useTranslation('discipline');
  const kit = useTranslation('kit').t;
  const words = useWords();
  const [address] = useSearchParams();
  const { day, asOf, set } = useAsOf();
  const written = address.get('month');
  const month = written && /^\d{4}-\d\d$/.test(written) ? written : (day ?? today()).slice(0, 7);
  const byOccurrence = address.get('by') === 'occurrence';
  const [from, to] = [`${month}-01`, lastDay(month)];

  const where: ViolationFilterInput = byOccurrence ? { status: { in: standing } } : { status: { in: decided }, decidedAt: { gte: startOfDay(from), lte: endOfDay(to) } };
  const answer = useAsk(Counted, byOccurrence ? { from, to, where, asOf } : { from: '1900-01-01', to: '2099-12-31', where, asOf });
  const lines = answer.data?.violationStatistics;

  const drill = (classes: readonly (ViolationClass | null)[] | null) => {
    const query = new URLSearchParams(byOccurrence ? { status: standing.join(), occurredAt: `${from}..${to}` } : { status: decided.join(), decidedAt: `${from}..${to}` });
    if (classes) query.set('classification', classes.map((c) => c ?? none).join());
    if (day) query.set('asOf', day);
    return `/violations?${query.toString()}`;
  };
  const rows = lines && [
    ...table.map((r) => ({ ...('group' in r ? { key: r.group, label: t(r.group), look: r.group === 'gifts' || r.group === 'eating' ? 'group-row' : 'head-row' } : { key: r.class, label: words.violationClass[r.class], look: undefined }), to: drill(r.classes), ...figures(lines, r.classes) })),
    ...(figures(lines, [null]).problems > 0 ? [{ key: 'none', label: t('unclassified'), look: 'head-row', to: drill([null]), ...figures(lines, [null]) }] : []),
    { key: 'all', label: t('grandTotal'), look: 'head-row', to: drill(null), ...figures(lines, [null, ...table.flatMap((r) => r.classes)]) },
  ];
  // What the official table asks and the register does not know yet stands empty.
  const unknown = [t('handled'), t('sanctioned'), t('ministry'), t('prefecture'), t('county'), t('township')];
  const head = [t('class'), t('problems'), ...unknown, t('persons'), t('amountSum')];

  return (
    <section className="list">
      <p className="crumb"><Link to={onDay('/violations', day)}><ArrowLeftOutlined aria-hidden /> {t('title')}</Link></p>
      <Head title={t('statementTitle')} acts={<>
        {rows && <SheetMenu title={`${t('statementTitle')}-${month}`} sheet={{ name: month, head, rows: rows.map((r) => [r.label, r.problems, ...unknown.map(() => null), r.persons, r.amount]) }} />}
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>{kit('print')}</Button>
      </>} />
      <AsOfBand day={day} set={set} />
      <div className="list-tools">
        <div className="chips">
          <DatePicker picker="month" size="small" aria-label={t('period')} allowClear={false} value={dayjs(`${month}-01`)} onChange={(v: dayjs.Dayjs | null) => set({ month: v?.format('YYYY-MM') ?? null })} />
          <Segmented size="small" aria-label={t('basis')} value={byOccurrence ? 'occurrence' : 'decision'} onChange={(v) => set({ by: v === 'occurrence' ? v : null })}
            options={[{ value: 'decision', label: t('byDecision') }, { value: 'occurrence', label: t('byOccurrence') }]} />
        </div>
        <AsOfPicker day={day} set={set} />
      </div>
      {answer.failure && <Trouble failure={answer.failure} again={answer.again} />}
      {!rows ? <Bones lines={12} /> : (
        <Wide label={t('statementTitle')} className={answer.asking ? 'statement asking' : 'statement'}>
          <table>
            <caption>{t('statementTitle')} · {month}</caption>
            <thead><tr>{head.map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
            <tbody>
              {rows.map((r) => (
                <tr key={r.key} className={r.look}>
                  <th scope="row">{r.label}</th>
                  <td>{r.problems > 0 ? <Link to={r.to}>{count(r.problems)}</Link> : count(r.problems)}</td>
                  {unknown.map((u) => <td key={u}>—</td>)}<td>{count(r.persons)}</td><td>{yuan(r.amount)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
      <p className="muted small note-below">{t(byOccurrence ? 'occurrenceNote' : 'decisionNote')} {t('notYet')}</p>
    </section>
  );
}
