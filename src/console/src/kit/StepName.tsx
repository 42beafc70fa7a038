import { useWords } from '../i18n/useWords';

/** A step's name: that of its office, unless the route table calls it otherwise. */
export function StepName({ name }: { name: string }) {
  const words = useWords();
  const known: Partial<Record<string, string>> = { ...words.role, ...words.stepName };
  return <>{known[name] ?? name}</>;
}
