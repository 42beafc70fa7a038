import { useMemo } from 'react';
import { useBranches } from '../kit/useBranches';
import { useViewer } from '../session/viewer';

/** The branches whose records the viewer may make: his own, or for the secretariat every open one. */
export function useOwnBranches(): { words: Record<string, string>; only: string | undefined } {
  const viewer = useViewer();
  const branches = useBranches();
  const all = viewer.is('SECRETARIAT');
  return useMemo(() => {
    const own = branches.filter((b) => (all ? b.open : viewer.branches.includes(b.value)));
    return { words: Object.fromEntries(own.map((b) => [b.value, b.label])), only: viewer.branches.length === 1 ? viewer.branches[0] : undefined };
  }, [branches, all, viewer.branches]);
}
