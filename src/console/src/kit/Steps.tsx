import { useTranslation } from 'react-i18next';
import { graphql, unmask, type FragmentType } from '../generated';
import { useWords } from '../i18n/useWords';
import { instant } from './format';
import { Status } from './Status';
import { StepName } from './StepName';
import { Who } from './Who';

export const StepParts = graphql(`
  fragment StepParts on ApprovalStep { name role status at comment by { ...WhoParts } for { ...WhoParts } }
`);
export type StepMask = FragmentType<typeof StepParts>;

/** The steps of approval in their order: whose each is, who took it, when, and what was said. */
export function Steps({ steps, planned = false }: { steps: readonly StepMask[]; planned?: boolean }) {
  const { t } = useTranslation('kit');
  const words = useWords();
  const list = steps.map((s) => unmask(StepParts, s));
  const next = planned ? -1 : list.findIndex((s) => s.status === 'WAITING');
  if (list.length === 0) return <p className="muted">{t('noSteps')}</p>;
  return (
    <ol className="steps">
      {list.map((s, i) => (
        <li key={i} className={i === next ? 'next' : s.status.toLowerCase()} aria-current={i === next ? 'step' : undefined}>
          <p><strong><StepName name={s.name} /></strong> {s.name !== s.role && <span className="muted">{words.role[s.role]}</span>} {s.status !== 'WAITING' && <Status kind="stepStatus" value={s.status} />}</p>
          {s.by && <p className="muted"><Who person={s.by} /> {s.for && <>({t('for', { name: '' })}<Who person={s.for} />)</>} · {instant(s.at)}</p>}
          {i === next && <p className="muted">{t('stepWaits', { role: words.role[s.role] })}</p>}
          {s.comment && <blockquote>{s.comment}</blockquote>}
        </li>
      ))}
    </ol>
  );
}
