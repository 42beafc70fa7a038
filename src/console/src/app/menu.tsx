import { AccountBookOutlined, AuditOutlined, BookOutlined, CalendarOutlined, EyeInvisibleOutlined, HomeOutlined, KeyOutlined, SafetyCertificateOutlined, TeamOutlined, WalletOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Role } from '../generated/graphql';
import type { zh } from './texts';

export type Entry = { to: string; label: keyof typeof zh; icon: ReactNode; roles: readonly Role[] };

const readers = ['BRANCH_OFFICER', 'BRANCH_HEAD', 'SECRETARIAT', 'FINANCE', 'LEADER', 'DISCIPLINE', 'AUDITOR'] as const;
const all = [...readers, 'CUSTODIAN', 'ADMIN'] as const;

/** The navigation; each office sees the rooms it may enter. */
export const menu: readonly Entry[] = [
  { to: '/', label: 'home', icon: <HomeOutlined aria-hidden />, roles: all },
  { to: '/activities', label: 'activities', icon: <CalendarOutlined aria-hidden />, roles: readers },
  { to: '/receptions', label: 'receptions', icon: <TeamOutlined aria-hidden />, roles: readers },
  { to: '/funds', label: 'funds', icon: <WalletOutlined aria-hidden />, roles: readers },
  { to: '/funds/queue', label: 'queue', icon: <AuditOutlined aria-hidden />, roles: ['BRANCH_HEAD', 'SECRETARIAT', 'FINANCE', 'LEADER'] },
  { to: '/budgets', label: 'budgets', icon: <AccountBookOutlined aria-hidden />, roles: readers },
  { to: '/violations', label: 'violations', icon: <SafetyCertificateOutlined aria-hidden />, roles: readers },
  { to: '/clues', label: 'clues', icon: <EyeInvisibleOutlined aria-hidden />, roles: ['DISCIPLINE', 'LEADER'] },
  { to: '/identity-requests', label: 'identities', icon: <KeyOutlined aria-hidden />, roles: ['CUSTODIAN'] },
  { to: '/norms', label: 'norms', icon: <BookOutlined aria-hidden />, roles: readers },
];
