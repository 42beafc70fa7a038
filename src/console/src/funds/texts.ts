import { texts, type Same } from '../i18n';

export const zh = {
  title: '经费使用', new: '新建报销', edit: '填写经费使用', name: '事项', branch: '分支机构', amount: '金额（元）', payee: '收款方', occurredOn: '发生日期', endedOn: '结束日期',
  basics: '基本情况', purpose: '用途说明', linked: '关联的活动或接待', lines: '费用明细', item: '科目', budget: '预算', note: '说明', addLine: '添加明细', invoices: '发票', number: '发票号码', code: '发票代码', seller: '销售方', date: '开票日期', addInvoice: '添加发票', invoicesHint: '一张发票在本会只能使用一次；重复的号码会立即提示。', linesHint: '每行选择列支的预算。', kind: '收款方类型', payeeName: '收款方名称', account: '账号', bank: '开户行', accountHint: '只保留末四位，全号不入库。', papers: '附件', sum: '合计', invoiceSum: '发票合计 {{sum}} 元，与明细相差 {{difference}} 元。',
} as const;

export const en: Same<typeof zh> = {
  title: 'Fund uses', new: 'New claim', edit: 'Fund use', name: 'Matter', branch: 'Branch', amount: 'Amount (yuan)', payee: 'Payee', occurredOn: 'Day', endedOn: 'Ended',
  basics: 'What it is', purpose: 'Purpose', linked: 'Activity or reception it belongs to', lines: 'Lines', item: 'Item', budget: 'Budget', note: 'Note', addLine: 'Add a line', invoices: 'Invoices', number: 'Number', code: 'Code', seller: 'Seller', date: 'Date', addInvoice: 'Add an invoice', invoicesHint: 'An invoice is used once in the association; a number used before is told at once.', linesHint: 'Every line names the budget that pays.', kind: 'Kind of payee', payeeName: 'Name of the payee', account: 'Account', bank: 'Bank', accountHint: 'Only the last four digits are kept.', papers: 'Attachments', sum: 'Total', invoiceSum: 'The invoices add up to {{sum}} yuan, {{difference}} yuan off the lines.',
};

texts('funds', zh, en);
