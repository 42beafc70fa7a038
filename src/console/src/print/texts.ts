import { texts, type Same } from '../i18n';

export const zh = {
  activity: '活动审批表', reception: '公务接待审批单', fundUse: '经费使用审批单', number: '编号', printed: '打印时间', print: '打印', back: '返回', unit: '申报单位', name: '名称', type: '类型', days: '日期', place: '地点', people: '人数', people4: '参会 {{p}}，工作 {{s}}，专家 {{e}}，嘉宾 {{g}}', purpose: '目的与内容', inPlan: '年度计划', amount: '合计（元）', applicant: '申报人', budget: '列支预算', items: '申报提供的项目', none: '无',
  costs: '费用预算', item: '项目', estimate: '金额（元）', note: '说明', steps: '审批意见', step: '步骤', opinion: '意见', who: '签字', when: '日期', norms: '标准核对', clause: '条款', outcome: '结果', arithmetic: '算式', source: '依据', guestUnit: '来访单位', host: '接待人', schedule: '日程安排', letter: '公函', guests: '来宾人数', companions: '陪餐人数', payee: '收款方', occurredOn: '发生日期', invoices: '发票', seller: '销售方', classified: '本表不得填写涉密内容。',
} as const;
export const en: Same<typeof zh> = {
  activity: 'Activity approval form', reception: 'Official reception form', fundUse: 'Fund use form', number: 'Number', printed: 'Printed', print: 'Print', back: 'Back', unit: 'Applicant', name: 'Title', type: 'Type', days: 'Days', place: 'Place', people: 'People', people4: '{{p}} participants, {{s}} staff, {{e}} experts, {{g}} guests', purpose: 'Purpose and content', inPlan: 'Annual plan', amount: 'Total (yuan)', applicant: 'Submitted by', budget: 'Budget', items: 'Declared as provided', none: 'None',
  costs: 'Cost estimate', item: 'Item', estimate: 'Amount (yuan)', note: 'Note', steps: 'Decisions', step: 'Step', opinion: 'Decision', who: 'Signed', when: 'Day', norms: 'Norms', clause: 'Clause', outcome: 'Outcome', arithmetic: 'Arithmetic', source: 'Source', guestUnit: 'Visiting unit', host: 'Host', schedule: 'Schedule', letter: 'Official letter', guests: 'Guests', companions: 'At table', payee: 'Payee', occurredOn: 'Day', invoices: 'Invoices', seller: 'Seller', classified: 'Nothing classified is written on this form.',
};

texts('print', zh, en);
