import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, type Act } from '../api/act';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';
import type { ViolationStatus } from '../generated/graphql';
import { ActButton } from '../kit/ActButton';
import { figureOrNull, filesOf, text, textOrNull, type Ask, type Said } from '../kit/ActDialog';
import { dayOf } from '../kit/format';
import { RegisterClue } from '../clues/RegisterClue';
import { useViewer } from '../session/viewer';

const Explain = graphql(`mutation ExplainViolation($input: ExplainViolationInput!) { explainViolation(input: $input) { violation { id version status } errors { ...ActFailure } } }`);
const Dismiss = graphql(`mutation DismissViolation($input: DismissViolationInput!) { dismissViolation(input: $input) { violation { id version status } errors { ...ActFailure } } }`);
const Confirm = graphql(`mutation ConfirmViolation($input: ConfirmViolationInput!) { confirmViolation(input: $input) { violation { id version status } errors { ...ActFailure } } }`);
const Rectify = graphql(`mutation RectifyViolation($input: RectifyViolationInput!) { rectifyViolation(input: $input) { violation { id version status } errors { ...ActFailure } } }`);
const Refer = graphql(`mutation ReferViolation($input: ReferViolationInput!) { referViolation(input: $input) { violation { id version status } errors { ...ActFailure } } }`);

// Every clue that is listed is put on record as read: they are asked for when somebody is about to choose one.
const Handled = graphql(`query HandledClues { clues(first: 100, order: [{ registeredAt: DESC }]) { nodes { id text registeredAt } } }`);

type Props = { id: string; status: ViolationStatus; branch: string | undefined; clue: string | null | undefined; again: () => void };

/** What the viewer's office may do with a violation in its state; the register decides again, and says why when it refuses. */
export function ViolationActs({ id, status, branch, clue, again }: Props) {
  const { t } = useTranslation('discipline');
  const kit = useTranslation('kit').t;
  const viewer = useViewer();
  const explain = useAct(Explain);
  const dismiss = useAct(Dismiss);
  const confirm = useAct(Confirm);
  const rectify = useAct(Rectify);
  const refer = useAct(Refer);
  const [choosing, setChoosing] = useState(false);
  const clues = (useAsk(Handled, {}, { pause: !choosing, types: 'Clue' }).data?.clues.nodes ?? []).map((c) => ({ value: c.id, label: `${dayOf(c.registeredAt)} · ${c.text}` }));
  const papers: Ask = { name: 'attachments', label: kit('attachments'), kind: 'uploads' };
  const open = status === 'RAISED' || status === 'EXPLAINED';

  const dialog = <I,>(act: Act<I, unknown>, label: string, look: 'primary' | 'danger' | undefined, asks: Ask[], input: (said: Said) => I) => (
    <ActButton label={label} act={act} look={look} asks={asks} input={input} reload={again} />
  );

  return (
    <>
      {open && viewer.isOf(branch) && dialog(explain, t('explain'), 'primary', [{ name: 'text', label: t('explainText'), required: true }, papers], (s) => ({ id, text: text(s, 'text'), attachments: filesOf(s, 'attachments') }))}
      {viewer.is('DISCIPLINE') && (
        <>
          {open && dialog(confirm, t('confirm'), 'primary', [{ name: 'note', label: t('confirmNote') }], (s) => ({ id, note: textOrNull(s, 'note') }))}
          {status === 'CONFIRMED' && dialog(rectify, t('rectify'), 'primary', [{ name: 'measures', label: t('measures'), required: true }, { name: 'recovered', label: t('recovered'), kind: 'money' }, papers],
            (s) => ({ id, measures: text(s, 'measures'), recovered: figureOrNull(s, 'recovered'), attachments: filesOf(s, 'attachments') }))}
          {open && dialog(dismiss, t('dismiss'), undefined, [{ name: 'reason', label: t('dismissReason'), required: true }], (s) => ({ id, reason: text(s, 'reason') }))}
          {(open || status === 'CONFIRMED' || (status === 'REFERRED' && !clue)) && <RegisterClue violation={id} onDone={again} />}
          {(open || status === 'CONFIRMED') && <ActButton label={t('refer')} act={refer} look="danger" reload={again} onOpen={() => setChoosing(true)}
            asks={[{ name: 'reason', label: t('referReason'), required: true }, { name: 'clue', label: t('clueHandled'), kind: 'choice', options: clues, hint: t('clueHint') }]}
            input={(s) => ({ id, reason: text(s, 'reason'), clue: textOrNull(s, 'clue') })} />}
        </>
      )}
    </>
  );
}
