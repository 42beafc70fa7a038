import { useSyncExternalStore } from 'react';
import { forgetAll } from '../forms/drafts';

export type SignedIn = { signedIn: true; user: string; person: string; roles: string[]; branches: string[]; actingFor: string | null };
export type Session = { signedIn: false; demo: boolean } | SignedIn;

/** The host's own words for what went wrong, or null. */
export type Failure = string | null;

type State = {
  /** Null until the host has answered once. */
  session: Session | null;
  failure: Failure;
  /** The session ended while a page was open: the page stays, and what was typed with it. */
  ended: boolean;
  /** Rises with every new sign-in, so that open pages ask again. */
  epoch: number;
};

let state: State = { session: null, failure: null, ended: false, epoch: 0 };
const listeners = new Set<() => void>();

function set(change: Partial<State>) {
  state = { ...state, ...change };
  listeners.forEach((tell) => tell());
}

const actingKey = 'compliance.actingFor';

/** The person for whom this tab acts by delegation 委托. */
export const actingFor = (): string | null => sessionStorage.getItem(actingKey);

export function standInFor(person: string | null) {
  if (person) sessionStorage.setItem(actingKey, person);
  else sessionStorage.removeItem(actingKey);
  location.assign('/');
}

export const headers = (language: string): Record<string, string> => {
  const other = actingFor();
  return { 'accept-language': language, ...(other ? { 'x-acting-for': other } : {}) };
};

/** Asks the host who is signed in; the token itself stays in a cookie that scripts cannot read. */
export async function askSession(language: string, unreachable: string): Promise<void> {
  try {
    const answer = await fetch('/auth/session', { headers: headers(language) });
    if (answer.status === 403 && actingFor()) {
      standInFor(null);
      return;
    }
    if (!answer.ok) throw new Error(String(answer.status));
    const session = (await answer.json()) as Session;
    set({ session, failure: null, ended: session.signedIn ? false : state.ended });
  } catch {
    set({ failure: unreachable });
  }
}

/** `code` of the authenticator app and `newPassword` once the host has asked for them. */
export type Given = { user: string; password: string; code?: string; newPassword?: string };
export type Refusal = { code: string; message: string };

export async function signIn(given: Given, language: string, unreachable: string): Promise<Refusal | null> {
  try {
    const answer = await fetch('/auth/sign-in', {
      method: 'POST',
      headers: { ...headers(language), 'content-type': 'application/json' },
      body: JSON.stringify(given),
    });
    if (!answer.ok) {
      const [said] = ((await answer.json()) as { errors?: Refusal[] }).errors ?? [];
      return { code: said?.code ?? '', message: said?.message ?? unreachable };
    }
    const before = state.session;
    await askSession(language, unreachable);
    // Another person than before begins with an empty page: nothing of the first one's stays on the screen.
    if (before?.signedIn && state.session?.signedIn && before.user !== state.session.user) location.assign('/');
    set({ ended: false, epoch: state.epoch + 1 });
    return null;
  } catch {
    return { code: '', message: unreachable };
  }
}

export async function signOut(): Promise<void> {
  sessionStorage.removeItem(actingKey);
  forgetAll();
  await fetch('/auth/sign-out', { method: 'POST' }).catch(() => undefined);
  location.assign('/');
}

export function sessionEnded() {
  if (state.session?.signedIn && !state.ended) set({ ended: true });
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export const useSession = (): State => useSyncExternalStore(subscribe, () => state);
