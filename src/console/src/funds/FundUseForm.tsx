import { Button, Form, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAct } from '../api/act';
import { useAsk } from '../api/ask';
import { BudgetLeft, reachOf, useBudgets } from '../forms/BudgetLeft';
import { DraftBar, Overtaken, Restored } from '../forms/DraftBar';
import { forget } from '../forms/drafts';
import { Field } from '../forms/Field';
import { Choice, DayInput, MoneyInput } from '../forms/inputs';
import { LiveContext, ofForm, useRested } from '../forms/live';
import { NormsPanel, RoutePreview } from '../forms/Panel';
import { refill } from '../forms/refill';
import { Rows } from '../forms/Rows';
import { ScanInput } from '../forms/ScanInput';
import { Uploads } from '../forms/Uploads';
import { useDraft } from '../forms/useDraft';
import { useOwnBranches } from '../forms/useOwnBranches';
import { useSubmit } from '../forms/useSubmit';
import { graphql, unmask } from '../generated';
import { useWords } from '../i18n/useWords';
import { ActErrors } from '../kit/ActErrors';
import { addressOf } from '../kit/address';
import { Card } from '../kit/Facts';
import { FindingParts } from '../kit/Findings';
import { sum, yearOf, yuan } from '../kit/format';
import { Head } from '../kit/Head';
import { useViewer } from '../session/viewer';
import { CopyClaim } from './CopyClaim';
import { LinkedRecord } from './LinkedRecord';
import { fieldOfClause, inputOf, invoicedOf, totalOf, type FundUseValues } from './values';

const Check = graphql(`
  query CheckFundUseForm($input: SubmitFundUseInput!) {
    checkFundUse(input: $input) { ...FindingParts }
    fundUseRoute(input: $input) { rule marks steps { name role } }
  }
`);
const Draft = graphql(`mutation DraftFundUse($input: DraftFundUseInput!) { draftFundUse(input: $input) { fundUse { id version } errors { ...ActFailure } } }`);
const Submit = graphql(`mutation SubmitFundUse($input: SubmitFundUseInput!) { submitFundUse(input: $input) { fundUse { id version } errors { ...ActFailure } } }`);

type Props = { record: { id: string; version: number } | null; start: FundUseValues | undefined; linked: string | null; onMade: (id: string) => void };

