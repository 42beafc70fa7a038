import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { Head } from '../kit/Head';

/** A page that failed. After an update of the host the old page's pieces are gone: then loading again is all it takes. */
export function Broken() {
  const { t } = useTranslation('app');
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  const said = error instanceof Error ? error.message : String(error);
  const updated = /dynamically imported|module script/i.test(said);
  return (
    <Alert type="error" showIcon title={updated ? t('updated') : t('broken')} description={!updated && <><p>{t('brokenText')}</p><code>{said}</code></>}
      action={<Button onClick={() => location.reload()}>{t('reload')}</Button>} />
  );
}

export function NotFound() {
  const { t } = useTranslation('app');
  return (
    <>
      <Head title={t('notFound')} />
      <Alert type="info" showIcon title={t('notFoundText')} action={<Link to="/">{t('toHome')}</Link>} />
    </>
  );
}
