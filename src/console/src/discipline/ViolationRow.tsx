import { useTranslation } from 'react-i18next';
import { graphql } from '../generated';
import type { ViolationRowFragment } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { dayOf, yuan } from '../kit/format';
import { Status } from '../kit/Status';
import type { Column } from '../kit/Table';

export const ViolationRow = graphql(`
  fragment ViolationRow on Violation {
    id status severity classification amount occurredAt payee place subjectKind updatedAt
    clause { id title }
    branch { id name }
    person { id name }
    finding { message }
  }
`);

export function useViolationColumns(): Column<ViolationRowFragment>[] {
  const { t } = useTranslation('discipline');
  const words = useWords();
  return [
    { key: 'clause', title: t('clause'), sort: 'clause', render: (v) => v.clause.title },
    { key: 'finding', title: t('finding'), render: (v) => <span className="said">{v.finding.message}</span>, text: (v) => v.finding.message },
    { key: 'status', title: t('status'), sort: 'status', render: (v) => <Status kind="violationStatus" value={v.status} />, text: (v) => words.violationStatus[v.status] },
    { key: 'branch', title: t('branch'), sort: 'branch', render: (v) => v.branch?.name ?? '—' },
    { key: 'occurred', title: t('occurred'), sort: 'occurredAt', whole: true, render: (v) => dayOf(v.occurredAt) },
    { key: 'amount', title: t('amount'), sort: 'amount', figure: true, render: (v) => yuan(v.amount), text: (v) => v.amount ?? null },
    { key: 'classification', title: t('classification'), sort: 'classification', render: (v) => (v.classification ? <span title={words.violationClass[v.classification]}>{words.violationClass[v.classification].split(' ')[0]}</span> : '—'), text: (v) => (v.classification ? words.violationClass[v.classification] : null) },
    { key: 'person', title: t('person'), whole: true, render: (v) => v.person?.name ?? v.person?.id ?? '—' },
  ];
}
