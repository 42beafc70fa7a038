import { cacheExchange, Client, fetchExchange, mapExchange } from '@urql/core';
import { headers, sessionEnded } from '../session/session';
import { heard, unheard } from './connection';

/** One client a language: the host's words in the cache are in the language they were asked in. */
export const makeClient = (language: string) =>
  new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: () => ({ headers: { ...headers(language), accept: 'application/graphql-response+json' } }),
    exchanges: [
      mapExchange({
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
