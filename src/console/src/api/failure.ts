import type { CombinedError } from '@urql/core';

/** What went wrong with a question, as a page can say it. */
export type Failure =
  | { kind: 'unreachable' }
  | { kind: 'signedOut' }
  | { kind: 'notAllowed'; message: string }
  /** The host has been updated and knows other documents than this page does. */
  | { kind: 'updated' }
  /** `correlation` is what the operator finds in the log. */
  | { kind: 'fault'; message: string; correlation?: string };

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

export function failureOf(error: CombinedError | undefined): Failure | undefined {
  if (!error) return undefined;
  if (error.networkError) {
    const status = (error.response as Response | undefined)?.status;
    return status === undefined || status >= 502 ? { kind: 'unreachable' } : { kind: 'fault', message: error.networkError.message };
  }
  const first = error.graphQLErrors[0];
  if (!first) return { kind: 'fault', message: error.message };
  switch (first.extensions.code) {
    case 'UNAUTHENTICATED':
      return { kind: 'signedOut' };
    case 'FORBIDDEN':
    case 'NOT_ALLOWED':
      return { kind: 'notAllowed', message: first.message };
    case 'PERSISTED_QUERY_NOT_FOUND':
    case 'DOCUMENT_NOT_TRUSTED':
      return { kind: 'updated' };
    default:
      return { kind: 'fault', message: first.message, correlation: text(first.extensions.correlationId) ?? text(first.extensions.correlation) };
  }
}

/** Whether the register has answered; otherwise nobody knows if it took the act. */
export const isAnswer = (failure: Failure | undefined) => failure?.kind !== 'unreachable' && failure?.kind !== 'signedOut';
