import { useTranslation } from 'react-i18next';
import { fields } from '../i18n/fields';
import { useWords } from '../i18n/useWords';
import { factsOf, isClause, type Plain } from './changes';
import { instant, yuan } from './format';
import { useBranches } from './useBranches';
import { useClauses } from './useClauses';

/** Which words an enum is said in where the field's name alone does not tell. */
const tables: Partial<Record<string, string>> = { activity: 'activityStatus', reception: 'receptionStatus', 'fund-use': 'fundUseStatus', violation: 'violationStatus' };

/** What an act changed, fact by fact in the office's words. `kind` is the record's. */
export function Changes({ changes, kind }: { changes: readonly { field: string; before?: unknown; after?: unknown }[]; kind: string }) {
  const { t, i18n } = useTranslation('kit');
  const words = useWords() as unknown as Record<string, Record<string, string>>;
  const branches = useBranches();
  const english = i18n.language === 'en';
  const facts = factsOf(changes);
  const clauses = useClauses(facts.some((f) => [...f.path, f.before, f.after].some(isClause)));
  const status = words[tables[kind] ?? ''] ?? {};

  const name = (part: string) => clauses.get(part) ?? fields[part]?.[english ? 1 : 0] ?? part;
  // The last two names say where it stands; the record's whole way there would only be long.
  const place = (path: string[]) => path.filter((part, i) => i >= path.length - 3 && !(part === 'plan' || part === 'request')).map(name).join(' · ');
  const say = (field: string, value: Plain): string => {
    if (value === null) return '—';
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number') return /元/.test(fields[field]?.[0] ?? '') ? yuan(value) : String(value);
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return instant(value);
    if (value.startsWith('branch/')) return branches.find((b) => b.value === value)?.label ?? value;
    if (isClause(value)) return value.split(' / ').map((id) => clauses.get(id) ?? id).join(' / ');
    if (!/^[A-Z][A-Z0-9_]*$/.test(value)) return value;
    if (field === 'status' && status[value]) return status[value];
    return Object.values(words).find((table) => table[value])?.[value] ?? value;
  };

  return (
    <table className="changes">
      <thead><tr><th scope="col">{t('fact')}</th><th scope="col">{t('before')}</th><th scope="col">{t('after')}</th></tr></thead>
      <tbody>
        {facts.map((f) => {
          const field = f.path.at(-1) ?? '';
          return <tr key={f.path.join('/')}><th scope="row">{place(f.path)}</th><td>{say(field, f.before)}</td><td>{say(field, f.after)}</td></tr>;
        })}
      </tbody>
    </table>
  );
}
