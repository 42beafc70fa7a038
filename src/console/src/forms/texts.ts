import { texts, type Same } from '../i18n';

export const zh = {
  saved: '草稿已保存于 {{at}}', savedHere: '草稿已保存在本机 {{at}}', saving: '正在保存草稿', unsaved: '尚未保存', saveFailed: '草稿暂存于本机，尚未保存到主机', restored: '已恢复您在 {{at}} 未提交的内容。', discard: '放弃，重新填写', overtaken: '这条记录在别处被改动', overtakenHint: '主机上的内容比您所见的新，可能是同事改的，也可能是您在另一处保存的。自动保存已停止，您填写的内容仍在本机。请选择保留哪一份；保留您的内容将覆盖主机上的改动。', loadTheirs: '载入主机上的内容', keepMine: '保留我的内容', keep: '继续填写',
  copy: '复制以往记录', copyTitle: '从以往记录复制', copyHint: '复制内容，不复制日期、附件和审批结果。', copied: '已复制“{{title}}”的内容，请核对日期和金额。', noneToCopy: '没有可复制的记录。', copyThis: '复制',
  checking: '正在核对', notYet: '填写{{what}}后开始核对。', checkFailed: '暂时无法核对：{{why}}', norms: '标准核对', allClear: '没有发现不符合之处。', byField: '转到填写处',
  quota: '综合定额', quotaOf: '定额 {{limit}} 元', quotaUsed: '已列 {{cost}} 元', quotaLeft: '剩余 {{left}} 元', quotaOver: '超出 {{over}} 元', perPersonDay: '每人每天 {{n}} 元',
  remedyCost: '减少 {{over}} 元，控制在 {{limit}} 元以内。', remedyMost: '不超过 {{limit}}。', remedyLess: '减少 {{over}}，不超过 {{limit}}。',
  budget: '预算', budgetLeft: '可用余额', budgetReserved: '已为其预留', budgetUntouched: '所列资金来源不占用分支机构的预算。', budgetThis: '本次金额', budgetAfter: '批准后剩余', budgetShort: '余额不足，差 {{short}} 元。', budgetNone: '{{year}} 年没有“{{line}}”预算，请联系财务。', budgetHeld: '已占用 {{committed}} 元，已支出 {{spent}} 元，共 {{allocated}} 元',
  route: '将经过的步骤', routeHint: '提交后按此办理；金额或类型变化时步骤随之变化。', filing: '批准后须向业务主管单位报备。',
  submit: '提交审批', saveDraft: '保存草稿', keepLater: '稍后再填', submitConfirm: '确定提交审批吗？', stopsLeft: '有 {{n}} 项禁止性条款不符合，除非领导特批，提交不会被受理。', submitAnyway: '仍然提交', fix: '返回修改', fieldsWrong: '请改正标出的 {{n}} 处。', dateOrder: '结束日期不能早于开始日期',
  declareNone: '以上均不提供', provided: '提供的项目', providedHint: '如实申报；未申报视为未知，不视为没有。', total: '合计', note: '说明', amount: '金额', yes: '是', no: '否', kindOfFile: '附件类别', scan: '发票文件', scanAdd: '上传文件',
} as const;

export const en: Same<typeof zh> = {
  saved: 'Draft saved {{at}}', savedHere: 'Draft kept on this device {{at}}', saving: 'Saving the draft', unsaved: 'Not saved yet', saveFailed: 'The draft is kept on this device; the host does not have it yet', restored: 'What you typed and did not submit ({{at}}) is here again.', discard: 'Discard and start anew', overtaken: 'This record was changed elsewhere', overtakenHint: 'The host has something newer than what you saw, from a colleague or from another page of yours. Nothing is saved by itself any more; what you typed is still on this device. Choose which of the two stays: keeping yours overwrites what the host has.', loadTheirs: 'Load what the host has', keepMine: 'Keep mine', keep: 'Go on',
  copy: 'Copy an earlier one', copyTitle: 'Copy from an earlier record', copyHint: 'The content is copied; days, attachments and decisions are not.', copied: 'Copied from “{{title}}”; look over days and amounts.', noneToCopy: 'There is nothing to copy.', copyThis: 'Copy',
  checking: 'Checking', notYet: 'Checked once this is filled in: {{what}}.', checkFailed: 'It cannot be checked now: {{why}}', norms: 'Norms', allClear: 'Nothing fails.', byField: 'To the field',
  quota: 'Quota', quotaOf: 'Quota {{limit}} yuan', quotaUsed: '{{cost}} yuan planned', quotaLeft: '{{left}} yuan left', quotaOver: '{{over}} yuan over', perPersonDay: '{{n}} yuan per person and day',
  remedyCost: 'Take {{over}} yuan off, to {{limit}} yuan at most.', remedyMost: 'At most {{limit}}.', remedyLess: '{{over}} less, {{limit}} at most.',
  budget: 'Budget', budgetLeft: 'Available', budgetReserved: 'Reserved for it', budgetUntouched: 'The sources of money named take nothing from the branch’s budgets.', budgetThis: 'This record', budgetAfter: 'Left once approved', budgetShort: '{{short}} yuan short.', budgetNone: 'There is no budget “{{line}}” for {{year}}; ask finance.', budgetHeld: '{{committed}} yuan held, {{spent}} yuan spent, of {{allocated}} yuan',
  route: 'Steps it will walk', routeHint: 'It walks these once submitted; they follow the amount and the type.', filing: 'Filed with the supervisory unit once approved.',
  submit: 'Submit', saveDraft: 'Save draft', keepLater: 'Go on later', submitConfirm: 'Submit for approval?', stopsLeft: '{{n}} clauses that forbid it fail; it will not be taken unless a leader waives them.', submitAnyway: 'Submit all the same', fix: 'Back to the form', fieldsWrong: 'Mend the {{n}} marked fields.', dateOrder: 'The end lies before the beginning',
  declareNone: 'None of these is provided', provided: 'Items provided', providedHint: 'Declare what is so; what is not declared is unknown, not absent.', total: 'Total', note: 'Note', amount: 'Amount', yes: 'Yes', no: 'No', kindOfFile: 'Kind of attachment', scan: 'Invoice file', scanAdd: 'Upload the file',
};

texts('forms', zh, en);
