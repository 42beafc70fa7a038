import { useTranslation } from 'react-i18next';
import { graphql, unmask, type FragmentType } from '../generated';
import { useWords } from '../i18n/useWords';
import { Card, Facts } from '../kit/Facts';
import { yuan } from '../kit/format';

const PlannedSheetParts = graphql(`
  fragment PlannedSheet on ReceptionSheet {
    providedItems
    guests { name unit post rank } companions { name unit post }
    meals { on kind people amount place } stays { from to rooms amount hotel } rides { on route vehicles amount } costs { on what amount } charges { kind people amount }
  }
`);

/** What was applied for, before there is a list. */
export function PlannedSheet({ sheet }: { sheet: FragmentType<typeof PlannedSheetParts> }) {
  const { t } = useTranslation('receptions');
  const kit = useTranslation('kit').t;
  const words = useWords();
  const s = unmask(PlannedSheetParts, sheet);
  const lines = (list: string[]) => <ul className="bare">{list.map((line, i) => <li key={i}>{line}</li>)}</ul>;
  const people = (list: { name?: string | null; unit?: string | null; post?: string | null }[]) => lines(list.map((m) => [m.name ?? '—', m.unit, m.post].filter(Boolean).join(' · ')));
  return (
    <Card title={t('planned')}>
      <Facts facts={[
        s.guests.length > 0 && { label: t('guests'), value: people(s.guests) },
        s.companions.length > 0 && { label: t('companions'), value: people(s.companions) },
        s.meals.length > 0 && { label: t('meals'), value: lines(s.meals.map((m) => [m.on, words.mealKind[m.kind], t('heads', { n: m.people }), m.place, yuan(m.amount)].filter(Boolean).join(' · '))) },
        s.stays.length > 0 && { label: t('stays'), value: lines(s.stays.map((m) => `${m.from} — ${m.to} · ${m.hotel ?? ''} · ${yuan(m.amount)}`)) },
        s.rides.length > 0 && { label: t('rides'), value: lines(s.rides.map((m) => `${m.on} · ${m.route} · ${yuan(m.amount)}`)) },
        s.costs.length > 0 && { label: t('costs'), value: lines(s.costs.map((c) => [c.on, c.what, yuan(c.amount)].filter(Boolean).join(' · '))) },
        (s.charges?.length ?? 0) > 0 && { label: t('charges'), value: lines((s.charges ?? []).map((c) => `${words.chargeKind[c.kind]} · ${t('heads', { n: c.people })} · ${yuan(c.amount)}`)) },
        s.providedItems && s.providedItems.length > 0 && { label: t('papers'), value: s.providedItems.map((i) => words.providedItem[i]).join(kit('comma')) },
      ]} />
    </Card>
  );
}
