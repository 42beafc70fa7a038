import { useState } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';

/**
 * Which record a form page is about: a new one (`new`, perhaps copied `?from=` another), or that of the address. The first
 * autosave gives a new form its record and address while the form on the screen stays the same one.
 */
export function useFormVisit(kind: string, room: string) {
  const { id: param = 'new' } = useParams();
  const { key: visit } = useLocation();
  const [address] = useSearchParams();
  const go = useNavigate();
  const [made, setMade] = useState<{ param: string; key: string } | null>(null);
  const mine = made?.param === param;
  const key = mine ? made.key : param === 'new' ? `new:${visit}` : param;
  const from = !mine && param === 'new' ? address.get('from') : null;
  return {
    key,
    copies: from !== null,
    /** The record to fill the form from, when there is one to read. */
    read: mine ? null : (from ?? (param === 'new' ? null : `${kind}/${param}`)),
    /** The record that a new one shall belong to. */
    linked: address.get('linked'),
    made: (id: string) => {
      const next = id.slice(kind.length + 1);
      setMade({ param: next, key });
      void go(`${room}/edit/${next}`, { replace: true });
    },
  };
}
