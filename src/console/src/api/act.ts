import { useCallback, useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../generated';
import { unmask, type FragmentType } from '../generated';
import type { ActFailureFragment, TypedDocumentString } from '../generated/graphql';
import { node } from './document';
import { failureOf, isAnswer, type Failure } from './failure';
import { openKeys } from './key';

/** Spread it in every mutation's `errors`. */
export const ActFailure = graphql(`
  fragment ActFailure on Error {
    __typename
    code
    message
    ... on InvalidInputError { field }
    ... on RefusedError { clause }
    ... on NormStopError { findings { ...FindingParts } }
  }
`);

export type Refused = ActFailureFragment;
type Masked = FragmentType<typeof ActFailure>;

/** The payload of a mutation: the one field that is not `errors` is the record. */
type Payload = { errors?: Masked[] | null };

export type Act<V, T> = {
  /** Answers the payload when the register took it, else null; then `refused` or `failure` says why. */
  run: (input: V) => Promise<T | null>;
  busy: boolean;
  refused: readonly Refused[];
  failure: Failure | undefined;
  clear: () => void;
};

/** One act. */
export function useAct<R extends Record<string, unknown>, I extends { idempotencyKey?: string | null }>(
  document: TypedDocumentString<R, { input: I }>,
): Act<I, R[keyof R]> {
  const client = useClient();
  const [state, setState] = useState<{ busy: boolean; refused: readonly Refused[]; failure?: Failure }>({ busy: false, refused: [] });
  const [keys] = useState(openKeys);

  const run = useCallback(
    async (input: I) => {
      const text = JSON.stringify(input);
      setState({ busy: true, refused: [] });
      const { data, error } = await client.mutation(node(document), { input: { ...input, idempotencyKey: keys.of(text) } }).toPromise();
      const failure = failureOf(error);
      const payload = data ? (Object.values(data)[0] as R[keyof R] & Payload) : null;
      const refused = (payload?.errors ?? []).map((e) => unmask(ActFailure, e));
      if (isAnswer(failure)) keys.answered(text);
      setState({ busy: false, refused, failure });
      return failure || refused.length > 0 ? null : payload;
    },
    [client, document, keys],
  );

  const clear = useCallback(() => setState({ busy: false, refused: [] }), []);
  return { run, ...state, failure: state.failure, clear };
}
