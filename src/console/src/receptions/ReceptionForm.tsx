import { Button, Form, Input } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAct } from '../api/act';
import { BudgetLeft, useBudgets } from '../forms/BudgetLeft';
import { DraftBar, Overtaken, Restored } from '../forms/DraftBar';
import { Field } from '../forms/Field';
import { MoneyInput, WholeInput } from '../forms/inputs';
import { LiveContext } from '../forms/live';
import { NormsPanel, RoutePreview } from '../forms/Panel';
import { refill } from '../forms/refill';
import { Rows } from '../forms/Rows';
import { ScanInput } from '../forms/ScanInput';
import { useDraft } from '../forms/useDraft';
import { useOwnBranches } from '../forms/useOwnBranches';
import { useSubmit } from '../forms/useSubmit';
import { graphql } from '../generated';
import { ActErrors } from '../kit/ActErrors';
import { addressOf } from '../kit/address';
import { Card } from '../kit/Facts';
import { yearOf, yuan } from '../kit/format';
import { Head } from '../kit/Head';
import { CopyReception } from './CopyReception';
import { CostsSection, PapersSection, PeopleSection, ScheduleSection, VisitSection } from './SheetSections';
import { useJudgement } from './useJudgement';
import { applicationOf, fieldOf, listOf, totalOf, type ReceptionValues } from './values';

const Apply = graphql(`mutation ApplyReception($input: ApplyReceptionInput!) { applyReception(input: $input) { reception { id version } errors { ...ActFailure } } }`);
const Record = graphql(`mutation RecordReception($input: RecordReceptionInput!) { recordReception(input: $input) { reception { id version } errors { ...ActFailure } } }`);

type Props = { record: { id: string; version: number } | null; forList: boolean; start: ReceptionValues | undefined };

/** The application, and with `forList` the list filled in afterwards. The register keeps no drafts of either: this device does. */
export function ReceptionForm({ record, forList, start }: Props) {
  const { t } = useTranslation('receptions');
  const forms = useTranslation('forms').t;
  const go = useNavigate();
  const branches = useOwnBranches();
  const [form] = Form.useForm<ReceptionValues>();
  const watched = Form.useWatch((all: ReceptionValues) => all, { form, preserve: true }) as ReceptionValues | undefined;
  const blank: ReceptionValues = { letter: {}, place: {}, guests: [{}], meals: [], branch: branches.only, ...start };
  const values = watched ?? blank;
  const applying = useAct(Apply);
  const recording = useAct(Record);
  const act = forList ? recording : applying;
  const draft = useDraft<ReceptionValues>({ name: `${record?.id ?? 'reception'}${forList ? '/list' : ''}`, values, current: () => form.getFieldsValue(true) as ReceptionValues, version: record?.version ?? 0, acts: [act] });

  const { findings, asking, failure, route } = useJudgement(values, record?.id, forList);
  const live = useMemo(() => ({ findings, fieldOf: fieldOf(forList) }), [findings, forList]);
  const mayGo = useSubmit(form, { refused: act.refused, findings: forList ? [] : findings });
  const year = yearOf(values.receivedOn);
  const budgets = useBudgets(values.branch, year);

  const submit = async () => {
    if (!(await mayGo())) return;
    const said = form.getFieldsValue(true) as ReceptionValues;
    const { version } = await draft.atHost();
    const input = applicationOf(said, record?.id);
    const done = forList && record ? await recording.run({ ...listOf(said, record.id), version }) : input && (await applying.run({ ...input, version }));
    if (!done?.reception) return;
    draft.over();
    void go(addressOf(done.reception.id) ?? '/receptions');
  };

  const copy = (from: ReceptionValues) => {
    form.setFieldsValue({ ...from, branch: from.branch && from.branch in branches.words ? from.branch : values.branch });
    draft.touched();
  };

  return (
    <LiveContext value={live}>
      <Head title={forList ? t('record') : record ? t('edit') : t('new')} acts={!record && <CopyReception take={copy} />} />
      <Overtaken draft={draft} />
      {draft.found && !draft.conflict && <Restored at={draft.found.at} keepIt={draft.settled} discard={() => { draft.over(); refill(form, blank); }} />}
      <Form form={form} layout="vertical" className="form two" initialValues={draft.found?.values ?? blank} onValuesChange={draft.touched} onFinish={submit}>
        <div>
          {!forList && <VisitSection branches={branches.words} fixed={!!record} branch={values.branch} />}
          {forList && <Card title={t('headCount')}><Field name="headCount" rules={[{ required: true, message: t('headCount') }]}><WholeInput aria-label={t('headCount')} /></Field></Card>}
          <PeopleSection />
          {!forList && <ScheduleSection />}
          <CostsSection />
          {forList && <Rows name="invoices" title={t('invoices')} hint={t('invoicesHint')} add={t('addInvoice')} cells={[{ name: 'number', label: t('number'), input: <Input maxLength={40} /> }, { name: 'amount', label: t('sum'), input: <MoneyInput /> }, { name: 'file', label: forms('scan'), input: <ScanInput /> }]} />}
          <PapersSection />
        </div>
        <aside className="form-side">
          <NormsPanel checking={asking} failure={failure} wants={forList ? (values.headCount ? [] : [t('headCount')]) : values.branch ? [] : [t('branch')]} />
          <Card><b>{t('total')} {yuan(totalOf(values))}</b></Card>
          {values.branch && !forList && <BudgetLeft budget={budgets?.find((b) => b.line === 'receptions')} known={!!budgets} amount={totalOf(values)} line="receptions" year={year} />}
          {route && <RoutePreview route={route} />}
          <div className="form-acts">
            {forList && findings.some((f) => f.outcome === 'FAIL') && <p className="warn" role="status">{t('listRaises')}</p>}
            <ActErrors act={act} />
            <DraftBar state={draft.state} />
            <Button onClick={() => void go(-1)}>{forms('keepLater')}</Button>
            <Button type="primary" onClick={submit} disabled={draft.conflict} loading={act.busy}>{forList ? t('saveList') : forms('submit')}</Button>
          </div>
        </aside>
      </Form>
    </LiveContext>
  );
}
