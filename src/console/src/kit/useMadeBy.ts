import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../session/viewer';
import type { Filter } from './filters';
import './texts';

/** What every register of records that people make is filtered by: its words, who made it and who sent it; oneself stands to choose. */
export function useMadeBy(made?: 'createdBy' | 'draftedBy'): Filter[] {
  const { t } = useTranslation('kit');
  const { person } = useViewer();
  return useMemo(() => {
    const by = (field: string, label: string): Filter => ({ field, label, kind: 'choice', free: true, options: [{ value: person, label: t('me') }] });
    return [{ field: 'text', label: t('anyText'), kind: 'text' }, ...(made ? [by(made, t('madeBy'))] : []), by('submittedBy', t('sentBy'))];
  }, [t, person, made]);
}
