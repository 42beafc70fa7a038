import { texts, type Same } from '../i18n';

export const zh = { title: '查找', titleFor: '查找“{{q}}”', hint: '输入标题、地点、来访单位、收款方、发票号、公函文号、条款名称或记录编号。', none: '没有找到。可换一个词，或到各列表用筛选查找。', activities: '活动', receptions: '公务接待', funds: '经费使用', invoices: '发票', violations: '疑似违规', budgets: '预算', clauses: '标准条款', all: '查看全部', } as const;
export const en: Same<typeof zh> = { title: 'Search', titleFor: 'Search for “{{q}}”', hint: 'Type a title, a place, a visiting unit, a payee, the number of an invoice or letter, the name of a clause, or the id of a record.', none: 'Nothing was found. Try another word, or the filters of the lists.', activities: 'Activities', receptions: 'Receptions', funds: 'Fund uses', invoices: 'Invoices', violations: 'Suspected violations', budgets: 'Budgets', clauses: 'Norm clauses', all: 'Show all', };

texts('search', zh, en);
