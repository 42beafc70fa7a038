import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { useRested } from '../forms/live';
import { graphql, unmask } from '../generated';
import type { SettleActivityInput } from '../generated/graphql';
import { Finding, FindingParts } from '../kit/Findings';

const Check = graphql(`query CheckSettlement($input: SettleActivityInput!) { checkActivitySettlement(input: $input) { ...FindingParts } }`);

/** What the final account would break as it stands, while there is time to add what is missing. */
export function SettlementNorms(account: SettleActivityInput) {
  const { t } = useTranslation('forms');
  const input = useRested(account, 400);
  const { data } = useAsk(Check, { input });
  if (!data) return null;
  const failed = data.checkActivitySettlement.map((f) => unmask(FindingParts, f)).filter((f) => f.outcome === 'FAIL');
  return (
    <section aria-label={t('norms')} role="status">
      {failed.length === 0 ? <p className="muted">{t('allClear')}</p> : <ul className="findings">{failed.map((f) => <Finding key={f.clause.id} finding={f} />)}</ul>}
    </section>
  );
}
