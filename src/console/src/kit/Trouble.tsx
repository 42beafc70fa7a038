import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/failure';

/** What could not be read, and what to do next. */
export function Trouble({ failure, again }: { failure: Failure; again?: () => void }) {
  const { t } = useTranslation('kit');
  const retry = again && <Button size="small" onClick={again}>{t('retry')}</Button>;
  switch (failure.kind) {
    case 'unreachable':
      return <Alert type="warning" showIcon title={t('unreachable')} description={t('unreachableHint')} action={retry} />;
    case 'signedOut':
      return <Alert type="info" showIcon title={t('signedOut')} />;
    case 'notAllowed':
      return <Alert type="info" showIcon title={failure.message} description={t('notAllowedHint')} />;
    case 'updated':
      return <Alert type="info" showIcon title={t('updated')} action={<Button size="small" onClick={() => location.reload()}>{t('loadAgain')}</Button>} />;
    case 'fault':
      return <Alert type="error" showIcon title={failure.message} description={failure.correlation && t('faultHint', { id: failure.correlation })} action={retry} />;
  }
}

export function Missing() {
  const { t } = useTranslation('kit');
  return <Alert type="info" showIcon title={t('missing')} description={t('missingHint')} />;
}
