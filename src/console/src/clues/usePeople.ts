import { useMemo } from 'react';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';
import type { PersonFilterInput } from '../generated/graphql';

const People = graphql(`query People($where: PersonFilterInput) { people(first: 200, where: $where) { nodes { id name unit post } } }`);

const handling: PersonFilterInput = { or: [{ roles: { contains: 'DISCIPLINE' } }, { roles: { contains: 'LEADER' } }] };

/** Persons to choose from; `handling`: those whose office may handle clues. */
export function usePeople(of?: 'handling') {
  const { data } = useAsk(People, { where: of ? handling : null }, { steady: true });
  return useMemo(() => (data?.people.nodes ?? []).map((p) => ({ value: p.id, label: [p.name ?? p.id, p.unit, p.post].filter(Boolean).join(' · ') })), [data]);
}
