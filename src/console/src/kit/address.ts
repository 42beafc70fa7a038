/** Where a record's page is: the id's first part names its room. */
const pages: Record<string, string> = {
  activity: '/activities',
  reception: '/receptions',
  'fund-use': '/funds',
  budget: '/budgets',
  violation: '/violations',
  clue: '/clues',
};

/** Null for a record that has no page; norm packs stand together on one. */
export function addressOf(id: string): string | null {
  const cut = id.indexOf('/');
  if (id.startsWith('norm-pack/')) return '/norms';
  const page = pages[id.slice(0, cut)];
  return page ? `${page}/${id.slice(cut + 1).split('/').map(encodeURIComponent).join('/')}` : null;
}

/** The page as it stood at the end of a day; as it stands, without one. */
export const onDay = (to: string, day: string | null) => (day ? `${to}${to.includes('?') ? '&' : '?'}asOf=${day}` : to);

/** The id behind a page's address; `rest` is the router's splat, already decoded. */
export const idOf = (kind: keyof typeof pages, rest: string | undefined) => `${kind}/${rest ?? ''}`;
