import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'violations', lazy: async () => ({ Component: (await import('./ViolationsPage')).ViolationsPage }) },
  { path: 'violations/statement', lazy: async () => ({ Component: (await import('./StatementPage')).StatementPage }) },
  { path: 'violations/*', lazy: async () => ({ Component: (await import('./ViolationPage')).ViolationPage }) },
];
