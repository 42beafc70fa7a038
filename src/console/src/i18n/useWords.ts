import { useTranslation } from 'react-i18next';
import * as en from './words.en';
import * as zh from './words.zh';

export type Words = typeof zh;

/** The schema's enums as the office says them: `words.activityStatus[status]`. */
export function useWords(): Words {
  const { i18n } = useTranslation('app');
  return i18n.language === 'en' ? en : zh;
}
