import type { AnyVariables, TypedDocumentNode } from 'urql';
import type { TypedDocumentString } from '../generated/graphql';

/** What a document is at run time (see documents.ts): its text beside a developer's host, in a build the id the host knows it by. */
type Built = string | { documentId: string; fields: readonly string[] };

/** As the client's library knows it. */
export const node = <T, V>(document: TypedDocumentString<T, V>) => document as unknown as TypedDocumentNode<T, V & AnyVariables>;

/** What it asks of the register, in a text to look for fields in. */
export function asks<T, V>(document: TypedDocumentString<T, V>): string {
  const built = document as unknown as Built;
  return typeof built === 'string' ? built : built.fields.join(' ');
}

/** The body of a request that is sent without the client. */
export function bodyOf<T, V>(document: TypedDocumentString<T, V>): { query: string; documentId?: string } {
  const built = document as unknown as Built;
  return typeof built === 'string' ? { query: built } : { query: '', documentId: built.documentId };
}
