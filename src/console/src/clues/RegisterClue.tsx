import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import { graphql } from '../generated';
import type { ClueSource, DisciplineClass } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { ActButton } from '../kit/ActButton';
import { text, textOrNull } from '../kit/ActDialog';
import { useBranches } from '../kit/useBranches';
import './texts';
import { usePeople } from './usePeople';

const Register = graphql(`mutation RegisterClue($input: RegisterClueInput!) { registerClue(input: $input) { clue { id version } errors { ...ActFailure } } }`);

/** Registers a clue, from a violation where one is given. The reporter leaves the browser for the people vault alone. */
export function RegisterClue({ violation, look, onDone }: { violation?: string; look?: 'primary'; onDone?: () => void }) {
  const { t } = useTranslation('clues');
  const words = useWords();
  const register = useAct(Register);
  const branches = useBranches();
  const people = usePeople();
  const choices = (of: Record<string, string>) => Object.entries(of).map(([value, label]) => ({ value, label }));
  return (
    <ActButton label={t('register')} look={look} act={register} intro={t('hint')} onDone={onDone}
      asks={[
        { name: 'text', label: t('text'), required: true },
        { name: 'source', label: t('source'), kind: 'choice', options: choices(words.clueSource), required: true, value: violation ? 'SUPERVISION' : 'REPORT' },
        ...(violation ? [{ name: 'referralReason', label: t('referralReason'), kind: 'line' as const, required: true, hint: t('referralHint') }] : []),
        { name: 'discipline', label: t('discipline'), kind: 'choice', options: choices(words.disciplineClass) },
        { name: 'branch', label: t('branch'), kind: 'choice', options: branches },
        { name: 'person', label: t('person'), kind: 'choice', options: people },
        { name: 'from', label: t('occurredFrom'), kind: 'day' },
        { name: 'to', label: t('occurredTo'), kind: 'day' },
        ...(violation ? [] : [
          { name: 'reporter', label: t('reporterKind'), kind: 'choice' as const, options: choices(words.reporterKind) },
          { name: 'name', label: t('reporterName'), kind: 'line' as const, hint: t('sealedHint') },
          { name: 'contact', label: t('reporterContact'), kind: 'line' as const },
        ]),
      ]}
      input={(s) => ({
        text: text(s, 'text'), source: text(s, 'source') as ClueSource, discipline: textOrNull(s, 'discipline') as DisciplineClass | null, branch: textOrNull(s, 'branch'),
        persons: textOrNull(s, 'person') ? [text(s, 'person')] : [], occurredFrom: textOrNull(s, 'from'), occurredTo: textOrNull(s, 'to'),
        violations: violation ? [violation] : [], referralReason: textOrNull(s, 'referralReason'),
        reporter: textOrNull(s, 'reporter') || textOrNull(s, 'name') || textOrNull(s, 'contact') ? { signed: text(s, 'reporter') === 'SIGNED', name: textOrNull(s, 'name'), contact: textOrNull(s, 'contact') } : null,
      })} />
  );
}
