import { useTranslation } from 'react-i18next';
import { graphql } from '../generated';
import type { ActivityRowFragment } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { days, instant, yuan } from '../kit/format';
import { Status } from '../kit/Status';
import type { Column } from '../kit/Table';

export const ActivityRow = graphql(`
  fragment ActivityRow on Activity {
    id title type class status amount startsOn endsOn waitingFor updatedAt
    branch { id name }
  }
`);

export function useActivityColumns(): Column<ActivityRowFragment>[] {
  const { t } = useTranslation('activities');
  const words = useWords();
  return [
    { key: 'title', title: t('name'), render: (a) => a.title },
    { key: 'status', title: t('status'), sort: 'status', whole: true, render: (a) => <Status kind="activityStatus" value={a.status} />, text: (a) => words.activityStatus[a.status] },
    { key: 'type', title: t('type'), render: (a) => `${words.activityType[a.type]}${a.class ? ` · ${words.activityClass[a.class]}` : ''}` },
    { key: 'branch', title: t('branch'), sort: 'branch', render: (a) => a.branch?.name ?? '—' },
    { key: 'starts', title: t('starts'), sort: 'startsOn', whole: true, render: (a) => days(a.startsOn, a.endsOn) },
    { key: 'amount', title: t('amount'), sort: 'amount', figure: true, render: (a) => yuan(a.amount), text: (a) => a.amount },
    { key: 'waitingFor', title: t('waitingFor'), render: (a) => (a.waitingFor ? words.role[a.waitingFor] : '—') },
    { key: 'updatedAt', title: t('updatedAt'), sort: 'updatedAt', whole: true, render: (a) => instant(a.updatedAt) },
  ];
}
