import type { Page } from '../kit/ListPage';

/** Why a list could not be read to its end. */
export class TooMany extends Error {}
export class Moved extends Error {}

type Source<R> = {
  /** The register's clock. */
  now: () => Promise<string>;
  /** A page of the list as it stood at a moment. */
  page: (asOf: string, after: string | undefined) => Promise<Page<R>>;
  keyOf: (row: R) => string;
  /** The day's end the list is turned back to, if it is. */
  asOf: string | null;
  most: number;
  tell: (done: { n: number; total: number }) => void;
};

/**
 * Every row of a list in its order, of one moment: what changes while its pages are read would else move past the page that
 * comes next, and be missing. What was written at that very moment may be seen late; a sheet that is short is read again.
 */
export async function readAll<R>({ now, page, keyOf, asOf, most, tell }: Source<R>): Promise<R[]> {
  const at = await now();
  const moment = asOf && Date.parse(asOf) < Date.parse(at) ? asOf : at;
  for (let tries = 0; tries < 3; tries++) {
    const rows = new Map<string, R>();
    for (let after: string | undefined; ;) {
      const { nodes, pageInfo, totalCount } = await page(moment, after);
      if (totalCount > most) throw new TooMany();
      for (const row of nodes) rows.set(keyOf(row), row);
      tell({ n: rows.size, total: totalCount });
      if (!pageInfo.hasNextPage || !pageInfo.endCursor) {
        if (rows.size === totalCount) return [...rows.values()];
        break;
      }
      after = pageInfo.endCursor;
    }
  }
  throw new Moved();
}
