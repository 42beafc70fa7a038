import { endOfDay, isDay, startOfDay } from './format';

/** One thing a list can be filtered by. Its value stands in the address under `field`, as text. */
export type Filter = { field: string; label: string } & (
  | { kind: 'choice'; options: { value: string; label: string }[]; /** `eq`/`in` unless the field is a list: `contains`. */ operator?: 'in' | 'contains'; /** The options come from the register and may not be here yet: any value is asked for. */ free?: boolean; /** So many that one looks for one by its name. */ many?: boolean; /** What has none of them, where there is such: one more option. */ none?: string }
  | { kind: 'id' }
  /** One of the field's own list, whole. */
  | { kind: 'element' }
  | { kind: 'text' }
  | { kind: 'money' | 'number' }
  | { kind: 'days' }
  /** Days of the office, of what is kept as instants. */
  | { kind: 'instants' }
  | { kind: 'yes' }
  /** Whether there is anything at all. */
  | { kind: 'given' }
);

type Range = { gte?: unknown; lte?: unknown };

/** `1000..5000`, `..5000`, `1000..`: the ends of a range, empty where open. */
export const ends = (value: string): [string, string] => {
  const cut = value.indexOf('..');
  return cut < 0 ? [value, value] : [value.slice(0, cut), value.slice(cut + 2)];
};

/** Whether both ends are what they should be, or open. */
const between = (value: string, is: (end: string) => boolean) => ends(value).every((end) => end === '' || is(end));

const range = (value: string, low: (v: string) => unknown, high: (v: string) => unknown): Range => {
  const [from, to] = ends(value);
  return { ...(from ? { gte: low(from) } : {}), ...(to ? { lte: high(to) } : {}) };
};

function operation(filter: Filter, value: string): object | null {
  switch (filter.kind) {
    case 'choice': {
      const known = value.split(',').filter((v) => v && v !== none && (filter.free ?? filter.options.some((o) => o.value === v)));
      if (known.length === 0) return null;
      return filter.operator === 'contains' ? { contains: known[0] } : { in: known };
    }
    case 'id':
      return { eq: value };
    case 'element':
    case 'text':
      return { contains: value };
    case 'money':
    case 'number': {
      // A count is whole, and no sum of the register has more than fifteen digits.
      const most = filter.kind === 'money' ? 1e15 : 2 ** 31 - 1;
      return between(value, (end) => Math.abs(Number(end)) <= most && (filter.kind === 'money' || Number.isInteger(Number(end)))) ? range(value, Number, Number) : null;
    }
    case 'days':
      return between(value, isDay) ? range(value, String, String) : null;
    case 'instants':
      return between(value, isDay) ? range(value, startOfDay, endOfDay) : null;
    case 'yes':
      return { eq: value === 'true' };
    case 'given':
      return value === 'true' ? { neq: null } : { eq: null };
  }
}

/** In the address: what has none of the options. One filter of a list at most has it. */
export const none = 'NONE';

/** All that can be picked. */
export const optionsOf = (filter: Filter & { kind: 'choice' }) => [...filter.options, ...(filter.none ? [{ value: none, label: filter.none }] : [])];

/** The `where` of a list from what its address says; what the address says wrongly is left out, not sent. */
export function whereOf(filters: readonly Filter[], address: URLSearchParams): Record<string, object> | null {
  const where: Record<string, object> = {};
  for (const filter of filters) {
    const value = address.get(filter.field)?.trim();
    const test = value ? operation(filter, value) : null;
    const lacking = filter.kind === 'choice' && filter.none !== undefined && value?.split(',').includes(none);
    if (lacking) where.or = [{ [filter.field]: { eq: null } }, ...(test ? [{ [filter.field]: test }] : [])];
    else if (test && Object.keys(test).length > 0) where[filter.field] = test;
  }
  return Object.keys(where).length > 0 ? where : null;
}

/** What a chip says of its value. */
export function sayValue(filter: Filter, value: string, words: { yes: string; no: string; upTo: string; from: string }): string {
  switch (filter.kind) {
    case 'choice':
      return value.split(',').map((v) => optionsOf(filter).find((o) => o.value === v)?.label ?? v).join(' / ');
    case 'yes':
    case 'given':
      return value === 'true' ? words.yes : words.no;
    case 'id':
    case 'element':
      return value;
    case 'text':
      return `“${value}”`;
    default: {
      const [from, to] = ends(value);
      return from && to ? (from === to ? from : `${from} – ${to}`) : from ? `${words.from} ${from}` : `${words.upTo} ${to}`;
    }
  }
}
