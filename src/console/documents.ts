import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stripIgnoredCharacters } from 'graphql';
import type { Plugin } from 'vite';

/**
 * Puts the whole text of an operation (its fragments included) in the place of `graphql(…)`. Without it one table of all
 * rooms' documents would be loaded with the first page. The host is told of them by their hashes (documents.json), so that
 * it can be set to run no others.
 */
export function documents(generated: string): Plugin {
  const texts = new Map<string, string>();
  return {
    name: 'graphql-documents',
    enforce: 'pre',
    buildStart() {
      texts.clear();
      for (const [, name = '', text = ''] of readFileSync(generated, 'utf8').matchAll(/export const (\w+)(?:Document|FragmentDoc) = new TypedDocumentString\(`([^`]*)`/g))
        texts.set(name, stripIgnoredCharacters(text));
    },
    generateBundle() {
      const operations = [...texts.values()].filter((text) => !text.startsWith('fragment'));
      const source = JSON.stringify(Object.fromEntries(operations.map((text) => [createHash('sha256').update(text).digest('hex'), text])));
      this.emitFile({ type: 'asset', fileName: 'documents.json', source });
    },
    transform(code, id) {
      if (id.includes('/generated/') || !/\.tsx?$/.test(id) || !code.includes('graphql(`')) return null;
      return code.replace(/\bgraphql\(`\s*(?:#[^\n]*\s*)*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`\)/g, (whole, kind: string, name: string) => {
        // A fragment is only ever read by its type; the operations carry its text.
        if (kind === 'fragment') return '""';
        const text = texts.get(name.charAt(0).toUpperCase() + name.slice(1));
        if (text === undefined) throw new Error(`${id}: the generated code lacks ${name}; run npm run codegen. (${whole.slice(0, 40)})`);
        return JSON.stringify(text);
      });
    },
  };
}
