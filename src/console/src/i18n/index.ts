import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'zh-CN' | 'en';
const key = 'compliance.language';

/** The English of a text table: the same keys, all of them. */
export type Same<T> = { readonly [K in keyof T]: string };

/** Adds a room's texts; called by the room's own `texts.ts` when its pages load. */
export function texts<const T extends Record<string, string>>(room: string, zh: T, en: Same<T>) {
  i18n.addResourceBundle('zh-CN', room, zh);
  i18n.addResourceBundle('en', room, en);
}

const stored = (): Language => (localStorage.getItem(key) === 'en' ? 'en' : 'zh-CN');

void i18n.use(initReactI18next).init({
  lng: stored(),
  fallbackLng: false,
  defaultNS: 'app',
  ns: [],
  resources: {},
  keySeparator: false,
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
});

export const language = (): Language => (i18n.language === 'en' ? 'en' : 'zh-CN');

function follow() {
  document.documentElement.lang = language();
  dayjs.locale(language() === 'en' ? 'en' : 'zh-cn');
}
follow();
i18n.on('languageChanged', follow);

export function speak(next: Language) {
  localStorage.setItem(key, next);
  void i18n.changeLanguage(next);
}

export default i18n;
