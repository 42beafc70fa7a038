/** A key nobody else has; `crypto.randomUUID` exists only on https pages and on localhost. */
export const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
