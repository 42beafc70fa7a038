import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import type { Bound } from '../forms/inputs';
import { graphql } from '../generated';

const Candidates = graphql(`
  query RecordsToLink($activities: ActivityFilterInput, $receptions: ReceptionFilterInput) {
    activities(first: 50, where: $activities, order: [{ updatedAt: DESC }]) { nodes { id title } }
    receptions(first: 50, where: $receptions, order: [{ updatedAt: DESC }]) { nodes { id guestUnit receivedOn } }
  }
`);

/** The approved activity or reception of the branch that a claim belongs to. */
export function LinkedRecord({ branch, value, onChange, id }: Bound<string> & { branch: string | null | undefined }) {
  const { t } = useTranslation('app');
  const of = { branch: { eq: branch ?? '' } };
  const { data } = useAsk(Candidates, {
    activities: { ...of, status: { in: ['APPROVED', 'STARTED', 'CONCLUDED', 'SETTLED'] } },
    receptions: { ...of, status: { in: ['APPROVED', 'HELD', 'RECORDED', 'VERIFIED', 'CLAIMED'] } },
  }, { pause: !branch });
  const options = [
    { label: t('activities'), options: (data?.activities.nodes ?? []).map((a) => ({ value: a.id, label: a.title })) },
    { label: t('receptions'), options: (data?.receptions.nodes ?? []).map((r) => ({ value: r.id, label: `${r.guestUnit} ${r.receivedOn ?? ''}` })) },
  ];
  return <Select id={id} allowClear showSearch={{ optionFilterProp: 'label' }} value={value ?? undefined} onChange={(v: string | undefined) => onChange?.(v ?? null)} options={options} />;
}
