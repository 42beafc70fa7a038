import { texts, type Same } from '../i18n';

export const zh = { title: '首页' } as const;
export const en: Same<typeof zh> = { title: 'Home' };

texts('receptions', zh, en);
