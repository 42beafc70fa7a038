import { CheckCircleFilled, CloseCircleFilled, InfoCircleFilled, MinusCircleOutlined, WarningFilled } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, unmask, type FragmentType } from '../generated';
import type { FindingPartsFragment } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { arithmetic } from './format';
import { Who } from './Who';

export const FindingParts = graphql(`
  fragment FindingParts on Finding {
    outcome
    severity
    message
    arithmetic
    inputs
    waivedBy { ...WhoParts }
    clause { id title statement source article verification }
  }
`);
export type FindingMask = FragmentType<typeof FindingParts>;
export type FindingView = FindingPartsFragment;

const icon = (f: FindingView) =>
  f.outcome === 'PASS' ? <CheckCircleFilled aria-hidden className="good" />
  : f.outcome === 'UNKNOWN' ? <MinusCircleOutlined aria-hidden className="muted" />
  : f.severity === 'STOP' ? <CloseCircleFilled aria-hidden className="bad" />
  : f.severity === 'WARN' ? <WarningFilled aria-hidden className="warn" />
  : <InfoCircleFilled aria-hidden className="muted" />;

/** One finding: what the clause says of the record, with its source and the sum as it is written down. */
export function Finding({ finding: f, beside }: { finding: FindingView; /** What else is known of it, instead of the name of who waived it. */ beside?: (finding: FindingView) => ReactNode }) {
  const { t } = useTranslation('kit');
  const words = useWords();
  return (
    <li className={`finding ${f.outcome.toLowerCase()} ${f.severity.toLowerCase()}`}>
      {icon(f)}
      <div>
        <p>
          <strong>{f.clause.title}</strong> {f.outcome === 'FAIL' && <Tag color={f.severity === 'STOP' ? 'error' : 'warning'}>{words.severity[f.severity]}</Tag>}{f.waivedBy && <Tag>{t('waived')}</Tag>}
          <span className="unseen">{words.findingOutcome[f.outcome]}</span>
        </p>
        <p>{f.message}</p>
        {f.outcome !== 'PASS' && f.clause.statement && <p className="to-pass"><b>{t('toPass')}</b> {f.clause.statement}</p>}
        {f.arithmetic && <p className="sum"><span className="muted">{t('arithmetic')}</span> <code>{arithmetic(f.arithmetic)}</code></p>}
        <p className="muted small">
          {t('source')}: {f.clause.source}{f.clause.article && ` · ${f.clause.article}`} · {words.verification[f.clause.verification]}
          {f.waivedBy && !beside && <> · {t('waivedBy')} <Who person={f.waivedBy} /></>}
        </p>
        {beside?.(f)}
      </div>
    </li>
  );
}

const weight = (f: FindingView) => (f.outcome === 'FAIL' ? { STOP: 0, WARN: 1, NOTE: 2 }[f.severity] : f.outcome === 'UNKNOWN' ? 3 : 4);

/** What the norms say of a record, the gravest first; what passes is folded away. */
export function Findings({ findings, open = false, beside }: { findings: readonly FindingMask[]; open?: boolean; beside?: (finding: FindingView) => ReactNode }) {
  const { t } = useTranslation('kit');
  const [all, setAll] = useState(open);
  const list = findings.map((f) => unmask(FindingParts, f)).sort((a, b) => weight(a) - weight(b));
  const passed = list.filter((f) => f.outcome === 'PASS');
  if (list.length === 0) return <p className="muted">{t('noFindings')}</p>;
  return (
    <>
      <p className="tally">
        <Tally list={list} />
      </p>
      <ul className="findings">{list.filter((f) => all || f.outcome !== 'PASS').map((f) => <Finding key={f.clause.id} finding={f} beside={beside} />)}</ul>
      {passed.length > 0 && <Button size="small" type="link" onClick={() => setAll(!all)}>{all ? t('hidePassed') : t('showPassed', { n: passed.length })}</Button>}
    </>
  );
}

/** How many fail, are not said yet, and pass. */
export function Tally({ list }: { list: readonly FindingView[] }) {
  const { t } = useTranslation('kit');
  const n = (outcome: string) => list.filter((f) => f.outcome === outcome).length;
  return (
    <>
      {n('FAIL') > 0 && <Tag color="error">{t('failCount', { n: n('FAIL') })}</Tag>}
      {n('UNKNOWN') > 0 && <Tag>{t('unknownCount', { n: n('UNKNOWN') })}</Tag>}
      {n('PASS') > 0 && <Tag color="success">{t('passCount', { n: n('PASS') })}</Tag>}
    </>
  );
}
