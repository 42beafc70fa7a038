import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import { graphql } from '../generated';
import type { ClueDisposition } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { ActButton } from '../kit/ActButton';
import { text, textOrNull } from '../kit/ActDialog';
import { useViewer } from '../session/viewer';
import type { ClueRecord } from './CluePage';
import { usePeople } from './usePeople';

const Supplement = graphql(`mutation SupplementClue($input: SupplementClueInput!) { supplementClue(input: $input) { clue { id version } errors { ...ActFailure } } }`);
const Appoint = graphql(`mutation AppointClueHandlers($input: AppointClueHandlersInput!) { appointClueHandlers(input: $input) { clue { id version } errors { ...ActFailure } } }`);
const Recuse = graphql(`mutation RecuseClueHandler($input: RecuseClueHandlerInput!) { recuseClueHandler(input: $input) { clue { id version } errors { ...ActFailure } } }`);
const Propose = graphql(`mutation ProposeClueDisposition($input: ProposeClueDispositionInput!) { proposeClueDisposition(input: $input) { clue { id version } errors { ...ActFailure } } }`);
const Approve = graphql(`mutation ApproveClueDisposition($input: ApproveClueDispositionInput!) { approveClueDisposition(input: $input) { clue { id version } errors { ...ActFailure } } }`);
const SendBack = graphql(`mutation ReturnClueDisposition($input: ReturnClueDispositionInput!) { returnClueDisposition(input: $input) { clue { id version } errors { ...ActFailure } } }`);
const Talk = graphql(`mutation RecordClueTalk($input: RecordClueTalkInput!) { recordClueTalk(input: $input) { clue { id version } errors { ...ActFailure } } }`);
const Verify = graphql(`mutation ConcludeClueVerification($input: ConcludeClueVerificationInput!) { concludeClueVerification(input: $input) { clue { id version } errors { ...ActFailure } } }`);
const AskReporter = graphql(`mutation RequestReporterIdentity($input: RequestReporterIdentityInput!) { requestReporterIdentity(input: $input) { request { id version } errors { ...ActFailure } } }`);

/** What a handler may do with a clue in its state; who proposed a disposition leaves it to another. */
export function ClueActs({ clue, again }: { clue: ClueRecord; again: () => void }) {
  const { t } = useTranslation('clues');
  const words = useWords();
  const viewer = useViewer();
  const [supplement, appoint, recuse, propose, approve, sendBack, talk, verify, askReporter] =
    [useAct(Supplement), useAct(Appoint), useAct(Recuse), useAct(Propose), useAct(Approve), useAct(SendBack), useAct(Talk), useAct(Verify), useAct(AskReporter)];
  const people = usePeople();
  const able = usePeople('handling');
  const { id, status } = clue;
  const over = status === 'CLOSED' || status === 'TRANSFERRED';
  const handlers = clue.handlers.map((p) => ({ value: p.id, label: p.name ?? p.id }));
  const reason = { name: 'reason', label: t('reason'), required: true };
  return (
    <>
      {status === 'PROPOSED' && clue.proposal?.by.id !== viewer.person && <>
        <ActButton label={t('approve')} look="primary" act={approve} asks={[{ name: 'comment', label: t('comment') }]} input={(s) => ({ id, comment: textOrNull(s, 'comment') })} reload={again} />
        <ActButton label={t('sendBack')} act={sendBack} asks={[reason]} input={(s) => ({ id, reason: text(s, 'reason') })} reload={again} />
      </>}
      {(status === 'REGISTERED' || status === 'EXAMINED' || status === 'SHELVED') && (
        <ActButton label={t('propose')} look="primary" act={propose} reload={again}
          asks={[{ name: 'disposition', label: t('disposition'), kind: 'choice', options: Object.entries(words.clueDisposition).map(([value, label]) => ({ value, label })), required: true }, reason,
            { name: 'reviewOn', label: t('reviewOn'), kind: 'day', hint: t('shelveHint') }, { name: 'authority', label: t('authority'), kind: 'line', hint: t('transferHint') }]}
          input={(s) => ({ id, disposition: text(s, 'disposition') as ClueDisposition, reason: text(s, 'reason'), reviewOn: textOrNull(s, 'reviewOn'), authority: textOrNull(s, 'authority') })} />
      )}
      {status === 'TALKING' && <ActButton label={t('talk')} look="primary" act={talk} asks={[{ name: 'text', label: t('talkText'), required: true }]} input={(s) => ({ id, text: text(s, 'text') })} reload={again} />}
      {status === 'VERIFYING' && <ActButton label={t('verify')} look="primary" act={verify} asks={[{ name: 'text', label: t('verifyText'), required: true }]} input={(s) => ({ id, text: text(s, 'text') })} reload={again} />}
      {!over && <>
        <ActButton label={t('supplement')} act={supplement} asks={[{ name: 'text', label: t('text'), required: true }, { name: 'person', label: t('person'), kind: 'choice', options: people }]}
          input={(s) => ({ id, text: text(s, 'text'), persons: textOrNull(s, 'person') ? [text(s, 'person')] : [] })} reload={again} />
        <ActButton label={t('appoint')} act={appoint} asks={[{ name: 'person', label: t('handler'), kind: 'choice', options: able, required: true }, { ...reason, kind: 'line' }]}
          input={(s) => ({ id, persons: [text(s, 'person')], reason: text(s, 'reason') })} reload={again} />
        <ActButton label={t('recuse')} act={recuse} asks={[{ name: 'person', label: t('handler'), kind: 'choice', options: handlers, hint: t('recuseHint') }, { ...reason, kind: 'line' }]}
          input={(s) => ({ id, person: textOrNull(s, 'person'), reason: text(s, 'reason') })} reload={again} />
      </>}
      {clue.reporter && <ActButton label={t('askReporter')} act={askReporter} asks={[{ ...reason, hint: t('askHint') }]} input={(s) => ({ id, reason: text(s, 'reason') })} />}
    </>
  );
}
