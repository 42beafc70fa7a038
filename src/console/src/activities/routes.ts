import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'activities', lazy: async () => ({ Component: (await import('./ActivitiesPage')).ActivitiesPage }) },
  // One page for the new and the drafted, so that the first autosave does not take the cursor away.
  { path: 'activities/edit/:id', lazy: async () => ({ Component: (await import('./ActivityFormPage')).ActivityFormPage }) },
  { path: 'activities/:id', lazy: async () => ({ Component: (await import('./ActivityPage')).ActivityPage }) },
];
