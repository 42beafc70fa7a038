import { CombinedError } from '@urql/core';
import { expect, it } from 'vitest';
import { failureOf } from './failure';

const said = (code: string) => failureOf(new CombinedError({ graphQLErrors: [{ message: 'No.', extensions: { code } }] }));

it('says of each answer what a person can do about it', () => {
  expect(said('UNAUTHENTICATED')).toEqual({ kind: 'signedOut' });
  expect(said('NOT_ALLOWED')).toEqual({ kind: 'notAllowed', message: 'No.' });
  expect(said('PERSISTED_QUERY_NOT_FOUND')).toEqual({ kind: 'updated' });
  expect(said('FAULT')).toMatchObject({ kind: 'fault', message: 'No.' });
  expect(failureOf(new CombinedError({ networkError: new Error('refused') }))).toEqual({ kind: 'unreachable' });
  expect(failureOf(undefined)).toBeUndefined();
});
