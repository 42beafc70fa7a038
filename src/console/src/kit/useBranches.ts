import { useMemo } from 'react';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';

const Branches = graphql(`query Branches { branches(first: 200) { nodes { id name kind status } } }`);

/** Branches and departments to choose from, the closed ones too: old records are theirs. */
export function useBranches() {
  const { data } = useAsk(Branches, {}, { steady: true });
  return useMemo(() => (data?.branches.nodes ?? []).map((b) => ({ value: b.id, label: b.name, kind: b.kind, open: b.status === 'OPEN' })), [data]);
}
