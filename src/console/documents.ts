import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Kind, parse, print, stripIgnoredCharacters, visit, type FieldNode, type OperationDefinitionNode } from 'graphql';
import type { Plugin } from 'vite';

/**
 * Puts an operation in the place of `graphql(…)`: in a build the hash that the host knows it by (documents.json, so that it
 * can be set to run no others), beside a developer's host its text. Without it one table of all rooms' documents would be
 * loaded with the first page.
 */
export function documents(generated: string): Plugin {
  const texts = new Map<string, string>();
  let building = false;
  return {
    name: 'graphql-documents',
    enforce: 'pre',
    configResolved(config) {
      building = config.command === 'build';
    },
    buildStart() {
      texts.clear();
      for (const [, name = '', text = ''] of readFileSync(generated, 'utf8').matchAll(/export const (\w+)(?:Document|FragmentDoc) = new TypedDocumentString\(`([^`]*)`/g))
        texts.set(name, text.trimStart().startsWith('fragment') ? '' : typed(text));
    },
    generateBundle() {
      const source = JSON.stringify(Object.fromEntries([...texts.values()].filter((text) => text).map((text) => [hash(text), text])));
      this.emitFile({ type: 'asset', fileName: 'documents.json', source });
    },
    transform(code, id) {
      if (id.includes('/generated/') || !/\.tsx?$/.test(id) || !code.includes('graphql(`')) return null;
      return code.replace(/\bgraphql\(`\s*(?:#[^\n]*\s*)*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`\)/g, (whole, kind: string, name: string) => {
        // A fragment is only ever read by its type; the operations carry its text.
        if (kind === 'fragment') return '""';
        const text = texts.get(name.charAt(0).toUpperCase() + name.slice(1));
        if (!text) throw new Error(`${id}: the generated code lacks ${name}; run npm run codegen. (${whole.slice(0, 40)})`);
        return building ? `({kind:"Document",documentId:"${hash(text)}",definitions:[],fields:${JSON.stringify(fields(text))}})` : JSON.stringify(text);
      });
    },
  };
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** With the type of everything below the root, by which the client's cache knows what a mutation has changed. */
const typed = (text: string) => stripIgnoredCharacters(print(visit(parse(text), {
  SelectionSet: (set, _key, parent) => {
    const root = parent && !Array.isArray(parent) && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
    if (root || set.selections.some((s) => s.kind === Kind.FIELD && s.name.value === '__typename' && !s.alias)) return undefined;
    return { ...set, selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as FieldNode, ...set.selections] };
  },
})));

/** What it asks of the register. */
const fields = (text: string) => [...new Set((parse(text).definitions.find((d) => d.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode).selectionSet.selections.flatMap((s) => (s.kind === Kind.FIELD ? [s.name.value] : [])))];
