import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import { graphql } from '../generated';
import type { ActivityActPartsFragment } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { ActButton } from '../kit/ActButton';
import { figureOrNull, filesOf, itemsOrNull, text, textOrNull, type Ask, type Said } from '../kit/ActDialog';
import { day, today, yuan } from '../kit/format';
import { useViewer } from '../session/viewer';
import { SettlementNorms } from './SettlementNorms';
import { costKinds, paidBy } from './values';

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
  const planned = (what: string | number | null | undefined) => t('plannedIs', { what: what ?? '—' });
  const people = (['participants', 'staff', 'experts', 'guests'] as const).filter((who) => who === 'participants' || who === 'staff' || a[who]);
  const papers: Ask = { name: 'attachments', label: t('papersAfter'), kind: 'uploads' };
  // What was spent is said once, at the settlement, when the bills are there.
  const happened: Ask[] = [
    { name: 'startsOn', label: t('startsOn'), kind: 'day', hint: planned(day(a.startsOn)) },
    { name: 'endsOn', label: t('endsOn'), kind: 'day', hint: planned(day(a.endsOn)) },
    ...people.map((who): Ask => ({ name: who, label: t(who), kind: 'whole', hint: planned(a[who]) })),
    { name: 'providedItems', label: t('itemsActual'), kind: 'provided' },
    { ...papers, hint: t('papersHint') },
    { name: 'summary', label: t('summary') },
  ];
  const paid = paidBy(a.claims);
  // What claims paid for is accounted for though nobody planned it.
  const kinds = costKinds.filter((kind) => paid?.[kind] || a.lines.some((l) => l.kind === kind));
  const account: Ask[] = kinds.map((kind) => {
    const line = a.lines.find((l) => l.kind === kind);
    const hint = [planned(yuan(line?.estimate ?? 0)), paid && t('paidBy', { sum: yuan(paid[kind] ?? 0) })].filter(Boolean).join(' · ');
    return { name: kind, label: words.costKind[kind], kind: 'money', required: true, value: line?.actual ?? (paid ? (paid[kind] ?? 0) : line?.estimate), hint };
  });
  const spent = (said: Said) => kinds.map((kind) => ({ kind, amount: figureOrNull(said, kind) ?? 0 }));
  const begun = ['APPROVED', 'STARTED', 'CONCLUDED', 'SETTLED'].includes(status);
  return (
    <>
      {status === 'APPROVED' && <ActButton look="primary" label={t('start')} act={acts.start} reload={reload} input={() => ({ id })} />}
      {status === 'STARTED' && (
        <ActButton look="primary" label={t('conclude')} act={acts.conclude} reload={reload} intro={t('actualHint')}
          asks={happened}
          input={(said) => ({
            id, startsOn: textOrNull(said, 'startsOn'), endsOn: textOrNull(said, 'endsOn'), ...Object.fromEntries(people.map((who) => [who, figureOrNull(said, who)])),
            providedItems: itemsOrNull(said, 'providedItems'), attachments: filesOf(said, 'attachments'), summary: textOrNull(said, 'summary'),
          })} />
      )}
      {status === 'CONCLUDED' && (
        <ActButton look="primary" label={t('settle')} act={acts.settle} reload={reload} intro={t('settleHint')}
          asks={[...account, papers, { name: 'comment', label: t('comment') }]}
          live={(said) => <SettlementNorms id={id} lines={spent(said)} attachments={filesOf(said, 'attachments')} />}
          input={(said) => ({ id, comment: textOrNull(said, 'comment'), lines: spent(said), attachments: filesOf(said, 'attachments') })} />
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
