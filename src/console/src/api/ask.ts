import { useEffect, useMemo, useRef } from 'react';
import { useQuery, type AnyVariables } from 'urql';
import type { TypedDocumentString } from '../generated/graphql';
import { useSession } from '../session/session';
import { concerns, onChange } from './changes';
import { useConnection } from './connection';
import { asks, node } from './document';
import { failureOf, type Failure } from './failure';

export type Answer<T> = {
  data: T | undefined;
  /** Nothing to show yet: draw a skeleton. */
  first: boolean;
  /** Shown is what was known; a fresh answer is on its way. */
  asking: boolean;
  failure: Failure | undefined;
  again: () => void;
};

/**
 * Asks the register, and again after a new sign-in or a lost connection. `pause` asks nothing. `types` names what the answer
 * hangs on when it may show none of it: a count, a list that is empty now. `steady`: what is known is not asked again until it changes;
 * `fresh`: what was known before is not shown, as what is typed over it would be refused.
 */
export function useAsk<T, V>(document: TypedDocumentString<T, V>, variables: V, options?: { pause?: boolean; types?: string; steady?: boolean; fresh?: boolean }): Answer<T> {
  const types = options?.types;
  const context = useMemo(() => ({ additionalTypenames: types?.split(' ') ?? [] }), [types]);
  const [{ data, error, fetching, stale }, execute] = useQuery<T, V & AnyVariables>({
    query: node(document),
    variables: variables as V & AnyVariables,
    pause: options?.pause,
    requestPolicy: options?.steady ? 'cache-first' : options?.fresh ? 'network-only' : undefined,
    context,
  });
  const { epoch } = useSession();
  const { returns } = useConnection();
  const again = () => execute({ requestPolicy: 'network-only' });

  const seen = useRef(`${epoch}/${returns}`);
  useEffect(() => {
    const now = `${epoch}/${returns}`;
    if (seen.current !== now && !options?.pause) execute({ requestPolicy: 'network-only' });
    seen.current = now;
  }, [epoch, returns, execute, options?.pause]);

  const pause = options?.pause;
  useEffect(() => {
    if (pause) return undefined;
    const stop = onChange((kinds) => concerns(asks(document), kinds) && execute({ requestPolicy: 'network-only' }));
    return () => void stop();
  }, [document, execute, pause]);

  return { data, first: !data && (fetching || stale), asking: fetching || stale, failure: failureOf(error), again };
}
