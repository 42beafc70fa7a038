import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import { graphql } from '../generated';
import type { WaiverPartsFragment } from '../generated/graphql';
import { ActButton } from '../kit/ActButton';
import { text } from '../kit/ActDialog';
import { instant } from '../kit/format';
import { Who } from '../kit/Who';

export const WaiverParts = graphql(`
  fragment WaiverParts on Waiver {
    id status reason grantedAt revokedAt revocationReason
    clause { id title }
    grantedBy { ...WhoParts }
    revokedBy { ...WhoParts }
  }
`);
const Revoke = graphql(`mutation RevokeWaiver($input: RevokeWaiverInput!) { revokeWaiver(input: $input) { waiver { id status } errors { ...ActFailure } } }`);

type Props = { waiver: WaiverPartsFragment; subject: string; revocable: boolean };

/** Who let the record pass the clause, when and why; and who took that back. */
export function Waiver({ waiver: w, subject, revocable }: Props) {
  const { t } = useTranslation('norms');
  const revoking = useAct(Revoke);
  return (
    <div className="waiver">
      <p>{t('waivedBy')}: <Who person={w.grantedBy} /> <span className="muted">{instant(w.grantedAt)}</span> · {w.reason}</p>
      {w.status === 'REVOKED'
        ? <p>{t('revokedBy')}: <Who person={w.revokedBy} /> <span className="muted">{instant(w.revokedAt)}</span> · {w.revocationReason}</p>
        : revocable && <ActButton label={t('revokeWaiver')} act={revoking} intro={t('revokeIntro')} asks={[{ name: 'reason', label: t('revokeReason'), required: true }]} input={(said) => ({ subject, clause: w.clause.id, reason: text(said, 'reason') })} />}
    </div>
  );
}
