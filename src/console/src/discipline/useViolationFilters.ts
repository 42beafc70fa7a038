import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';
import { useWords } from '../i18n/useWords';
import type { Filter } from '../kit/filters';
import { useBranches } from '../kit/useBranches';

const Known = graphql(`
  query ViolatedClauses {
    clauses: violationStatistics(by: [CLAUSE]) { clause { id title } }
    people: violationStatistics(by: [PERSON]) { person { id name unit } count }
  }
`);

/** Everything violations can be asked for; each stands in the address under its field's name. */
export function useViolationFilters(): Filter[] {
  const { t } = useTranslation('discipline');
  const words = useWords();
  const branches = useBranches();
  const { data } = useAsk(Known, {}, { steady: true });
  return useMemo(() => {
    const choice = (field: string, label: string, of: Record<string, string>): Filter => ({ field, label, kind: 'choice', options: Object.entries(of).map(([value, text]) => ({ value, label: text })) });
    const kinds = { activity: words.judgedKind.ACTIVITY, reception: words.judgedKind.RECEPTION, 'fund-use': words.judgedKind.FUND_USE };
    return [
      choice('status', t('status'), words.violationStatus),
      { ...choice('classification', t('classification'), words.violationClass), none: t('unclassified') },
      { field: 'clause', label: t('clause'), kind: 'choice', free: true, options: (data?.clauses ?? []).flatMap(({ clause: c }) => (c ? [{ value: c.id, label: c.title }] : [])) },
      { field: 'branch', label: t('branch'), kind: 'choice', free: true, options: branches },
      { field: 'occurredAt', label: t('occurred'), kind: 'instants' },
      choice('severity', t('severity'), words.severity),
      { field: 'amount', label: t('amount'), kind: 'money' },
      choice('subjectKind', t('subjectKind'), kinds),
      { field: 'subject', label: t('subject'), kind: 'id' },
      { field: 'person', label: t('person'), kind: 'choice', free: true, many: true, options: (data?.people ?? []).flatMap(({ person: p, count: n }) => (p ? [{ value: p.id, label: `${[p.name ?? p.id, p.unit].filter(Boolean).join(' · ')} (${n})` }] : [])) },
      { field: 'payee', label: t('payee'), kind: 'text' },
      { field: 'place', label: t('place'), kind: 'text' },
      { field: 'text', label: t('text'), kind: 'text' },
      { field: 'raisedAt', label: t('raised'), kind: 'instants' },
      { field: 'decidedAt', label: t('decided'), kind: 'instants' },
      { field: 'recovered', label: t('recovered'), kind: 'money' },
      { field: 'importedFrom', label: t('importedFrom'), kind: 'text' },
    ];
  }, [t, words, branches, data]);
}
