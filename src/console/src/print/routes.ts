import type { RouteObject } from 'react-router';

/** Outside the shell: a sheet of paper has no navigation. */
export const routes: RouteObject[] = [{ path: 'print/:kind/:id', lazy: async () => ({ Component: (await import('./PrintPage')).PrintPage }) }];
