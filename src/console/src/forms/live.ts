import { createContext, useContext, useEffect, useState } from 'react';
import type { FindingView } from '../kit/Findings';

/** The findings on what is typed, under the field that causes each. */
export type Live = { findings: readonly FindingView[]; fieldOf: (clause: string, finding: FindingView) => string | undefined };

const Nothing: Live = { findings: [], fieldOf: () => undefined };
export const LiveContext = createContext<Live>(Nothing);

/** What a form shows of a check: who will decide is not known before it is sent, and no field can say it. */
export const ofForm = (findings: readonly FindingView[]) => findings.filter((f) => f.outcome !== 'UNKNOWN' || !f.clause.id.startsWith('process.'));

export function useFindingsAt(field: string): FindingView[] {
  const { findings, fieldOf } = useContext(LiveContext);
  return findings.filter((f) => f.outcome === 'FAIL' && fieldOf(f.clause.id, f) === field);
}

/** A value once it has rested for a while: what the register is asked about is what somebody stopped typing. */
export function useRested<T>(value: T, ms: number): T {
  const text = JSON.stringify(value);
  const [rested, setRested] = useState({ text, value });
  useEffect(() => {
    const timer = setTimeout(() => setRested((old) => (old.text === text ? old : { text, value: JSON.parse(text) as T })), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return rested.value;
}

export const fieldId = (field: string) => `field-${field.replaceAll('.', '-')}`;

/** Brings a field into sight and the cursor into it. */
export function goTo(field: string) {
  const at = document.getElementById(fieldId(field));
  at?.scrollIntoView({ behavior: 'smooth', block: 'center' });
  at?.querySelector<HTMLElement>('input, textarea, button, [tabindex]')?.focus({ preventScroll: true });
}
