import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../forms/Field';
import { Choice, DayInput, WholeInput, YesNo } from '../forms/inputs';
import { useWords } from '../i18n/useWords';
import { Card } from '../kit/Facts';
import type { ActivityValues } from './values';

const text = { max: 200, whitespace: true } as const;

export function Basics({ branches, fixed }: { branches: Record<string, string>; /** A record stays with its branch. */ fixed: boolean }) {
  const { t } = useTranslation('activities');
  const words = useWords();
  const type = Form.useWatch<ActivityValues['type']>('type');
  return (
    <Card title={t('basics')}>
      <div className="fields">
        <Field name="title" label={t('name')} wide rules={[{ required: true, ...text, message: t('name') }]}><Input maxLength={200} /></Field>
        <Field name="branch" label={t('branch')} rules={[{ required: true, message: t('branch') }]}><Choice words={branches} disabled={fixed} /></Field>
        <Field name="type" label={t('type')} rules={[{ required: true, message: t('type') }]}><Choice words={words.activityType} /></Field>
        {(type === 'MEETING' || type === 'TRAINING') && (
          <Field name="class" label={t('class')} rules={[{ required: true, message: t('class') }]}>
            <Choice words={type === 'TRAINING' ? { I: words.activityClass.I, II: words.activityClass.II, III: words.activityClass.III } : words.activityClass} />
          </Field>
        )}
        {type === 'MEETING' && <Field name="conveys" label={t('conveys')}><YesNo /></Field>}
        <Field name="inPlan" label={t('inPlan')}><YesNo /></Field>
        <Field name="planReference" label={t('planReference')}><Input maxLength={100} /></Field>
        <Field name="purpose" label={t('purpose')} wide><Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={4000} /></Field>
      </div>
    </Card>
  );
}

export function WhenAndWhere() {
  const { t } = useTranslation('activities');
  const kit = useTranslation('forms').t;
  const words = useWords();
  const starts = Form.useWatch<ActivityValues['startsOn']>('startsOn');
  const ends = Form.useWatch<ActivityValues['endsOn']>('endsOn');
  const online = Form.useWatch<string | undefined>(['venue', 'kind']) === 'ONLINE';
  const after = (first: string | null | undefined) => ({ validator: (_: unknown, day: string | null) => (day && first && day < first ? Promise.reject(new Error(kit('dateOrder'))) : Promise.resolve()) });
  return (
    <Card title={t('when')}>
      <div className="fields">
        <Field name="startsOn" label={t('startsOn')} rules={[{ required: true, message: t('startsOn') }]}><DayInput /></Field>
        <Field name="endsOn" label={t('endsOn')} dependencies={['startsOn']} rules={[{ required: true, message: t('endsOn') }, after(starts)]}><DayInput min={starts} /></Field>
        <Field name="arrivesOn" label={t('arrivesOn')}><DayInput /></Field>
        <Field name="departsOn" label={t('departsOn')} dependencies={['endsOn']} rules={[after(ends)]}><DayInput min={ends} /></Field>
        <Field name={['venue', 'kind']} label={t('venueKind')}><Choice words={words.placeKind} /></Field>
        <Field name={['venue', 'city']} label={t('city')} rules={[{ required: !online, ...text, message: t('city') }]}><Input maxLength={100} /></Field>
        <Field name={['venue', 'name']} label={t('venueName')}><Input maxLength={200} /></Field>
        <Field name={['venue', 'place']} label={t('address')}><Input maxLength={200} /></Field>
      </div>
    </Card>
  );
}

export function People() {
  const { t } = useTranslation('activities');
  return (
    <Card title={t('people')}>
      <div className="fields four">
        <Field name="participants" label={t('participants')} rules={[{ required: true, message: t('participants') }]}><WholeInput /></Field>
        <Field name="staff" label={t('staff')}><WholeInput /></Field>
        <Field name="experts" label={t('experts')}><WholeInput /></Field>
        <Field name="guests" label={t('guests')}><WholeInput /></Field>
      </div>
      <Field name="participantsCharged" label={t('charged')}><YesNo /></Field>
    </Card>
  );
}
