import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { language, speak } from '../i18n';

export function LanguageSwitch() {
  const { t } = useTranslation('app');
  const next = language() === 'en' ? 'zh-CN' : 'en';
  return <Button type="text" size="small" lang={next} onClick={() => speak(next)}>{t('languageSwitch')}</Button>;
}
