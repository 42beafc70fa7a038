import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'violations', lazy: async () => ({ Component: (await import('./ViolationsPage')).ViolationsPage }) },
  { path: 'violations/*', lazy: async () => ({ Component: (await import('./ViolationPage')).ViolationPage }) },
];
