import { useMemo } from 'react';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';

const Titles = graphql(`query ClauseTitles { normPacks(first: 100) { nodes { clauses { id title } } } }`);

/** What clauses are called, those too that are in force no more; asked for when somebody wants to know. */
export function useClauses(wanted: boolean): ReadonlyMap<string, string> {
  const { data } = useAsk(Titles, {}, { steady: true, pause: !wanted });
  return useMemo(() => new Map((data?.normPacks.nodes ?? []).flatMap((p) => p.clauses.map((c) => [c.id, c.title] as const))), [data]);
}
