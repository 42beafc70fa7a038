import { useTranslation } from 'react-i18next';
import { graphql, unmask, type FragmentType } from '../generated';

export const WhoParts = graphql(`fragment WhoParts on Person { id name }`);

/** A person's name; the register keeps the id when the name has been erased. */
export function Who({ person }: { person: FragmentType<typeof WhoParts> | null | undefined }) {
  const { t } = useTranslation('kit');
  const who = unmask(WhoParts, person);
  if (!who) return <>—</>;
  return <span title={who.id}>{who.name ?? t('unknownPerson')}</span>;
}
