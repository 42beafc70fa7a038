import { useTranslation } from 'react-i18next';
import { unmask } from '../generated';
import { useWords } from '../i18n/useWords';
import { FindingParts, type FindingMask } from '../kit/Findings';
import { arithmetic, instant } from '../kit/format';
import { StepName } from '../kit/StepName';
import { StepParts, type StepMask } from '../kit/Steps';
import { Who } from '../kit/Who';

export type Sheet = {
  title: string;
  id: string;
  pairs: [label: string, value: string][];
  tables: { title: string; columns: string[]; rows: string[][] }[];
  steps: readonly StepMask[];
  findings: readonly FindingMask[];
};

/** The official layout: what is asked for, the account, who decided what, and what the norms said. */
export function OfficialForm({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation('print');
  const words = useWords();
  const findings = sheet.findings.map((f) => unmask(FindingParts, f)).filter((f) => f.outcome !== 'PASS');
  return (
    <div className="paper">
      <h1>{sheet.title}</h1>
      <p className="paper-line"><span>{t('number')}: {sheet.id.slice(sheet.id.indexOf('/') + 1)}</span><span>{t('printed')}: {instant(new Date().toISOString())}</span></p>
      <table className="ruled"><tbody>{sheet.pairs.map(([label, value]) => <tr key={label}><th scope="row">{label}</th><td>{value || '　'}</td></tr>)}</tbody></table>
      {sheet.tables.map((table) => (
        <table className="ruled" key={table.title}>
          <caption>{table.title}</caption>
          <thead><tr>{table.columns.map((c) => <th key={c} scope="col">{c}</th>)}</tr></thead>
          <tbody>{table.rows.map((row, i) => <tr key={i}>{row.map((cell, j) => <td key={j}>{cell}</td>)}</tr>)}</tbody>
        </table>
      ))}
      <table className="ruled signatures">
        <caption>{t('steps')}</caption>
        <thead><tr><th>{t('step')}</th><th>{t('opinion')}</th><th>{t('who')}</th><th>{t('when')}</th></tr></thead>
        <tbody>
          {sheet.steps.map((s) => unmask(StepParts, s)).map((s, i) => (
            <tr key={i}><th scope="row"><StepName name={s.name} /></th><td>{s.status === 'WAITING' ? '' : words.stepStatus[s.status]} {s.comment}</td><td>{s.by ? <Who person={s.by} /> : ''}</td><td>{s.at ? instant(s.at) : ''}</td></tr>
          ))}
        </tbody>
      </table>
      {findings.length > 0 && (
        <table className="ruled">
          <caption>{t('norms')}</caption>
          <thead><tr><th>{t('clause')}</th><th>{t('outcome')}</th><th>{t('arithmetic')}</th><th>{t('source')}</th></tr></thead>
          <tbody>{findings.map((f) => <tr key={f.clause.id}><td>{f.clause.title}</td><td>{words.findingOutcome[f.outcome]} · {f.message}</td><td>{arithmetic(f.arithmetic)}</td><td>{f.clause.source} {f.clause.article}</td></tr>)}</tbody>
        </table>
      )}
      <p className="paper-line small">{t('classified')}</p>
    </div>
  );
}
