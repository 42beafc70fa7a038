import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'norms', lazy: async () => ({ Component: (await import('./NormsPage')).NormsPage }) }];
