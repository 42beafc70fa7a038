import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

/** The rooms of the money, beside one another. */
export function FinanceTabs() {
  const { t } = useTranslation('finance');
  return (
    <nav className="tabs" aria-label={t('title')}>
      <NavLink to="/funds/claims">{t('all')}</NavLink>
      <NavLink to="/funds/queue">{t('queue')}</NavLink>
      <NavLink to="/funds/settlements">{t('settled')}</NavLink>
      <NavLink to="/funds/invoices">{t('invoiceRegister')}</NavLink>
    </nav>
  );
}
