import { createContext } from 'react';

/**
 * While a dialog about a record is open, the acts are drawn from the record as it was: a change that comes in meanwhile
 * must not take the dialog away, with what was typed. `changed` says that one came.
 */
export const Hold = createContext<{ hold: (open: boolean) => void; changed: boolean }>({ hold: () => undefined, changed: false });
