import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import type { Bound } from '../forms/inputs';
import { useRested } from '../forms/live';
import { graphql } from '../generated';

const Candidates = graphql(`
  query RecordsToLink($activities: ActivityFilterInput, $receptions: ReceptionFilterInput) {
    activities(first: 25, where: $activities, order: [{ updatedAt: DESC }]) { nodes { id title } }
    receptions(first: 25, where: $receptions, order: [{ updatedAt: DESC }]) { nodes { id guestUnit receivedOn } }
  }
`);
const Chosen = graphql(`query RecordLinked($id: ID!) { node(id: $id) { id ... on Activity { title } ... on Reception { guestUnit receivedOn } } }`);

type Named = { id: string; title: string } | { id: string; guestUnit: string; receivedOn?: string | null };
const option = (r: Named) => ({ value: r.id, label: 'title' in r ? r.title : `${r.guestUnit} ${r.receivedOn ?? ''}` });

/** The approved activity or reception of the branch that a claim belongs to: the latest, or those whose name holds what is typed. */
export function LinkedRecord({ branch, value, onChange, id }: Bound<string> & { branch: string | null | undefined }) {
  const { t } = useTranslation('app');
  const [typed, setTyped] = useState('');
  const text = useRested(typed.trim(), 300);
  const of = { branch: { eq: branch ?? '' } };
  const { data } = useAsk(Candidates, {
    activities: { ...of, status: { in: ['APPROVED', 'STARTED', 'CONCLUDED', 'SETTLED'] }, ...(text && { title: { contains: text } }) },
    receptions: { ...of, status: { in: ['APPROVED', 'HELD', 'RECORDED', 'VERIFIED', 'CLAIMED'] }, ...(text && { guestUnit: { contains: text } }) },
  }, { pause: !branch });
  const chosen = useAsk(Chosen, { id: value ?? '' }, { pause: !value }).data?.node;
  const named = chosen && ('title' in chosen || 'guestUnit' in chosen) ? option(chosen) : null;
  const options = [{ label: t('activities'), options: (data?.activities.nodes ?? []).map(option) }, { label: t('receptions'), options: (data?.receptions.nodes ?? []).map(option) }];
  return (
    <Select id={id} allowClear showSearch={{ filterOption: false, onSearch: setTyped }} onOpenChange={(open) => !open && setTyped('')} value={value ?? undefined}
      // What is chosen is called by its name, though it may be too old to stand in the list.
      labelRender={({ label, value: v }) => label ?? (named?.value === v ? named.label : v)} onChange={(v: string | undefined) => onChange?.(v ?? null)} options={options} />
  );
}
