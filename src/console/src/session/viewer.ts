import { useSession } from './session';

/** The signed-in person's offices; only below the gate that asks for the sign-in. */
export function useViewer() {
  const { session } = useSession();
  if (!session?.signedIn) throw new Error('No page is shown before the sign-in.');
  const { roles, branches, person, user } = session;
  const is = (...any: string[]) => any.some((role) => roles.includes(role));
  const isOf = (branch: string | undefined) => is('BRANCH_OFFICER', 'BRANCH_HEAD') && branch !== undefined && branches.includes(branch);
  return {
    user, person, branches, roles, is,
    /** One of the branch's own people: they alone answer for it. */
    isOf,
    /** Makes the records of a branch: its own people, and the secretariat for all. */
    makes: (branch: string | undefined) => is('SECRETARIAT') || isOf(branch),
  };
}
