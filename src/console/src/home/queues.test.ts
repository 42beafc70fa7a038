import { expect, it } from 'vitest';
import { queuesOf } from './queues';

const me = 'person/me';
const labels = (...roles: string[]) => queuesOf(roles, me).map((q) => q.label);

it('gives each office what it alone can bring on', () => {
  expect(labels('BRANCH_OFFICER')).toEqual(['explain', 'draftActivities', 'startActivities', 'concludeActivities', 'settleActivities', 'draftFundUses', 'requestFundUses', 'returnedReceptions', 'listReceptions', 'claimReceptions', 'countersignReceptions']);
  expect(labels('FINANCE')).toEqual(['approveActivities', 'approveFundUses', 'approveReceptions', 'requestFundUses', 'payFundUses', 'settleFundUses', 'verifyReceptions']);
  expect(labels('LEADER')).toEqual(['approveActivities', 'approveFundUses', 'approveReceptions', 'decideClues', 'handleClues', 'openIdentities']);
  expect(labels('DISCIPLINE')).toEqual(['judge', 'rectify', 'decideClues', 'handleClues', 'openIdentities']);
  expect(labels('CUSTODIAN')).toEqual(['releaseIdentities']);
  expect(labels('AUDITOR', 'ADMIN')).toEqual([]);
});

it('never shows a reporter’s name or a clue to an office that may not see one', () => {
  for (const role of ['BRANCH_OFFICER', 'BRANCH_HEAD', 'SECRETARIAT', 'FINANCE', 'AUDITOR', 'ADMIN'])
    expect(queuesOf([role], me).filter((q) => q.of === 'clues' || q.of === 'identityRequests')).toEqual([]);
});

it('asks for the signature before the verification, and not of who filled the list in', () => {
  const sign = queuesOf(['BRANCH_HEAD'], me).find((q) => q.label === 'countersignReceptions');
  expect(sign?.where).toEqual({ status: { eq: 'RECORDED' }, countersignedBy: { eq: null }, recordedBy: { neq: me } });
  expect(queuesOf(['FINANCE'], me).find((q) => q.label === 'verifyReceptions')?.where).toEqual({ status: { eq: 'RECORDED' }, countersignedBy: { neq: null } });
});

it('gives an officer all of his branches, and the secretariat only what it made itself', () => {
  const where = (role: string) => queuesOf([role], me).find((q) => q.label === 'startActivities')?.where;
  expect(where('BRANCH_OFFICER')).toEqual({ status: { eq: 'APPROVED' } });
  expect(where('SECRETARIAT')).toEqual({ status: { eq: 'APPROVED' }, submittedBy: { eq: me } });
});

it('shows a queue once when two offices share it', () => {
  expect(labels('BRANCH_OFFICER', 'BRANCH_HEAD').filter((l) => l === 'explain')).toHaveLength(1);
});
