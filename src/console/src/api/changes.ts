import { createClient } from 'graphql-sse';
import { graphql } from '../generated';
import type { RecordKind } from '../generated/graphql';
import { headers } from '../session/session';
import { bodyOf } from './document';

const Changes = graphql(`subscription Changes { registerChanged { kind } }`);

/** The fields of Query that show records of a kind. */
const shows: Partial<Record<RecordKind, RegExp>> = {
  ACTIVITY: /\bactivit(y|ies)\b|\bhistory\b/,
  RECEPTION: /\breceptions?\b|\bhistory\b/,
  FUND_USE: /\bfundUses?\b|\bhistory\b/,
  VIOLATION: /\bviolation/,
  CLUE: /\bclues?\b/,
  IDENTITY_REQUEST: /\bidentityRequests?\b/,
  BUDGET: /\bbudget(s|Sums)?\b|\bbooks\b/,
  COMMITMENT: /\bbudget(s|Sums)?\b/,
  INVOICE: /\binvoices\b/,
  NORM_PACK: /\bnormPacks?\b|\bclausesInForce\b/,
  WAIVER: /\bwaivers\b/,
  BRANCH: /\bbranches\b/,
};

/** Whether a question's answer may be another one now. Checks of a form are asked by typing alone. */
export const concerns = (asked: string, kinds: ReadonlySet<RecordKind>) => !/\bcheck[A-Z]/.test(asked) && [...kinds].some((kind) => shows[kind]?.test(asked));

type Listener = (kinds: ReadonlySet<RecordKind>) => void;
const listeners = new Set<Listener>();

export function onChange(listener: Listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const rest = 600;

/** Listens while the page is in sight; what changed meanwhile is asked for when it is looked at again. */
export function listen(language: string): () => void {
  const client = createClient({ url: '/graphql', headers: () => headers(language), retryAttempts: 1000, retry: (n) => new Promise((go) => setTimeout(go, Math.min(30_000, 1000 * 2 ** Math.min(n, 5)))) });
  let stop: (() => void) | undefined;
  let pending = new Set<RecordKind>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    timer = undefined;
    const kinds = pending;
    pending = new Set();
    listeners.forEach((listener) => listener(kinds));
  };
  const heard = (kind: RecordKind) => {
    pending.add(kind);
    timer ??= setTimeout(tell, rest);
  };
  const start = () => {
    stop ??= client.subscribe<{ registerChanged: { kind: RecordKind } | null }>(bodyOf(Changes), {
      next: ({ data }) => data?.registerChanged && heard(data.registerChanged.kind),
      error: () => { stop = undefined; },
      complete: () => { stop = undefined; },
    });
  };
  const end = () => {
    stop?.();
    stop = undefined;
  };
  const seen = () => {
    if (document.hidden) { end(); return; }
    start();
    (Object.keys(shows) as RecordKind[]).forEach(heard);
  };
  start();
  document.addEventListener('visibilitychange', seen);
  return () => {
    document.removeEventListener('visibilitychange', seen);
    clearTimeout(timer);
    end();
    client.dispose();
  };
}
