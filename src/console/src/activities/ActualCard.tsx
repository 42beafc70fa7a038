import { useTranslation } from 'react-i18next';
import { graphql } from '../generated';
import type { ActualPartsFragment } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { Card, Facts, type Fact } from '../kit/Facts';
import { days } from '../kit/format';
import { placeOf } from './values';

export const ActualParts = graphql(`
  fragment ActualParts on ActivityActual {
    startsOn endsOn participants staff experts guests providedItems summary
    venue { name city place kind }
  }
`);

/** What really happened, where it was not as planned. */
export function ActualCard({ actual: a, planned }: { actual: ActualPartsFragment; planned: { startsOn?: string | null; endsOn?: string | null } }) {
  const { t } = useTranslation('activities');
  const kit = useTranslation('kit').t;
  const words = useWords();
  const people = (['participants', 'staff', 'experts', 'guests'] as const).map((who): Fact => a[who] != null && { label: t(who), value: String(a[who]) });
  const place = placeOf(a.venue, words.placeKind);
  const facts: Fact[] = [
    (a.startsOn ?? a.endsOn) && { label: t('starts'), value: days(a.startsOn ?? planned.startsOn, a.endsOn ?? planned.endsOn) },
    place && { label: t('place'), value: place },
    ...people,
    a.providedItems && { label: t('itemsActual'), value: a.providedItems.length === 0 ? t('nothingProvided') : a.providedItems.map((i) => words.providedItem[i]).join(kit('comma')) },
    a.summary && { label: t('summary'), value: a.summary, wide: true },
  ];
  return <Card title={t('happened')}>{facts.some((f) => f) ? <Facts facts={facts} /> : <p className="muted">{t('asPlanned')}</p>}</Card>;
}
