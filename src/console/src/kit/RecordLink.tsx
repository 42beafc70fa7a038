import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { addressOf, onDay } from './address';
import { useAsOf } from './useAsOf';

/** The way to another record, on the day the page is turned back to; its name alone where the record has no page. */
export function RecordLink({ id, children }: { id: string; children: ReactNode }) {
  const { day } = useAsOf();
  const to = addressOf(id);
  return to ? <Link to={onDay(to, day)}>{children}</Link> : <>{children}</>;
}
