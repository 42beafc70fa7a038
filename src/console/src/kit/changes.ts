/** One thing that a change has changed: where it stands in the record, and what was there and is there. */
export type Plain = string | number | boolean | null;
export type ChangedFact = { path: string[]; before: Plain; after: Plain };

/** What the register keeps for itself: keys, hashes, counters, sums it makes again from the rest. */
const own = new Set(['round', 'version', 'key', 'payeeKey', 'unitKey', 'lecturerHash', 'hash', 'file', 'files', 'pack', 'months', 'adoptedVersion', 'clauseIds', 'inputs', 'arithmetic']);

/** The id of a clause, or several of them as a list is told. */
export const isClause = (value: Plain) => typeof value === 'string' && /^[a-z]+\.[a-z-]+( \/ [a-z]+\.[a-z-]+)*$/.test(value);

type Tree = Record<string, unknown>;
const isTree = (v: unknown): v is Tree => typeof v === 'object' && v !== null && !Array.isArray(v);
const isFinding = (v: unknown): v is { clause: string; outcome: string } => isTree(v) && typeof v.clause === 'string' && typeof v.outcome === 'string';

function leaves(value: unknown, path: string[], found: Map<string, { path: string[]; value: Plain }>) {
  if (value === null || value === undefined || value === '' || own.has(path.at(-1) ?? '')) return;
  const put = (at: string[], v: Plain) => found.set(at.join('\n'), { path: at, value: v });
  if (isFinding(value)) put([...path, value.clause], value.outcome);
  else if (isTree(value)) for (const [key, part] of Object.entries(value)) leaves(part, [...path, key], found);
  else if (!Array.isArray(value)) put(path, value as Plain);
  else if (value.every((v) => !isTree(v))) { if (value.length > 0) put(path, value.map(String).join(' / ')); }
  else value.forEach((v, i) => (isFinding(v) ? put([...path, v.clause], v.outcome) : leaves(v, [...path, String(i + 1)], found)));
}

/** The changed facts of a change, one by one; what stands in the record twice is told once. */
export function factsOf(changes: readonly { field: string; before?: unknown; after?: unknown }[]): ChangedFact[] {
  const [before, after] = [new Map<string, { path: string[]; value: Plain }>(), new Map<string, { path: string[]; value: Plain }>()];
  for (const c of changes) {
    leaves(c.before, [c.field], before);
    leaves(c.after, [c.field], after);
  }
  const told = new Set<string>();
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((key): ChangedFact => ({ path: (after.get(key) ?? before.get(key))?.path ?? [], before: before.get(key)?.value ?? null, after: after.get(key)?.value ?? null }))
    .filter((f) => f.before !== f.after)
    .sort((a, b) => a.path.length - b.path.length)
    .filter((f) => {
      const fact = `${f.path.at(-1) ?? ''}\n${String(f.before)}\n${String(f.after)}`;
      // Rows of a list are facts of their own, though they look alike.
      if (f.path.some((p) => /^\d+$/.test(p))) return true;
      if (told.has(fact)) return false;
      told.add(fact);
      return true;
    });
}
