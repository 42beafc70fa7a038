import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'funds/edit/:id', lazy: async () => ({ Component: (await import('./FundUseFormPage')).FundUseFormPage }) },
];
