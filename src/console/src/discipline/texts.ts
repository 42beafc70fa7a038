import { texts, type Same } from '../i18n';

export const zh = {
  title: '违规查询', one: '违规', clause: '条款', classification: '统计类别', status: '状态', severity: '程度', branch: '分支机构', person: '责任人', subject: '所涉记录', subjectKind: '记录类型', amount: '涉及金额（元）', payee: '收款方', place: '地点', occurred: '发生日期', raised: '立项时间', decided: '处置时间', text: '全文', recovered: '追回金额（元）', importedFrom: '导入来源',
  byStatus: '按状态', byClass: '按统计类别', byBranch: '按分支机构', byClause: '按条款', byMonth: '按发生月份', charts: '统计图', number: '件数', month: '月份', none: '（未归类）', noBranch: '（未列明）',
  statement: '统计表', finding: '认定依据', notes: '说明与处置', noNotes: '还没有说明或处置。', subjectHistory: '所涉记录的办理过程', showSubject: '查看所涉记录', sameClause: '本机构同一条款', samePayee: '同一收款方', raisedBy: '触发人', explainedBy: '说明人', decidedBy: '处置人', clue: '问题线索编号',
  explain: '提交说明', explainText: '情况说明', dismiss: '认定不构成', dismissReason: '不构成的理由', confirm: '认定违规', confirmNote: '认定意见', rectify: '记录整改', measures: '整改措施', refer: '转问题线索', referReason: '转线索的理由', clueNumber: '线索编号',
} as const;

export const en: Same<typeof zh> = {
  title: 'Violations', one: 'Violation', clause: 'Clause', classification: 'Official class', status: 'Status', severity: 'Severity', branch: 'Branch', person: 'Who answers for it', subject: 'Record', subjectKind: 'Kind of record', amount: 'Amount (yuan)', payee: 'Payee', place: 'Place', occurred: 'Day', raised: 'Raised', decided: 'Decided', text: 'Full text', recovered: 'Recovered (yuan)', importedFrom: 'Imported from',
  byStatus: 'By status', byClass: 'By official class', byBranch: 'By branch', byClause: 'By clause', byMonth: 'By month', charts: 'Charts', number: 'Count', month: 'Month', none: '(not classified)', noBranch: '(not known)',
  statement: 'Statement', finding: 'Finding', notes: 'Answers and decisions', noNotes: 'Nobody has answered or decided yet.', subjectHistory: 'History of the record', showSubject: 'Open the record', sameClause: 'Same clause, same branch', samePayee: 'Same payee', raisedBy: 'Raised by an act of', explainedBy: 'Explained by', decidedBy: 'Decided by', clue: 'Clue',
  explain: 'Explain', explainText: 'What happened', dismiss: 'Dismiss', dismissReason: 'Why it was no violation', confirm: 'Confirm', confirmNote: 'Note', rectify: 'Record the rectification', measures: 'Measures taken', refer: 'Refer to a clue', referReason: 'Why it is referred', clueNumber: 'Number of the clue',
};

texts('discipline', zh, en);
