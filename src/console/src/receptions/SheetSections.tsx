import { Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../forms/Field';
import { Choice, DayInput, MoneyInput, WholeInput } from '../forms/inputs';
import { Provided } from '../forms/Provided';
import { Rows } from '../forms/Rows';
import { Uploads } from '../forms/Uploads';
import { useWords } from '../i18n/useWords';
import { Card } from '../kit/Facts';
import { Host } from './Host';

export function VisitSection({ branches, fixed, branch }: { branches: Record<string, string>; fixed: boolean; branch: string | null | undefined }) {
  const { t } = useTranslation('receptions');
  const required = (label: string) => [{ required: true, whitespace: true, message: label }];
  return (
    <Card title={t('basics')}>
      <div className="fields">
        <Field name="guestUnit" label={t('guestUnit')} rules={required(t('guestUnit'))}><Input maxLength={200} /></Field>
        <Field name="branch" label={t('branch')} rules={required(t('branch'))}><Choice words={branches} disabled={fixed} /></Field>
        <Field name="host" label={t('host')}><Host branch={branch} /></Field>
        <Field name="purpose" label={t('purpose')} wide rules={required(t('purpose'))}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Field>
        <Field name={['letter', 'number']} label={t('letterNumber')}><Input maxLength={100} /></Field>
        <Field name={['letter', 'unit']} label={t('letterUnit')}><Input maxLength={200} /></Field>
        <Field name={['letter', 'on']} label={t('letterOn')}><DayInput /></Field>
        <Field name={['letter', 'guests']} label={t('letterGuests')}><WholeInput /></Field>
      </div>
    </Card>
  );
}

export function PeopleSection() {
  const { t } = useTranslation('receptions');
  const words = useWords();
  const cells = [
    { name: 'name', label: t('name'), input: <Input maxLength={100} /> }, { name: 'unit', label: t('unit'), input: <Input maxLength={200} /> },
    { name: 'post', label: t('post'), input: <Input maxLength={100} /> }, { name: 'rank', label: t('rank'), input: <Input maxLength={100} /> },
  ];
  return (
    <>
      <Card title={t('people')}>
        <div className="fields">
          <Field name="receivedOn" label={t('receivedOn')} rules={[{ required: true, message: t('receivedOn') }]}><DayInput /></Field>
          <Field name="leftOn" label={t('leftOn')}><DayInput /></Field>
          <Field name="guestCount" label={t('guestCount')} hint={<span className="small">{t('countHint')}</span>}><WholeInput /></Field>
          <Field name="companionCount" label={t('companionCount')}><WholeInput /></Field>
          <Field name="supportCount" label={t('support')}><WholeInput /></Field>
          <Field name={['place', 'kind']} label={t('placeKind')}><Choice words={words.placeKind} /></Field>
          <Field name={['place', 'city']} label={t('city')}><Input maxLength={100} /></Field>
          <Field name={['place', 'name']} label={t('where')}><Input maxLength={200} /></Field>
        </div>
      </Card>
      <Rows name="guests" title={t('guests')} hint={t('namesHint')} add={t('addGuest')} cells={cells} />
      <Rows name="companions" title={t('companions')} hint={t('namesHint')} add={t('addCompanion')} cells={cells} />
    </>
  );
}

export function ScheduleSection() {
  const { t } = useTranslation('receptions');
  return (
    <Rows name="schedule" title={t('schedule')} hint={t('scheduleHint')} add={t('addSchedule')} cells={[
      { name: 'on', label: t('on'), input: <DayInput /> }, { name: 'time', label: t('time'), input: <Input maxLength={40} /> },
      { name: 'what', label: t('what'), input: <Input maxLength={200} /> }, { name: 'place', label: t('site'), input: <Input maxLength={200} /> },
    ]} />
  );
}

export function CostsSection() {
  const { t } = useTranslation('receptions');
  const words = useWords();
  const on = { name: 'on', label: t('on'), input: <DayInput /> };
  const people = { name: 'people', label: t('peopleAt'), input: <WholeInput /> };
  const amount = { name: 'amount', label: t('sum'), input: <MoneyInput /> };
  return (
    <>
      <Rows name="meals" title={t('meals')} hint={t('mealsHint')} add={t('addMeal')} cells={[on, { name: 'kind', label: t('kind'), input: <Choice words={words.mealKind} /> }, people, amount, { name: 'place', label: t('mealPlace'), input: <Input maxLength={200} /> }]} />
      <Rows name="stays" title={t('stays')} hint={t('staysHint')} add={t('addStay')} cells={[{ name: 'from', label: t('from'), input: <DayInput /> }, { name: 'to', label: t('to'), input: <DayInput /> }, { name: 'rooms', label: t('rooms'), input: <WholeInput /> }, amount, { name: 'hotel', label: t('hotel'), input: <Input maxLength={200} /> }]} />
      <Rows name="rides" title={t('rides')} hint={t('ridesHint')} add={t('addRide')} cells={[on, { name: 'route', label: t('route'), input: <Input maxLength={200} /> }, { name: 'vehicles', label: t('vehicles'), input: <WholeInput /> }, amount]} />
      <Rows name="costs" title={t('costs')} hint={t('costsHint')} add={t('addCost')} cells={[on, { name: 'what', label: t('what'), input: <Input maxLength={200} /> }, amount]} />
      <Rows name="charges" title={t('charges')} hint={t('chargesHint')} add={t('addCharge')} cells={[{ name: 'kind', label: t('kind'), input: <Choice words={words.chargeKind} /> }, people, amount, { name: 'receipt', label: t('receipt'), input: <Input maxLength={100} /> }]} />
      <Form.Item name="noCharges" valuePropName="checked"><Checkbox>{t('noCharges')}</Checkbox></Form.Item>
    </>
  );
}

export function PapersSection() {
  const { t } = useTranslation('receptions');
  const forms = useTranslation('forms').t;
  const { LETTER, ...others } = useWords().fileKind;
  return (
    <Card title={t('papers')}>
      <Field name="providedItems" label={forms('provided')} hint={<span className="small">{forms('providedHint')}</span>}><Provided /></Field>
      <Field name="attachments"><Uploads kinds={{ LETTER, ...others }} /></Field>
    </Card>
  );
}
