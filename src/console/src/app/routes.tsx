import { createBrowserRouter } from 'react-router';
import { routes as activities } from '../activities/routes';
import { routes as budgets } from '../budgets/routes';
import { routes as clues } from '../clues/routes';
import { routes as discipline } from '../discipline/routes';
import { routes as funds } from '../funds/routes';
import { Bones } from '../kit/Bones';
import { routes as norms } from '../norms/routes';
import { routes as print } from '../print/routes';
import { routes as receptions } from '../receptions/routes';
import { routes as search } from '../search/routes';
import { Broken, NotFound } from './Broken';
import { Shell } from './Shell';

/** Every room's pages; each page's code is loaded when it is opened. */
export const router = createBrowserRouter([
  { HydrateFallback: Bones, errorElement: <Broken />, children: print },
  {
    element: <Shell />,
    HydrateFallback: Bones,
    children: [
      {
        errorElement: <Broken />,
        children: [
          { index: true, lazy: async () => ({ Component: (await import('../home/HomePage')).HomePage }) },
          ...activities,
          ...budgets,
          ...clues,
          ...discipline,
          ...receptions,
          ...funds,
          ...norms,
          ...search,
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
]);
