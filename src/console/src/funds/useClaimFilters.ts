import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';
import { useWords } from '../i18n/useWords';
import type { Filter } from '../kit/filters';
import { today } from '../kit/format';
import { useBranches } from '../kit/useBranches';
import { useMadeBy } from '../kit/useMadeBy';

const Clauses = graphql(`query ClaimClauses($on: Date!) { clausesInForce(on: $on, kind: FUND_USE) { id title } }`);

export function useClaimFilters(leaveOut: readonly string[] = []): Filter[] {
  const { t } = useTranslation('funds');
  const words = useWords();
  const branches = useBranches();
  const madeBy = useMadeBy('draftedBy');
  const on = useMemo(() => today(), []);
  const { data } = useAsk(Clauses, { on }, { steady: true });
  const without = leaveOut.join();
  return useMemo(() => {
    const choice = (field: string, label: string, of: Record<string, string>): Filter => ({ field, label, kind: 'choice', options: Object.entries(of).map(([value, text]) => ({ value, label: text })) });
    const all: Filter[] = [
      choice('status', t('status'), words.fundUseStatus),
      choice('waitingFor', t('waitingFor'), words.role),
      { field: 'branch', label: t('branch'), kind: 'choice', free: true, options: branches },
      { field: 'amount', label: t('amount'), kind: 'money' },
      { field: 'payee', label: t('payee'), kind: 'text' },
      { field: 'failedClauses', label: t('failedClause'), kind: 'choice', free: true, operator: 'contains', options: (data?.clausesInForce ?? []).map((c) => ({ value: c.id, label: c.title })) },
      { field: 'title', label: t('name'), kind: 'text' },
      { field: 'occurredOn', label: t('occurred'), kind: 'days' },
      { field: 'submittedAt', label: t('submittedAt'), kind: 'instants' },
      { field: 'paidAt', label: t('paidAt'), kind: 'instants' },
      { field: 'invoiceNumbers', label: t('invoiceNumber'), kind: 'element' },
      { field: 'budgets', label: t('budget'), kind: 'element' },
      { field: 'linked', label: t('linked'), kind: 'id' },
      { field: 'importedFrom', label: t('importedFrom'), kind: 'text' },
      ...madeBy,
    ];
    return all.filter((f) => !without.split(',').includes(f.field));
  }, [t, words, branches, data, without, madeBy]);
}
