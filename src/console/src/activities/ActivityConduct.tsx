import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import { DayInput, MoneyInput, WholeInput } from '../forms/inputs';
import { graphql } from '../generated';
import type { ActivityActPartsFragment, CostKind } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { ActButton } from '../kit/Acts';
import { today } from '../kit/format';
import { useViewer } from '../session/viewer';

const Start = graphql(`mutation StartActivity($input: StartActivityInput!) { startActivity(input: $input) { activity { id version } errors { ...ActFailure } } }`);
const Conclude = graphql(`mutation ConcludeActivity($input: ConcludeActivityInput!) { concludeActivity(input: $input) { activity { id version } errors { ...ActFailure } } }`);
const Settle = graphql(`mutation SettleActivity($input: SettleActivityInput!) { settleActivity(input: $input) { activity { id version } errors { ...ActFailure } } }`);
const File = graphql(`mutation FileActivity($input: FileActivityInput!) { fileActivity(input: $input) { activity { id version } errors { ...ActFailure } } }`);
const Archive = graphql(`mutation ArchiveActivity($input: ArchiveActivityInput!) { archiveActivity(input: $input) { activity { id version } errors { ...ActFailure } } }`);

/** From the approval to the archive: begin, conclude, file, settle, archive. */
export function ActivityConduct({ activity: a, reload }: { activity: ActivityActPartsFragment; reload: () => void }) {
  const { t } = useTranslation('activities');
  const words = useWords();
  const viewer = useViewer();
  const acts = { start: useAct(Start), conclude: useAct(Conclude), settle: useAct(Settle), file: useAct(File), archive: useAct(Archive) };
  const { id, status } = a;
  const begun = ['APPROVED', 'STARTED', 'CONCLUDED', 'SETTLED'].includes(status);
  return (
    <>
      {status === 'APPROVED' && <ActButton kind="primary" label={t('start')} act={acts.start} done={t('started')} reload={reload} input={() => ({ id })} />}
      {status === 'STARTED' && (
        <ActButton<Parameters<typeof acts.conclude.run>[0], { summary?: string; participants?: number; staff?: number }> kind="primary" label={t('conclude')} act={acts.conclude} done={t('concluded')} reload={reload}
          input={(said) => ({ id, ...said })}>
          <p className="muted">{t('actualHint')}</p>
          <Form.Item name="participants" label={t('participants')}><WholeInput /></Form.Item>
          <Form.Item name="staff" label={t('staff')}><WholeInput /></Form.Item>
          <Form.Item name="summary" label={t('summary')}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} /></Form.Item>
        </ActButton>
      )}
      {status === 'CONCLUDED' && (
        <ActButton<Parameters<typeof acts.settle.run>[0], { lines: Partial<Record<CostKind, number>>; comment?: string }> kind="primary" label={t('settle')} act={acts.settle} done={t('settledNow')} reload={reload}
          input={(said) => ({ id, comment: said.comment, lines: a.lines.map((l) => ({ kind: l.kind, amount: said.lines[l.kind] ?? 0 })) })}>
          <p className="muted">{t('settleHint')}</p>
          {a.lines.map((l) => <Form.Item key={l.kind} name={['lines', l.kind]} label={words.costKind[l.kind]} initialValue={l.actual ?? l.estimate} rules={[{ required: true, message: words.costKind[l.kind] }]}><MoneyInput /></Form.Item>)}
          <Form.Item name="comment" label={t('comment')}><Input.TextArea maxLength={2000} /></Form.Item>
        </ActButton>
      )}
      {begun && a.filingRequired && !a.filing && (
        <ActButton<Parameters<typeof acts.file.run>[0], { authority: string; number: string; on: string }> label={t('file')} act={acts.file} done={t('filedNow')} reload={reload} input={(said) => ({ id, ...said })}>
          <Form.Item name="authority" label={t('authority')} rules={[{ required: true, message: t('authority') }]}><Input maxLength={200} /></Form.Item>
          <Form.Item name="number" label={t('number')} rules={[{ required: true, message: t('number') }]}><Input maxLength={100} /></Form.Item>
          <Form.Item name="on" label={t('on')} initialValue={today()} rules={[{ required: true, message: t('on') }]}><DayInput /></Form.Item>
        </ActButton>
      )}
      {status === 'SETTLED' && viewer.is('SECRETARIAT', 'FINANCE') && <ActButton label={t('archive')} act={acts.archive} done={t('archived')} reload={reload} input={() => ({ id })} />}
    </>
  );
}
