import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'clues', lazy: async () => ({ Component: (await import('./CluesPage')).CluesPage }) },
  { path: 'clues/*', lazy: async () => ({ Component: (await import('./CluePage')).CluePage }) },
  { path: 'identity-requests', lazy: async () => ({ Component: (await import('./IdentityRequestsPage')).IdentityRequestsPage }) },
];
