import { cacheExchange, Client, fetchExchange, makeOperation, mapExchange } from '@urql/core';
import { headers, sessionEnded } from '../session/session';
import { heard, unheard } from './connection';
import { plain } from './plain';

const asked = (language: string) => ({ ...headers(language), accept: 'application/graphql-response+json' });

/** A page that goes into a file: the register notes who took what, and what for. */
export const exporting = (language: string, kind: string, purpose: string) => ({ headers: { ...asked(language), 'x-export': kind, ...(purpose ? { 'x-purpose': encodeURIComponent(purpose) } : {}) } });

/** One client a language: the host's words in the cache are in the language they were asked in. */
export const makeClient = (language: string) =>
  new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: () => ({ headers: asked(language) }),
    exchanges: [
      mapExchange({
        onOperation: (operation) => makeOperation(operation.kind, { ...operation, variables: plain(operation.variables) }),
        onResult({ error, operation }) {
          if (operation.kind === 'teardown') return;
          if (error?.networkError && !error.response) unheard();
          else heard();
          if (error?.graphQLErrors.some((e) => e.extensions.code === 'UNAUTHENTICATED')) sessionEnded();
        },
      }),
      cacheExchange,
      fetchExchange,
    ],
  });
