import { texts, type Same } from '../i18n';

export const zh = { nothing: '没有可统计的记录。', more: '显示其余 {{n}} 项', less: '收起', asTable: '以表格显示', } as const;
export const en: Same<typeof zh> = { nothing: 'Nothing to count.', more: 'Show {{n}} more', less: 'Show fewer', asTable: 'As a table', };

texts('charts', zh, en);
