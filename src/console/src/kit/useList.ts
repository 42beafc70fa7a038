import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { whereOf, type Filter } from './filters';
import { endOfDay, isDay } from './format';

export type Sort = { field: string; descending: boolean };
export type PageInfo = { hasNextPage: boolean; hasPreviousPage: boolean; startCursor?: string | null; endCursor?: string | null };

/** A list's whole state is its address, so that a link shows the same rows and the back button works. */
export type ListState<W> = {
  filters: readonly Filter[];
  address: URLSearchParams;
  sort: Sort;
  size: number;
  /** A day; the list shows the register as it stood at its end. */
  asOf: string | null;
  variables: { first?: number; after?: string; last?: number; before?: string; where: W | null; order: Record<string, 'ASC' | 'DESC'>[]; asOf: string | null };
  /** Sets or (null) removes; the list begins at its first page again. */
  set: (changes: Record<string, string | null>) => void;
  turn: (page: PageInfo, forward: boolean) => void;
  toFirst: () => void;
  paged: boolean;
};

const sizes = [20, 50, 100];

export function useList<W>(filters: readonly Filter[], options: { sort: string; /** What the register can order the list by. */ sorts: readonly string[]; size?: number }): ListState<W> {
  const [address, setAddress] = useSearchParams();
  const asked = address.get('sort');
  const written = asked && options.sorts.includes(asked.replace(/^-/, '')) ? asked : options.sort;
  const sort = useMemo(() => ({ field: written.replace(/^-/, ''), descending: written.startsWith('-') }), [written]);
  const many = Number(address.get('size'));
  const size = sizes.includes(many) ? many : (options.size ?? 20);
  const day = address.get('asOf');
  const asOf = isDay(day) ? day : null;

  const text = address.toString();
  const variables = useMemo(() => {
    const now = new URLSearchParams(text);
    const before = now.get('before');
    return {
      ...(before !== null ? { last: size, before } : { first: size, after: now.get('after') ?? undefined }),
      where: whereOf(filters, now) as W | null,
      order: [{ [sort.field]: sort.descending ? ('DESC' as const) : ('ASC' as const) }],
      asOf: asOf && endOfDay(asOf),
    };
  }, [text, filters, size, sort, asOf]);

  const change = (changes: Record<string, string | null>) =>
    setAddress((now) => {
      const next = new URLSearchParams(now);
      const all: Record<string, string | null> = { after: null, before: null, ...changes };
      for (const [key, value] of Object.entries(all))
        if (value) next.set(key, value);
        else next.delete(key);
      return next;
    });

  return {
    filters, address, sort, size, asOf, variables,
    set: change,
    turn: (page, forward) => change(forward ? { after: page.endCursor ?? null } : { before: page.startCursor ?? null }),
    toFirst: () => change({}),
    paged: address.has('after') || address.has('before'),
  };
}