export function FundUseForm({ record, start, linked, onMade }: Props) {
  const { t } = useTranslation('funds');
  const forms = useTranslation('forms').t;
  const words = useWords();
  const { user } = useViewer();
  const go = useNavigate();
  const branches = useOwnBranches();
  const [form] = Form.useForm<FundUseValues>();
  const watched = Form.useWatch((all: FundUseValues) => all, { form, preserve: true }) as FundUseValues | undefined;
  const [held, setHeld] = useState(record);
  const blank: FundUseValues = { payee: { kind: 'COMPANY' }, lines: [{}], linked, branch: branches.only, ...start };
  const values = watched ?? blank;
  const drafting = useAct(Draft);
  const submitting = useAct(Submit);

  const draft = useDraft<FundUseValues>({
    name: held?.id ?? 'fund-use', values, current: () => form.getFieldsValue(true) as FundUseValues, version: held?.version ?? 0, acts: [drafting, submitting], ready: (v) => inputOf(v) !== null,
    save: async (v, version) => {
      const input = inputOf(v, held?.id);
      const saved = input && (await drafting.run({ ...input, version }))?.fundUse;
      if (!saved) return null;
      if (!held) {
        forget(user, 'fund-use');
        onMade(saved.id);
      }
      setHeld(saved);
      return saved;
    },
  });

  const typed = useRested(inputOf(values, held?.id), 400);
  const check = useAsk(Check, { input: typed ?? {} }, { pause: !typed });
  const findings = useMemo(() => (typed ? ofForm((check.data?.checkFundUse ?? []).map((f) => unmask(FindingParts, f))) : []), [check.data, typed]);
  const live = useMemo(() => ({ findings, fieldOf: fieldOfClause }), [findings]);
  const mayGo = useSubmit(form, { refused: submitting.refused, findings, places: { payee: 'payee.name' } });
  const lacking: [unknown, string][] = [[values.branch, t('branch')], [values.title?.trim(), t('name')], [values.occurredOn, t('occurredOn')], [values.payee?.name?.trim(), t('payeeName')], [values.lines?.some((l) => l.item && l.budget && l.amount), t('lines')]];

  const year = yearOf(values.occurredOn);
  const budgets = useBudgets(values.branch, year, values.linked);
  const paying = [...new Set((values.lines ?? []).map((l) => l.budget).filter((b) => b != null))];
  const [total, invoiced] = [totalOf(values), invoicedOf(values)];

  const submit = async () => {
    if (!(await mayGo())) return;
    const { id = held?.id, version } = await draft.atHost();
    const input = inputOf(form.getFieldsValue(true) as FundUseValues, id);
    const done = input && (await submitting.run({ ...input, version }));
    if (!done?.fundUse) return;
    draft.over();
    void go(addressOf(done.fundUse.id) ?? '/funds');
  };
  const change = (next: FundUseValues) => {
    form.setFieldsValue({ ...next, ...(held && { branch: values.branch }), linked: values.linked });
    draft.touched();
  };
  const required = (label: string) => [{ required: true, message: label }];

  return (
    <LiveContext value={live}>
      <Head title={record ? t('edit') : t('new')} acts={<CopyClaim take={change} />} />
      <Overtaken draft={draft} />
      {draft.found && !draft.conflict && <Restored at={draft.found.at} keepIt={draft.settled} discard={() => { draft.over(); refill(form, blank); }} />}
      <Form form={form} layout="vertical" className="form two" initialValues={draft.found?.values ?? blank} onValuesChange={draft.touched} onFinish={submit}>
        <div>
          <Card title={t('basics')}>
            <div className="fields">
              <Field name="title" label={t('name')} wide rules={required(t('name'))}><Input maxLength={200} /></Field>
              <Field name="branch" label={t('branch')} rules={required(t('branch'))}><Choice words={branches.words} disabled={!!held} /></Field>
              <Field name="linked" label={t('linkedTo')}><LinkedRecord branch={values.branch} /></Field>
              <Field name="occurredOn" label={t('occurredOn')} rules={required(t('occurredOn'))}><DayInput /></Field>
              <Field name="endedOn" label={t('endedOn')}><DayInput min={values.occurredOn} /></Field>
              <Field name="purpose" label={t('purpose')} wide><Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} /></Field>
            </div>
          </Card>
          <Card title={t('payee')}>
            <div className="fields">
              <Field name={['payee', 'kind']} label={t('kind')}><Choice words={words.partyKind} /></Field>
              <Field name={['payee', 'name']} label={t('payeeName')} rules={required(t('payeeName'))}><Input maxLength={200} /></Field>
              <Field name={['payee', 'bank']} label={t('bank')}><Input maxLength={200} /></Field>
              <Field name={['payee', 'account']} label={t('accountNumber')} hint={<span className="small">{t('accountHint')}</span>}><Input maxLength={40} inputMode="numeric" autoComplete="off" /></Field>
            </div>
          </Card>
          <Rows name="lines" title={`${t('lines')} · ${t('total')} ${yuan(total)}`} hint={t('linesHint')} add={t('addLine')} cells={[
            { name: 'item', label: t('item'), input: <Choice words={words.expenseItem} /> },
            { name: 'budget', label: t('budget'), input: <Choice words={Object.fromEntries((budgets ?? []).map((b) => [b.id, `${b.title} · ${yuan(reachOf(b, b.heldFor))}`]))} /> },
            { name: 'amount', label: t('lineAmount'), input: <MoneyInput /> },
            { name: 'note', label: t('note'), input: <Input maxLength={200} /> },
          ]} />
          <Rows name="invoices" title={t('invoices')} hint={t('invoicesHint')} add={t('addInvoice')} cells={[
            { name: 'number', label: t('number'), input: <Input maxLength={40} /> },
            { name: 'seller', label: t('seller'), input: <Input maxLength={200} /> },
            { name: 'date', label: t('date'), input: <DayInput /> },
            { name: 'amount', label: t('lineAmount'), input: <MoneyInput /> },
            { name: 'code', label: t('code'), input: <Input maxLength={20} /> },
            { name: 'file', label: forms('scan'), input: <ScanInput /> },
          ]} />
          {invoiced > 0 && invoiced !== total && <p className="warn" role="status">{t('invoiceSumOff', { sum: yuan(invoiced), difference: yuan(sum([invoiced, -total])) })}</p>}
          <Card title={t('papers')}><Field name="attachments"><Uploads /></Field></Card>
        </div>
        <aside className="form-side">
          <NormsPanel checking={check.asking} failure={check.failure} wants={lacking.filter(([has]) => !has).map(([, label]) => label)} />
          {paying.map((id) => {
            const budget = budgets?.find((b) => b.id === id);
            return <BudgetLeft key={id} known={!!budgets} budget={budget} held={budget?.heldFor} line={id} year={year} amount={sum((values.lines ?? []).map((l) => (l.budget === id ? l.amount : 0)))} />;
          })}
          {typed && <RoutePreview route={check.data?.fundUseRoute} />}
          <div className="form-acts">
            <ActErrors act={submitting} />
            <DraftBar state={draft.state} />
            <Button onClick={() => void draft.saveHost()} disabled={draft.conflict || !inputOf(values)}>{forms('saveDraft')}</Button>
            <Button type="primary" onClick={submit} disabled={draft.conflict} loading={submitting.busy}>{forms('submit')}</Button>
          </div>
        </aside>
      </Form>
    </LiveContext>
  );
}
