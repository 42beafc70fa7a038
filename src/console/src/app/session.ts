import { useCallback, useEffect, useState } from 'react';

export type Session =
  | { signedIn: false; demo: boolean }
  | { signedIn: true; user: string; person: string; roles: string[]; branches: string[]; actingFor: string | null };

/** The host's own words for what went wrong, or null. */
export type Failure = string | null;

const json = (language: string) => ({ 'content-type': 'application/json', 'accept-language': language });

/** Who is signed in. The token stays in a cookie that scripts cannot read. */
export function useSession(language: string, unreachable: string) {
  const [session, setSession] = useState<Session | null>(null);
  const [failure, setFailure] = useState<Failure>(null);

  const ask = useCallback(async () => {
    try {
      const answer = await fetch('/auth/session');
      if (!answer.ok) throw new Error();
      setSession(await answer.json());
      setFailure(null);
    } catch {
      setFailure(unreachable);
    }
  }, [unreachable]);

  useEffect(() => void ask(), [ask]);

  const signIn = async (user: string, password: string): Promise<Failure> => {
    try {
      const answer = await fetch('/auth/sign-in', { method: 'POST', headers: json(language), body: JSON.stringify({ user, password }) });
      if (!answer.ok) return (await answer.json()).errors?.[0]?.message ?? unreachable;
      await ask();
      return null;
    } catch {
      return unreachable;
    }
  };

  const signOut = async () => {
    await fetch('/auth/sign-out', { method: 'POST' }).catch(() => undefined);
    await ask();
  };

  return { session, failure, signIn, signOut };
}
