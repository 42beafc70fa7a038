import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BudgetView } from '../forms/BudgetLeft';
import { Field, FieldFindings } from '../forms/Field';
import { Choice, MoneyInput, YesNo } from '../forms/inputs';
import { fieldId } from '../forms/live';
import { useWords } from '../i18n/useWords';
import { Card } from '../kit/Facts';
import { yuan } from '../kit/format';
import { costKinds, totalOf, type ActivityValues } from './values';

/** The estimate, a line a kind of cost, with its total and what the quota says of it. */
export function Costs({ budgets }: { budgets: readonly BudgetView[] | undefined }) {
  const { t } = useTranslation('activities');
  const words = useWords();
  const costs = Form.useWatch<ActivityValues['costs']>('costs');
  return (
    <Card title={t('costs')} extra={<b>{t('total')} {yuan(totalOf({ costs }))}</b>}>
      <div className="cost-lines" id={fieldId('costs')}>
        {costKinds.map((kind) => (
          <div className="cost-line" key={kind}>
            <label htmlFor={`costs_${kind}_amount`}>{words.costKind[kind]}</label>
            <Form.Item name={['costs', kind, 'amount']} noStyle><MoneyInput aria-label={words.costKind[kind]} /></Form.Item>
            <Form.Item name={['costs', kind, 'note']} noStyle><Input maxLength={200} placeholder={t('note')} aria-label={`${words.costKind[kind]} · ${t('note')}`} /></Form.Item>
          </div>
        ))}
      </div>
      <FieldFindings at="costs" />
      <div className="fields">
        <Field name="lodgingProvided" label={t('lodging')}><YesNo /></Field>
        <Field name="mealsProvided" label={t('meals')}><YesNo /></Field>
        <Field name="budgetLine" label={t('payingLine')}><Choice words={Object.fromEntries((budgets ?? []).map((b) => [b.line, `${b.title} · ${yuan(b.available)}`]))} /></Field>
      </div>
    </Card>
  );
}
