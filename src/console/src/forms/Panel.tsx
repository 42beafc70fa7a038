import { Button, Progress } from 'antd';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/failure';
import type { PlannedRoute } from '../generated/graphql';
import { Bones } from '../kit/Bones';
import { Card } from '../kit/Facts';
import { Finding, Tally } from '../kit/Findings';
import { yuan } from '../kit/format';
import { StepName } from '../kit/StepName';
import { useWords } from '../i18n/useWords';
import { goTo, LiveContext } from './live';

type Props = { checking: boolean; failure?: Failure; /** What must be filled in before anything can be checked. */ wants: string[] };

/** All findings on what is typed: those that fail first, each a click away from its field. */
export function NormsPanel({ checking, failure, wants }: Props) {
  const { t } = useTranslation('forms');
  const kit = useTranslation('kit').t;
  const { findings, fieldOf } = useContext(LiveContext);
  const open = findings.filter((f) => f.outcome !== 'PASS').sort((a, b) => Number(a.outcome === 'UNKNOWN') - Number(b.outcome === 'UNKNOWN'));
  const body = wants.length > 0 ? <p className="muted">{t('notYet', { what: wants.join(kit('comma')) })}</p>
    : failure ? <p className="muted">{t('checkFailed', { why: 'message' in failure ? failure.message : '' })}</p>
    : findings.length === 0 ? <Bones lines={3} />
    : <>
      <p className="tally"><Tally list={findings} /></p>
      {open.every((f) => f.outcome !== 'FAIL') && <p className="good">{t('allClear')}</p>}
      <ul className="findings small-findings">
        {open.map((f) => {
          const field = fieldOf(f.clause.id, f);
          return f.outcome === 'FAIL' && field
            ? <li key={f.clause.id}><button type="button" className={`to-field ${f.severity.toLowerCase()}`} onClick={() => goTo(field)}><b>{f.clause.title}</b> {f.message}</button></li>
            : f.outcome === 'FAIL' ? <Finding key={f.clause.id} finding={f} />
            : <li key={f.clause.id} className="muted small">○ {f.clause.title} · {f.message} {field && <Button type="link" size="small" onClick={() => goTo(field)}>{t('byField')}</Button>}</li>;
        })}
      </ul>
    </>;
  return <Card title={t('norms')} extra={checking && <span className="muted small" role="status">{t('checking')}…</span>}>{body}</Card>;
}

/** The quota as the clause computes it, and what is planned against it. */
export function QuotaBar() {
  const { t } = useTranslation('forms');
  const { findings } = useContext(LiveContext);
  const quota = findings.find((f) => f.clause.id.endsWith('.quota'));
  const { limit, cost, perPersonDay } = (quota?.inputs ?? {}) as { limit?: number; cost?: number; perPersonDay?: number };
  if (!quota || typeof limit !== 'number' || typeof cost !== 'number') return null;
  const over = cost > limit;
  return (
    <Card title={t('quota')}>
      <Progress percent={limit > 0 ? Math.min(100, Math.round((cost / limit) * 100)) : 100} status={over ? 'exception' : 'normal'} aria-label={t('quota')} />
      <p>{t('quotaUsed', { cost: yuan(cost) })} · {t('quotaOf', { limit: yuan(limit) })}</p>
      <p className={over ? 'bad' : 'good'}>{over ? t('quotaOver', { over: yuan(cost - limit) }) : t('quotaLeft', { left: yuan(limit - cost) })}</p>
      {typeof perPersonDay === 'number' && <p className="muted small">{t('perPersonDay', { n: perPersonDay })}</p>}
      {quota.arithmetic && <p><code className="small">{quota.arithmetic}</code></p>}
    </Card>
  );
}

/** The steps the form will walk, before it is sent. */
export function RoutePreview({ route }: { route: PlannedRoute | undefined }) {
  const { t } = useTranslation('forms');
  const words = useWords();
  if (!route) return null;
  return (
    <Card title={t('route')}>
      <ol className="route">
        {route.steps.map((s, i) => <li key={i}><b><StepName name={s.name} /></b>{s.name !== s.role && <span className="muted"> {words.role[s.role]}</span>}</li>)}
      </ol>
      {route.marks.includes('FILING') && <p>{t('filing')}</p>}
      <p className="muted small">{t('routeHint')}</p>
    </Card>
  );
}
