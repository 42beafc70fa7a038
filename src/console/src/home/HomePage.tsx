import { useTranslation } from 'react-i18next';
import { Head } from '../kit/Head';
import './texts';

export function HomePage() {
  const { t } = useTranslation('home');
  return <Head title={t('title')} />;
}
