import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { onDay } from '../kit/address';
import { useAsOf } from '../kit/useAsOf';
import { useViewer } from '../session/viewer';

/** The rooms of the money, beside one another. */
export function FinanceTabs() {
  const { t } = useTranslation('funds');
  const { day } = useAsOf();
  const decides = useViewer().is('BRANCH_HEAD', 'SECRETARIAT', 'FINANCE', 'LEADER');
  return (
    <nav className="tabs" aria-label={t('title')}>
      <NavLink to={onDay('/funds', day)} end>{t('all')}</NavLink>
      {decides && <NavLink to={onDay('/funds/queue', day)}>{t('queue')}</NavLink>}
      <NavLink to={onDay('/funds/settlements', day)}>{t('settled')}</NavLink>
      <NavLink to={onDay('/funds/invoices', day)}>{t('invoiceRegister')}</NavLink>
    </nav>
  );
}
