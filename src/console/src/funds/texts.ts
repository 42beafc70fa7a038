import { texts, type Same } from '../i18n';

export const zh = {
  title: '经费使用', new: '新建报销', edit: '填写经费使用', name: '事项', status: '状态', branch: '分支机构', amount: '金额（元）', payee: '收款方', occurredOn: '发生日期', endedOn: '结束日期', waitingFor: '等待', submittedAt: '提交时间', updatedAt: '最近变化', paidAt: '付款时间', importedFrom: '导入来源', invoice: '发票号', clause: '不符合的条款',
  basics: '基本情况', purpose: '用途说明', linked: '关联的活动或接待', lines: '费用明细', item: '科目', budget: '预算', note: '说明', addLine: '添加明细', invoices: '发票', number: '发票号码', code: '发票代码', seller: '销售方', date: '开票日期', addInvoice: '添加发票', invoicesHint: '一张发票在本会只能使用一次；重复的号码会立即提示。', linesHint: '每行选择列支的预算。', kind: '收款方类型', payeeName: '收款方名称', account: '账号', bank: '开户行', accountHint: '只保留末四位，全号不入库。', papers: '附件', sum: '合计', invoiceSum: '发票合计 {{sum}} 元，与明细相差 {{difference}} 元。',
  approvedAmount: '批准金额（元）', paidAmount: '已付金额（元）', settledAmount: '核销金额（元）', facts: '报销内容', settlement: '核销', estimate: '批准（元）', actual: '实际（元）', difference: '差额（元）', released: '释放（元）', refunded: '退回（元）', voucher: '凭证号', submittedBy: '提交人', reason: '原因',
  approve: '通过', return: '退回', reject: '不批准', withdraw: '撤回', requestPayment: '申请付款', pay: '登记付款', continue: '继续填写', comment: '意见（选填）', needReason: '请写明理由', approved: '已通过', returned: '已退回', rejected: '已决定不批准', withdrawn: '已撤回', requested: '已申请付款', paid: '已登记付款', copy: '复制为新报销', print: '打印审批单', form: '经费使用审批单',
} as const;

export const en: Same<typeof zh> = {
  title: 'Fund uses', new: 'New claim', edit: 'Fund use', name: 'Matter', status: 'Status', branch: 'Branch', amount: 'Amount (yuan)', payee: 'Payee', occurredOn: 'Day', endedOn: 'Ended', waitingFor: 'Waits for', submittedAt: 'Submitted', updatedAt: 'Last change', paidAt: 'Paid', importedFrom: 'Imported from', invoice: 'Invoice number', clause: 'Clause that fails',
  basics: 'What it is', purpose: 'Purpose', linked: 'Activity or reception it belongs to', lines: 'Lines', item: 'Item', budget: 'Budget', note: 'Note', addLine: 'Add a line', invoices: 'Invoices', number: 'Number', code: 'Code', seller: 'Seller', date: 'Date', addInvoice: 'Add an invoice', invoicesHint: 'An invoice is used once in the association; a number used before is told at once.', linesHint: 'Every line names the budget that pays.', kind: 'Kind of payee', payeeName: 'Name of the payee', account: 'Account', bank: 'Bank', accountHint: 'Only the last four digits are kept.', papers: 'Attachments', sum: 'Total', invoiceSum: 'The invoices add up to {{sum}} yuan, {{difference}} yuan off the lines.',
  approvedAmount: 'Approved (yuan)', paidAmount: 'Paid (yuan)', settledAmount: 'Settled (yuan)', facts: 'Claim', settlement: 'Settlement', estimate: 'Approved (yuan)', actual: 'Actual (yuan)', difference: 'Difference (yuan)', released: 'Released (yuan)', refunded: 'Paid back (yuan)', voucher: 'Voucher', submittedBy: 'Submitted by', reason: 'Reason',
  approve: 'Approve', return: 'Return', reject: 'Reject', withdraw: 'Withdraw', requestPayment: 'Ask for payment', pay: 'Record the payment', continue: 'Go on with it', comment: 'Comment (optional)', needReason: 'Say why', approved: 'Approved', returned: 'Returned', rejected: 'Rejected', withdrawn: 'Withdrawn', requested: 'Payment is asked for', paid: 'The payment is recorded', copy: 'Copy to a new one', print: 'Print the form', form: 'Fund use form',
};

texts('funds', zh, en);
