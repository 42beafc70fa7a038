import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAsk } from '../api/ask';
import { useFormVisit } from '../forms/useFormVisit';
import { graphql, unmask } from '../generated';
import { Bones } from '../kit/Bones';
import { Head } from '../kit/Head';
import { Missing, Trouble } from '../kit/Trouble';
import { ReceptionValues } from './fragments';
import { ReceptionForm } from './ReceptionForm';
import './texts';
import { copyOf, valuesOf } from './values';

const ToEdit = graphql(`query ReceptionToEdit($id: ID!) { reception(id: $id) { id version status ...ReceptionValues } }`);

/** The application for a reception: new (`/receptions/edit/new`), or one that came back. */
export function ReceptionFormPage() {
  const { t } = useTranslation('receptions');
  const visit = useFormVisit('reception', '/receptions');
  const answer = useAsk(ToEdit, { id: visit.read ?? '' }, { pause: !visit.read, fresh: true });
  const found = answer.data?.reception;
  if (visit.read && !answer.data) return <><Head title={t('edit')} />{answer.failure ? <Trouble failure={answer.failure} again={answer.again} /> : <Bones lines={10} />}</>;
  if (visit.read && !found) return <Missing />;
  const values = found && unmask(ReceptionValues, found);
  return <ReceptionForm key={visit.key} record={found && !visit.copies ? { id: found.id, version: found.version } : null} forList={false} start={values ? (visit.copies ? copyOf(values) : valuesOf(values, false)) : undefined} />;
}

/** The list 接待清单 of a reception that took place. */
export function ReceptionListPage() {
  const { t } = useTranslation('receptions');
  const { id = '' } = useParams();
  const answer = useAsk(ToEdit, { id: `reception/${id}` }, { fresh: true });
  const found = answer.data?.reception;
  if (!answer.data) return <><Head title={t('list')} />{answer.failure ? <Trouble failure={answer.failure} again={answer.again} /> : <Bones lines={10} />}</>;
  if (!found) return <Missing />;
  return <ReceptionForm key={`list:${id}`} record={{ id: found.id, version: found.version }} forList start={valuesOf(unmask(ReceptionValues, found), true)} />;
}
