/** A key nobody else has; `crypto.randomUUID` exists only on https pages and on localhost. */
export const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');

/** The keys of acts without an answer: one that is tried again carries its first key, so a lost answer never doubles what the register already took. */
export function openKeys() {
  const open = new Map<string, string>();
  return {
    of: (act: string) => {
      const key = open.get(act) ?? newKey();
      open.set(act, key);
      return key;
    },
    /** Trying again after an answer is a new act. */
    answered: (act: string) => void open.delete(act),
  };
}
