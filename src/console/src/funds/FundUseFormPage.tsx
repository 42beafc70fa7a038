import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { useFormVisit } from '../forms/useFormVisit';
import { graphql, unmask } from '../generated';
import { Bones } from '../kit/Bones';
import { Head } from '../kit/Head';
import { Missing, Trouble } from '../kit/Trouble';
import { FundUseValues } from './documents';
import { FundUseForm } from './FundUseForm';
import './texts';
import { copyOf, valuesOf } from './values';

const ToEdit = graphql(`query FundUseToEdit($id: ID!) { fundUse(id: $id) { id version status ...FundUseValues } }`);

/** The form of a new claim (`/funds/edit/new`), of a draft, or of one that came back. */
export function FundUseFormPage() {
  const { t } = useTranslation('funds');
  const visit = useFormVisit('fund-use', '/funds');
  const answer = useAsk(ToEdit, { id: visit.read ?? '' }, { pause: !visit.read, fresh: true });
  const found = answer.data?.fundUse;
  if (visit.read && !answer.data) return <><Head title={t('edit')} />{answer.failure ? <Trouble failure={answer.failure} again={answer.again} /> : <Bones lines={10} />}</>;
  if (visit.read && !found) return <Missing />;
  const values = found && unmask(FundUseValues, found);
  return (
    <FundUseForm key={visit.key} record={found && !visit.copies ? { id: found.id, version: found.version } : null} linked={visit.linked}
      start={values ? (visit.copies ? copyOf(values) : valuesOf(values)) : undefined} onMade={visit.made} />
  );
}
