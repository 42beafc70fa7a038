import 'i18next';
import type { zh as activities } from '../activities/texts';
import type { zh as app } from '../app/texts';
import type { zh as budgets } from '../budgets/texts';
import type { zh as charts } from '../charts/texts';
import type { zh as clues } from '../clues/texts';
import type { zh as discipline } from '../discipline/texts';
import type { zh as forms } from '../forms/texts';
import type { zh as exporting } from '../export/texts';
import type { zh as funds } from '../funds/texts';
import type { zh as home } from '../home/texts';
import type { zh as kit } from '../kit/texts';
import type { zh as norms } from '../norms/texts';
import type { zh as print } from '../print/texts';
import type { zh as receptions } from '../receptions/texts';
import type { zh as search } from '../search/texts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    keySeparator: false;
    returnNull: false;
    /** A line a room: a key that no text table has does not compile. */
    resources: {
      activities: typeof activities;
      app: typeof app;
      budgets: typeof budgets;
      charts: typeof charts;
      clues: typeof clues;
      discipline: typeof discipline;
      forms: typeof forms;
      export: typeof exporting;
      funds: typeof funds;
      home: typeof home;
      kit: typeof kit;
      norms: typeof norms;
      print: typeof print;
      receptions: typeof receptions;
      search: typeof search;
    };
  }
}
