import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'funds', lazy: async () => ({ Component: (await import('./ClaimsPage')).ClaimsPage }) },
  { path: 'funds/queue', lazy: async () => ({ Component: (await import('./QueuePage')).QueuePage }) },
  { path: 'funds/settlements', lazy: async () => ({ Component: (await import('./SettlementsPage')).SettlementsPage }) },
  { path: 'funds/invoices', lazy: async () => ({ Component: (await import('./InvoicesPage')).InvoicesPage }) },
  { path: 'funds/edit/:id', lazy: async () => ({ Component: (await import('./FundUseFormPage')).FundUseFormPage }) },
  { path: 'funds/:id', lazy: async () => ({ Component: (await import('./ClaimPage')).ClaimPage }) },
];
