import { useEffect } from 'react';
import { askSession, signIn, signOut, useSession } from '../session/session';

/** The session in the workbench's plain dress. */
export function useHost(tag: string, unreachable: string) {
  const { session, failure } = useSession();
  useEffect(() => void askSession(tag, unreachable), [tag, unreachable]);
  return { session, failure, signOut: () => void signOut(), signIn: (user: string, password: string) => signIn({ user, password }, tag, unreachable) };
}
