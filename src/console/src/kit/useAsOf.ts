import { useSearchParams } from 'react-router';
import { endOfDay, isDay } from './format';

/** The day of the past a record's page is turned back to, kept in the address as `?asOf=2026-03-01`. */
export function useAsOf() {
  const [address, setAddress] = useSearchParams();
  const written = address.get('asOf');
  const day = isDay(written) ? written : null;
  const set = (changes: Record<string, string | null>) =>
    setAddress((now) => {
      const next = new URLSearchParams(now);
      for (const [key, value] of Object.entries(changes))
        if (value) next.set(key, value);
        else next.delete(key);
      return next;
    });
  return { day, asOf: day && endOfDay(day), set };
}
