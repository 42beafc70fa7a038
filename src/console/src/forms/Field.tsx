import { CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { Form, type FormItemProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingView } from '../kit/Findings';
import { fieldId, useFindingsAt } from './live';
import './texts';
import { remedyOf } from './remedy';
import { arithmetic, yuan } from '../kit/format';

type Props = Omit<FormItemProps, 'children' | 'extra'> & {
  /** The name findings are put at; the field's own name when left out. */
  at?: string;
  hint?: ReactNode;
  wide?: boolean;
  children: ReactNode;
};

/** A field with what the norms say of it right below. */
export function Field({ at, hint, wide, children, ...item }: Props) {
  const key = at ?? (Array.isArray(item.name) ? item.name.join('.') : String(item.name ?? ''));
  const found = useFindingsAt(key).length > 0;
  return (
    <div id={fieldId(key)} className={wide ? 'field wide' : 'field'}>
      <Form.Item {...item} extra={(hint || found) && <>{hint}<FieldFindings at={key} /></>}>{children}</Form.Item>
    </div>
  );
}

export function FieldFindings({ at }: { at: string }) {
  const findings = useFindingsAt(at);
  return findings.length === 0 ? null : <div className="field-findings" role="status">{findings.map((f) => <FieldFinding key={f.clause.id} finding={f} />)}</div>;
}

function FieldFinding({ finding: f }: { finding: FindingView }) {
  const { t } = useTranslation('kit');
  return (
    <div className={`field-finding ${f.severity.toLowerCase()}`}>
      <p>{f.severity === 'STOP' ? <CloseCircleFilled aria-hidden className="bad" /> : <WarningFilled aria-hidden className="warn" />} <b>{f.clause.title}</b> {f.message}</p>
      {f.arithmetic && <p><code>{arithmetic(f.arithmetic)}</code></p>}
      <p className="to-pass"><b>{t('toPass')}</b> <RemedyText finding={f} /></p>
      <p className="small muted">{f.clause.source}{f.clause.article && ` · ${f.clause.article}`}</p>
    </div>
  );
}

export function RemedyText({ finding }: { finding: FindingView }) {
  const { t } = useTranslation('forms');
  const remedy = remedyOf(finding);
  if (!remedy) return <>{finding.clause.statement ?? finding.clause.title}</>;
  switch (remedy.kind) {
    case 'cost': return <>{t('remedyCost', { over: yuan(remedy.over), limit: yuan(remedy.limit) })}</>;
    case 'less': return <>{t('remedyLess', { over: remedy.over, limit: remedy.limit })}</>;
    case 'most': return <>{t('remedyMost', { limit: remedy.limit })}</>;
  }
}
