import { Button, Form, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAct } from '../api/act';
import { useAsk } from '../api/ask';
import { BudgetLeft, useBudgets } from '../forms/BudgetLeft';
import { DraftBar, Overtaken, Restored } from '../forms/DraftBar';
import { Field } from '../forms/Field';
import { LiveContext, ofForm, useRested } from '../forms/live';
import { NormsPanel, QuotaBar, RoutePreview } from '../forms/Panel';
import { Provided } from '../forms/Provided';
import { forget } from '../forms/drafts';
import { refill } from '../forms/refill';
import { Uploads } from '../forms/Uploads';
import { useDraft } from '../forms/useDraft';
import { useOwnBranches } from '../forms/useOwnBranches';
import { useSubmit } from '../forms/useSubmit';
import { graphql, unmask } from '../generated';
import { ActErrors } from '../kit/ActErrors';
import { addressOf } from '../kit/address';
import { Card } from '../kit/Facts';
import { FindingParts } from '../kit/Findings';
import { yearOf } from '../kit/format';
import { Head } from '../kit/Head';
import { useViewer } from '../session/viewer';
import { CopyActivity } from './CopyActivity';
import { Costs } from './CostSection';
import { Basics, People, WhenAndWhere } from './FormSections';
import { FundingAndSponsors, Lectures } from './RowSections';
import { amendmentOf, fieldOfClause, heldOf, inputOf, type ActivityValues } from './values';

const Check = graphql(`
  query CheckActivityForm($input: SubmitActivityInput!) {
    checkActivity(input: $input) { ...FindingParts }
    activityRoute(input: $input) { rule marks steps { name role } }
  }
`);
const Draft = graphql(`mutation DraftActivity($input: DraftActivityInput!) { draftActivity(input: $input) { activity { id version } errors { ...ActFailure } } }`);
const Amend = graphql(`mutation AmendActivity($input: AmendActivityInput!) { amendActivity(input: $input) { activity { id version status } errors { ...ActFailure } } }`);
const Submit = graphql(`mutation SubmitActivity($input: SubmitActivityInput!) { submitActivity(input: $input) { activity { id version status } errors { ...ActFailure } } }`);

type Props = {
  record: { id: string; version: number } | null;
  /** It is approved, and shall be another. */
  amends: boolean;
  start: ActivityValues | undefined;
  onMade: (id: string) => void;
};

