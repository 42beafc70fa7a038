import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'receptions', lazy: async () => ({ Component: (await import('./ReceptionsPage')).ReceptionsPage }) },
  { path: 'receptions/edit/:id', lazy: async () => ({ Component: (await import('./ReceptionFormPage')).ReceptionFormPage }) },
  { path: 'receptions/:id/list', lazy: async () => ({ Component: (await import('./ReceptionFormPage')).ReceptionListPage }) },
  { path: 'receptions/:id', lazy: async () => ({ Component: (await import('./ReceptionPage')).ReceptionPage }) },
];
