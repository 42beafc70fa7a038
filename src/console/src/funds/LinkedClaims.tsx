import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { graphql } from '../generated';
import type { LinkedClaimFragment } from '../generated/graphql';
import { addressOf } from '../kit/address';
import { Card } from '../kit/Facts';
import { sum, yuan } from '../kit/format';
import { Status } from '../kit/Status';
import { Wide } from '../kit/Wide';
import './texts';

export const LinkedClaim = graphql(`fragment LinkedClaim on FundUse { id title status amount paidAmount settledAmount }`);

/** The way from a record to its money: each claim that belongs to it, with what became of it. */
export function LinkedClaims({ claims, to }: { claims: readonly LinkedClaimFragment[]; /** The form of a new one, for who may make it. */ to?: string | false }) {
  const { t } = useTranslation('funds');
  const figures = ['amount', 'paidAmount', 'settledAmount'] as const;
  return (
    <Card title={t('title')} extra={to && <Link to={to}>{t('new')}</Link>}>
      {claims.length === 0 ? <p className="muted">{t('noClaims')}</p> : (
        <Wide label={t('title')}>
          <table className="plain">
            <thead><tr><th>{t('name')}</th><th>{t('status')}</th>{figures.map((f) => <th key={f} className="figure">{t(f)}</th>)}</tr></thead>
            <tbody>
              {claims.map((c) => (
                <tr key={c.id}><th scope="row"><Link to={addressOf(c.id) ?? '#'}>{c.title}</Link></th><td><Status kind="fundUseStatus" value={c.status} /></td>{figures.map((f) => <td key={f} className="figure">{yuan(c[f])}</td>)}</tr>
              ))}
            </tbody>
            {claims.length > 1 && <tfoot><tr><th scope="row">{t('total')}</th><td />{figures.map((f) => <td key={f} className="figure">{yuan(sum(claims.map((c) => c[f])))}</td>)}</tr></tfoot>}
          </table>
        </Wide>
      )}
    </Card>
  );
}
