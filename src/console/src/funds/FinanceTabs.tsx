import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useViewer } from '../session/viewer';

/** The rooms of the money, beside one another. */
export function FinanceTabs() {
  const { t } = useTranslation('funds');
  const decides = useViewer().is('BRANCH_HEAD', 'SECRETARIAT', 'FINANCE', 'LEADER');
  return (
    <nav className="tabs" aria-label={t('title')}>
      <NavLink to="/funds" end>{t('all')}</NavLink>
      {decides && <NavLink to="/funds/queue">{t('queue')}</NavLink>}
      <NavLink to="/funds/settlements">{t('settled')}</NavLink>
      <NavLink to="/funds/invoices">{t('invoiceRegister')}</NavLink>
    </nav>
  );
}
