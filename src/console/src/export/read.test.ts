import { expect, it } from 'vitest';
import { readAll, TooMany } from './read';

type Row = { id: string; updatedAt: number; title: string };
const at = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString();
const second = (moment: string) => (Date.parse(moment) - Date.UTC(2026, 0, 1)) / 1000;

/** A register that keeps every version and lists, as the host does, the latest change first, by keyset. */
function register(size: number) {
  const versions: Row[] = Array.from({ length: 7 }, (_, i) => ({ id: `fund-use/${i}`, updatedAt: i, title: `第 ${i} 项` }));
  const then = (moment: number) => [...new Map(versions.filter((v) => v.updatedAt <= moment).sort((a, b) => a.updatedAt - b.updatedAt).map((v) => [v.id, v])).values()].sort((a, b) => b.updatedAt - a.updatedAt);
  const asked: string[] = [];
  return {
    asked,
    write: (row: Row) => versions.push(row),
    page: (asOf: string, after: string | undefined) => {
      asked.push(asOf);
      const all = then(second(asOf));
      const rest = after === undefined ? all : all.filter((r) => r.updatedAt < Number(after));
      const nodes = rest.slice(0, size);
      return { nodes, totalCount: all.length, pageInfo: { hasNextPage: rest.length > size, hasPreviousPage: after !== undefined, endCursor: String(nodes.at(-1)?.updatedAt) } };
    },
  };
}
const keyOf = (row: Row) => row.id;

it('keeps a record that changes while its list is read, as it stood when the reading began', async () => {
  const list = register(3);
  const told: number[] = [];
  const rows = await readAll({
    now: () => Promise.resolve(at(10)), asOf: null, most: 100, keyOf, tell: ({ n }) => told.push(n),
    page: (asOf, after) => {
      const page = list.page(asOf, after);
      // The last of the list jumps ahead of the cursor as soon as the first page is read.
      if (after === undefined) list.write({ id: 'fund-use/0', updatedAt: 20, title: '改过' });
      return Promise.resolve(page);
    },
  });
  expect(rows.map((r) => r.id)).toEqual([6, 5, 4, 3, 2, 1, 0].map((i) => `fund-use/${i}`));
  expect(rows.at(-1)?.title).toBe('第 0 项');
  expect(told).toEqual([3, 6, 7]);
  expect(new Set(list.asked)).toEqual(new Set([at(10)]));
});

it('reads again when something written at that moment is seen late', async () => {
  const list = register(3);
  let first = true;
  const rows = await readAll({
    now: () => Promise.resolve(at(10)), asOf: null, most: 100, keyOf, tell: () => {},
    page: (asOf, after) => {
      const page = list.page(asOf, after);
      if (first) list.write({ id: 'fund-use/0', updatedAt: 9, title: '同时改的' });
      first = false;
      return Promise.resolve(page);
    },
  });
  expect(rows).toHaveLength(7);
  expect(rows[0]?.title).toBe('同时改的');
});

it('reads a list of the past at its day, one of today at the clock, and no more than it may', async () => {
  const list = register(3);
  const source = { now: () => Promise.resolve(at(10)), most: 100, keyOf, tell: () => {}, page: (asOf: string, after: string | undefined) => Promise.resolve(list.page(asOf, after)) };
  expect(await readAll({ ...source, asOf: at(2) })).toHaveLength(3);
  expect(new Set(list.asked)).toEqual(new Set([at(2)]));
  list.asked.length = 0;
  expect(await readAll({ ...source, asOf: at(50) })).toHaveLength(7);
  expect(new Set(list.asked)).toEqual(new Set([at(10)]));
  await expect(readAll({ ...source, asOf: null, most: 6 })).rejects.toBeInstanceOf(TooMany);
});
