import { expect, it } from 'vitest';
import { queuesOf } from './queues';

it('gives each office what waits for it', () => {
  expect(queuesOf(['FINANCE']).map((q) => q.label)).toContain('payFundUses');
  expect(queuesOf(['DISCIPLINE'])).toHaveLength(1);
  expect(queuesOf(['AUDITOR', 'ADMIN'])).toEqual([]);
});

it('shows a queue once when two offices share it', () => {
  const labels = queuesOf(['BRANCH_OFFICER', 'BRANCH_HEAD']).map((q) => q.label);
  expect(labels.filter((l) => l === 'explain')).toHaveLength(1);
});
