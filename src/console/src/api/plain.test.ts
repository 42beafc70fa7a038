import { expect, it } from 'vitest';
import { plain } from './plain';

it('sends nothing of what the cache added, however deep', () => {
  expect(plain({ input: { id: 'activity/1', attachments: [{ __typename: 'Attachment', hash: 'a', name: null }], venue: { __typename: 'ActivityVenue', city: '苏州' } } }))
    .toEqual({ input: { id: 'activity/1', attachments: [{ hash: 'a', name: null }], venue: { city: '苏州' } } });
});
