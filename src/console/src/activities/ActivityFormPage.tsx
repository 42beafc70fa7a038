import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { useAsk } from '../api/ask';
import { useFormVisit } from '../forms/useFormVisit';
import { graphql, unmask } from '../generated';
import { addressOf } from '../kit/address';
import { Bones } from '../kit/Bones';
import { Head } from '../kit/Head';
import { Missing, Trouble } from '../kit/Trouble';
import { ActivityForm } from './ActivityForm';
import { ActivityPlanValues } from './fragments';
import './texts';
import { copyOf, valuesOf } from './values';

const ToEdit = graphql(`query ActivityToEdit($id: ID!) { activity(id: $id) { id version status ...ActivityPlanValues } }`);
const open = new Set(['DRAFT', 'RETURNED', 'WITHDRAWN']);
const amendable = new Set(['APPROVED', 'STARTED']);

/** The form of a new activity (`/activities/edit/new`), of a draft, of one that came back, or of an amendment to an approved one. */
export function ActivityFormPage() {
  const { t } = useTranslation('activities');
  const visit = useFormVisit('activity', '/activities');
  const answer = useAsk(ToEdit, { id: visit.read ?? '' }, { pause: !visit.read, fresh: true });
  const found = answer.data?.activity;
  if (visit.read && !answer.data) return <><Head title={t('edit')} />{answer.failure ? <Trouble failure={answer.failure} again={answer.again} /> : <Bones lines={12} />}</>;
  if (visit.read && !found) return <Missing />;
  if (visit.read && found && !visit.copies && !open.has(found.status) && !amendable.has(found.status)) return <Navigate to={addressOf(found.id) ?? '/activities'} replace />;
  const values = found && unmask(ActivityPlanValues, found);
  return (
    <ActivityForm key={visit.key} record={found && !visit.copies ? { id: found.id, version: found.version } : null}
      amends={!!found && !visit.copies && amendable.has(found.status)} start={values ? (visit.copies ? copyOf(values) : valuesOf(values)) : undefined} onMade={visit.made} />
  );
}