export function ActivityForm({ record, amends, start, onMade }: Props) {
  const { t } = useTranslation('activities');
  const forms = useTranslation('forms').t;
  const { user } = useViewer();
  const go = useNavigate();
  const branches = useOwnBranches();
  const [form] = Form.useForm<ActivityValues>();
  const watched = Form.useWatch((all: ActivityValues) => all, { form, preserve: true }) as ActivityValues | undefined;
  const [held, setHeld] = useState(record);
  const values = watched ?? start ?? {};
  const drafting = useAct(Draft);
  const submitting = useAct(Submit);
  const amending = useAct(Amend);

  const draft = useDraft<ActivityValues>({
    name: amends && record ? `${record.id}/amendment` : (held?.id ?? 'activity'), values, current: () => form.getFieldsValue(true) as ActivityValues, version: held?.version ?? 0, acts: [drafting, submitting, amending],
    ready: (v) => !!(v.branch && v.type && v.title?.trim()),
    save: amends ? undefined : async (v, version) => {
      const saved = (await drafting.run({ ...inputOf(v, held?.id), version }))?.activity;
      if (!saved) return null;
      if (!held) {
        forget(user, 'activity');
        onMade(saved.id);
      }
      setHeld(saved);
      return saved;
    },
  });
  const initial: ActivityValues = draft.found?.values ?? { venue: {}, ...(branches.only ? { branch: branches.only } : {}), ...start };

  const wants = [!values.branch && t('branch'), !values.type && t('type')].filter((w) => w !== false);
  const typed = useRested(inputOf(values, held?.id), 400);
  const check = useAsk(Check, { input: typed }, { pause: !typed.branch || !typed.type });
  const findings = useMemo(() => ofForm((check.data?.checkActivity ?? []).map((f) => unmask(FindingParts, f))), [check.data]);
  const live = useMemo(() => ({ findings, fieldOf: fieldOfClause }), [findings]);
  const mayGo = useSubmit(form, { refused: amends ? amending.refused : submitting.refused, findings, places: { budgetLines: 'costs' } });

  const year = yearOf(values.startsOn);
  const budgets = useBudgets(values.branch, year);
  const [draws, drawn] = [heldOf(values), amends && start && yearOf(start.startsOn) === year ? heldOf(start) : null];

  const submit = async () => {
    if (!(await mayGo())) return;
    const said = form.getFieldsValue(true) as ActivityValues;
    const { id = held?.id, version } = await draft.atHost();
    const done = amends && record ? await amending.run({ ...amendmentOf(said, record.id), version }) : await submitting.run({ ...inputOf(said, id), version });
    if (!done?.activity) return;
    draft.over();
    void go(addressOf(done.activity.id) ?? '/activities');
  };
  const change = (next: ActivityValues) => {
    form.setFieldsValue(next);
    draft.touched();
  };

  return (
    <LiveContext value={live}>
      <Head title={amends ? t('amend') : record ? t('edit') : t('new')} acts={!amends && <CopyActivity take={(v) => change({ ...v, branch: held ? values.branch : v.branch })} />} />
      <Overtaken draft={draft} />
      {draft.found && !draft.conflict && <Restored at={draft.found.at} keepIt={draft.settled} discard={() => { draft.over(); refill(form, { venue: {}, branch: branches.only, ...start }); }} />}
      <Form form={form} layout="vertical" className="form two" initialValues={initial} onValuesChange={draft.touched} scrollToFirstError onFinish={submit}>
        <div>
          {amends && <Card title={t('reason')}><Field name="reason" rules={[{ required: true, whitespace: true, message: t('needReason') }]} hint={<span className="small">{t('amendHint')}</span>}><Input.TextArea aria-label={t('reason')} autoSize={{ minRows: 2 }} maxLength={2000} /></Field></Card>}
          <Basics branches={branches.words} fixed={!!held} />
          <WhenAndWhere />
          <People />
          <Costs budgets={budgets} />
          {values.type !== 'MEETING' && <Lectures />}
          <FundingAndSponsors />
          <Card title={t('papers')}>
            <Field name="providedItems" label={forms('provided')} hint={<span className="small">{forms('providedHint')}</span>}><Provided /></Field>
            <Field name="attachments"><Uploads /></Field>
          </Card>
        </div>
        <aside className="form-side">
          <NormsPanel checking={check.asking} failure={check.failure} wants={wants} />
          <QuotaBar />
          {values.branch && [...draws].map(([line, amount]) => <BudgetLeft key={line} budget={budgets?.find((b) => b.line === line)} known={!!budgets} amount={amount} held={drawn?.get(line)} line={line} year={year} />)}
          {draws.size === 0 && <Card title={forms('budget')}><p className="muted">{forms('budgetUntouched')}</p></Card>}
          {wants.length === 0 && !amends && <RoutePreview route={check.data?.activityRoute} />}
          <div className="form-acts">
            <ActErrors act={amends ? amending : submitting} />
            <DraftBar state={draft.state} />
            {amends ? <Button onClick={() => void go(-1)}>{forms('keepLater')}</Button> : <Button onClick={() => void draft.saveHost()} disabled={draft.conflict || !(values.branch && values.type && values.title?.trim())}>{forms('saveDraft')}</Button>}
            <Button type="primary" onClick={submit} disabled={draft.conflict} loading={submitting.busy || amending.busy}>{forms('submit')}</Button>
          </div>
        </aside>
      </Form>
    </LiveContext>
  );
}
