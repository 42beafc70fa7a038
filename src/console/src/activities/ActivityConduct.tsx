import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import { graphql } from '../generated';
import type { ActivityActPartsFragment } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { ActButton } from '../kit/ActButton';
import { figureOrNull, text, textOrNull } from '../kit/ActDialog';
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
      {status === 'APPROVED' && <ActButton look="primary" label={t('start')} act={acts.start} reload={reload} input={() => ({ id })} />}
      {status === 'STARTED' && (
        <ActButton look="primary" label={t('conclude')} act={acts.conclude} reload={reload} intro={t('actualHint')}
          asks={[{ name: 'participants', label: t('participants'), kind: 'whole' }, { name: 'staff', label: t('staff'), kind: 'whole' }, { name: 'summary', label: t('summary') }]}
          input={(said) => ({ id, participants: figureOrNull(said, 'participants'), staff: figureOrNull(said, 'staff'), summary: textOrNull(said, 'summary') })} />
      )}
      {status === 'CONCLUDED' && (
        <ActButton look="primary" label={t('settle')} act={acts.settle} reload={reload} intro={t('settleHint')}
          asks={[...a.lines.map((l) => ({ name: l.kind, label: words.costKind[l.kind], kind: 'money' as const, required: true, value: l.actual ?? l.estimate })), { name: 'comment', label: t('comment') }]}
          input={(said) => ({ id, comment: textOrNull(said, 'comment'), lines: a.lines.map((l) => ({ kind: l.kind, amount: Number(said[l.kind] ?? 0) })) })} />
      )}
      {begun && a.filingRequired && !a.filing && (
        <ActButton label={t('file')} act={acts.file} reload={reload}
          asks={[{ name: 'authority', label: t('authority'), kind: 'line', required: true }, { name: 'number', label: t('number'), kind: 'line', required: true }, { name: 'on', label: t('on'), kind: 'day', required: true, value: today() }]}
          input={(said) => ({ id, authority: text(said, 'authority'), number: text(said, 'number'), on: text(said, 'on') })} />
      )}
      {status === 'SETTLED' && viewer.is('SECRETARIAT', 'FINANCE') && <ActButton label={t('archive')} act={acts.archive} reload={reload} input={() => ({ id })} />}
    </>
  );
}
