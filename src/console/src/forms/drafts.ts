/** What was typed and not submitted yet, on this device: survives a reload, a lost connection, an ended session. */
export type Kept<V> = { values: V; at: string; /** The record's version it was typed over. */ version: number };

const prefix = 'compliance.draft.';
const keyOf = (user: string, form: string) => `${prefix}${user}.${form}`;

export function keep<V>(user: string, form: string, kept: Kept<V>): boolean {
  try {
    localStorage.setItem(keyOf(user, form), JSON.stringify(kept));
    return true;
  } catch {
    // The device is full or forbids it: the form says that the draft is not kept.
    return false;
  }
}

export function kept<V>(user: string, form: string): Kept<V> | null {
  try {
    const text = localStorage.getItem(keyOf(user, form));
    const found = text ? (JSON.parse(text) as Kept<V>) : null;
    return found && typeof found.at === 'string' && typeof found.values === 'object' ? found : null;
  } catch {
    return null;
  }
}

export const forget = (user: string, form: string) => localStorage.removeItem(keyOf(user, form));

/** Signing out on purpose leaves nothing typed behind for the next one at this device. */
export function forgetAll() {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
}

/** Whether the host's record has moved on since this was typed over it. */
export const outrun = (kept: Pick<Kept<unknown>, 'version'> | null, version: number) => kept !== null && kept.version !== version;
