import { texts, type Same } from '../i18n';

export const zh = {
  title: '预算', branch: '分支机构', line: '预算科目', name: '名称', year: '年度', policy: '超支处理', basis: '依据', total: '预算总额（元）', allocated: '下达（元）', adjusted: '调整（元）', transferredIn: '调入（元）', transferredOut: '调出（元）', lapsed: '年终收回（元）', committed: '占用（元）', spent: '支出（元）', available: '可用（元）', used: '执行率', bar: '使用情况', closed: '已关账',
  keySpent: '支出', keyCommitted: '占用', keyAvailable: '可用', keyOver: '超支', held: '新占用', released: '释放',
  byMonth: '按月份', byBranch: '按分支机构', byLine: '按预算科目', barSays: '{{name}}：总额 {{total}}，支出 {{spent}}，占用 {{committed}}，可用 {{available}}', pickYear: '选择年度',
  commitments: '占用明细', reference: '占用记录', everHeld: '累计占用（元）', freed: '释放（元）', moved: '转出（元）', stillHeld: '仍占用（元）', since: '占用时间', openOnly: '只看未结清', noCommitments: '没有占用。', hidden: '（无权查看）', moreCommitments: '显示更多',
  allocate: '下达预算', adjust: '调整', transfer: '调剂', close: '关账', change: '增减金额（元）', changeHint: '减少时填负数；不能低于已占用与已支出。', reason: '理由', to: '调入预算', toHint: '同一年度、尚未关闭的预算；后面是可用余额', amount: '金额（元）', lineHint: '小写字母、数字和连字符，将成为编号的一部分，例如 meetings', stop: '超支不予受理', warn: '超支提示',
} as const;

export const en: Same<typeof zh> = {
  title: 'Budgets', branch: 'Branch', line: 'Line', name: 'Name', year: 'Year', policy: 'When overdrawn', basis: 'Rests on', total: 'Budget (yuan)', allocated: 'Allocated (yuan)', adjusted: 'Adjusted (yuan)', transferredIn: 'Transferred in (yuan)', transferredOut: 'Transferred out (yuan)', lapsed: 'Lapsed (yuan)', committed: 'Committed (yuan)', spent: 'Spent (yuan)', available: 'Available (yuan)', used: 'Used', bar: 'Use', closed: 'Closed',
  keySpent: 'Spent', keyCommitted: 'Committed', keyAvailable: 'Available', keyOver: 'Overdrawn', held: 'Newly committed', released: 'Released',
  byMonth: 'By month', byBranch: 'By branch', byLine: 'By line', barSays: '{{name}}: budget {{total}}, spent {{spent}}, committed {{committed}}, available {{available}}', pickYear: 'Pick a year',
  commitments: 'What it holds', reference: 'Held for', everHeld: 'Ever held (yuan)', freed: 'Released (yuan)', moved: 'Handed over (yuan)', stillHeld: 'Still held (yuan)', since: 'Since', openOnly: 'Open ones only', noCommitments: 'It holds nothing.', hidden: '(you may not read it)', moreCommitments: 'Show more',
  allocate: 'Allocate a budget', adjust: 'Adjust', transfer: 'Transfer', close: 'Close', change: 'Change (yuan)', changeHint: 'Below zero to lower it; never below what is held and spent.', reason: 'Reason', to: 'Receiving budget', toHint: 'Open budgets of the same year, with what each has free', amount: 'Amount (yuan)', lineHint: 'Lower-case letters, digits and hyphens; part of the id for good, such as meetings', stop: 'Refuse', warn: 'Warn',
};

texts('budgets', zh, en);
