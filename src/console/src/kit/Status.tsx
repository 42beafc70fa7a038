import { Tag } from 'antd';
import { useWords, type Words } from '../i18n/useWords';

type Kind = 'activityStatus' | 'receptionStatus' | 'fundUseStatus' | 'violationStatus' | 'stepStatus' | 'findingOutcome' | 'normPackStatus' | 'severity' | 'clueStatus' | 'identityRequestStatus';

const colours: Record<string, string> = {
  SUBMITTED: 'processing', APPLIED: 'processing', AMENDING: 'processing', PAYMENT_REQUESTED: 'processing', EXPLAINED: 'processing',
  APPROVED: 'success', VERIFIED: 'success', CLAIMED: 'success', SETTLED: 'success', PAID: 'success', RECTIFIED: 'success', PASS: 'success', ADOPTED: 'success', CONCLUDED: 'success',
  RETURNED: 'warning', RAISED: 'warning', UNKNOWN: 'default', WARN: 'warning',
  REJECTED: 'error', CONFIRMED: 'error', FAIL: 'error', STOP: 'error', REFERRED: 'error',
  PROPOSED: 'processing', TALKING: 'processing', VERIFYING: 'processing', REGISTERED: 'warning', TRANSFERRED: 'error', REQUESTED: 'processing', RELEASED: 'success', WITHHELD: 'error',
  STARTED: 'processing', HELD: 'processing', RECORDED: 'processing',
};

/** A state in the office's words; the colour only underlines the word. */
export function Status<K extends Kind>({ kind, value }: { kind: K; value: keyof Words[K] & string }) {
  const words = useWords();
  return <Tag color={colours[value] ?? 'default'}>{words[kind][value] as string}</Tag>;
}
