import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'funds', lazy: async () => ({ Component: (await import('./FundUsesPage')).FundUsesPage }) },
  { path: 'funds/edit/:id', lazy: async () => ({ Component: (await import('./FundUseFormPage')).FundUseFormPage }) },
  { path: 'funds/:id', lazy: async () => ({ Component: (await import('./FundUsePage')).FundUsePage }) },
];
