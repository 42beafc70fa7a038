import { texts, type Same } from '../i18n';

export const zh = {
  filter: '筛选', addFilter: '添加筛选', clearFilters: '清除筛选', apply: '应用', from: '自', to: '至', upTo: '至', yes: '是', no: '否', removeFilter: '移除筛选 {{what}}', contains: '包含文字', anyText: '文字', me: '本人', madeBy: '起草人', sentBy: '提交人',
  total: '共 {{n}} 条', totalHere: '本页 {{n}} 条，共 {{total}} 条', nothing: '没有符合条件的记录', nothingHint: '放宽或清除筛选条件再试。', previous: '上一页', next: '下一页', first: '回到首页', perPage: '每页 {{n}} 条',
  sortBy: '按“{{what}}”排序', select: '选择此行', selectAll: '选择本页全部', loading: '正在读取',
  asOf: '回看时点', asOfBand: '您看到的是 {{day}} 结束时的登记情况，不是现在。', toNow: '回到现在',
  failed: '没有读到', unreachable: '无法连接主机。', unreachableHint: '网络恢复后会自动重试；填写的内容仍保留在本机。', signedOut: '登录已过期，请重新登录。', updated: '系统已更新，请重新载入页面；填写的内容保留在本机。', loadAgain: '重新载入', notAllowedHint: '如需查看，请联系秘书处调整您的职务。',
  faultHint: '请重试；如仍失败，请把编号 {{id}} 告诉系统管理员。', retry: '重试', missing: '没有找到这条记录，或您无权查看。', missingHint: '请检查地址，或返回列表查找。',
  refusedTitle: '未能办理', done: '已办理：{{what}}', conflict: '此记录刚刚有了变化', conflictHint: '别人已先一步办理。请载入最新情况后再决定；在此之前，您填写的内容仍在这里。', reload: '载入最新情况', clause: '条款', code: '代码',
  source: '依据', arithmetic: '算式', toPass: '如何符合', waivedBy: '特批人', waived: '已特批', findings: '标准核对', noFindings: '没有适用的条款。', showPassed: '显示符合的 {{n}} 项', hidePassed: '收起符合的条款', failCount: '{{n}} 项不符合', unknownCount: '{{n}} 项待填', passCount: '{{n}} 项符合',
  steps: '办理步骤', stepWaits: '等待{{role}}办理', noSteps: '提交后显示办理步骤。', for: '代 {{name}}', earlierRounds: '以前各轮',
  timeline: '办理过程', noTimeline: '还没有办理记录。', more: '显示更多', changes: '改动内容', fact: '事项', before: '改前', after: '改后', imported: '导入', occurred: '发生于 {{at}}', actingFor: '代 {{name}} 办理', reason: '理由',
  attachments: '附件', noAttachments: '没有附件。', download: '下载 {{name}}', dropFiles: '把文件拖到这里，或点按选择', dropHint: 'PDF、OFD、PNG、JPEG、DOCX、XLSX、PPTX、CSV', uploading: '正在上传 {{name}}', uploadFailed: '{{name}} 没有上传成功', removeFile: '移除 {{name}}',
  amountUnit: '元', comma: '、', semicolon: '；', required: '必填', cancel: '取消', remove: '移除此行', print: '打印', unknownPerson: '（姓名已注销）', branch: '分支机构', optional: '选填', comment: '意见',
} as const;

export const en: Same<typeof zh> = {
  filter: 'Filter', addFilter: 'Add filter', clearFilters: 'Clear filters', apply: 'Apply', from: 'from', to: 'to', upTo: 'up to', yes: 'Yes', no: 'No', removeFilter: 'Remove filter {{what}}', contains: 'Contains the text', anyText: 'Text', me: 'Me', madeBy: 'Drafted by', sentBy: 'Sent by',
  total: '{{n}} records', totalHere: '{{n}} on this page, {{total}} in all', nothing: 'No record fits', nothingHint: 'Widen or clear the filters and look again.', previous: 'Previous', next: 'Next', first: 'To the first page', perPage: '{{n}} a page',
  sortBy: 'Sort by {{what}}', select: 'Select this row', selectAll: 'Select the whole page', loading: 'Reading',
  asOf: 'As of', asOfBand: 'You see the register as it stood at the end of {{day}}, not as it stands now.', toNow: 'Back to now',
  failed: 'This could not be read', unreachable: 'The host cannot be reached.', unreachableHint: 'It is asked again once the network is back; what you typed stays on this device.', signedOut: 'Your session has ended; sign in again.', updated: 'The register has been updated; load the page again. What you typed stays on this device.', loadAgain: 'Load again', notAllowedHint: 'If you need to see this, ask the secretariat about your offices.',
  faultHint: 'Try again; if it fails again, give the number {{id}} to the administrator.', retry: 'Try again', missing: 'There is no such record, or you may not see it.', missingHint: 'Check the address, or look for it in the list.',
  refusedTitle: 'This could not be done', done: 'Done: {{what}}', conflict: 'The record has just changed', conflictHint: 'Somebody else acted first. Load the latest state and decide then; until you do, what you typed is still here.', reload: 'Load the latest state', clause: 'Clause', code: 'Code',
  source: 'Source', arithmetic: 'Arithmetic', toPass: 'To pass', waivedBy: 'Waived by', waived: 'Waived', findings: 'Norms', noFindings: 'No clause applies.', showPassed: 'Show the {{n}} that pass', hidePassed: 'Hide what passes', failCount: '{{n}} fail', unknownCount: '{{n}} not said yet', passCount: '{{n}} pass',
  steps: 'Steps', stepWaits: 'Waits for: {{role}}', noSteps: 'The steps are shown once it is submitted.', for: 'for {{name}}', earlierRounds: 'Earlier rounds',
  timeline: 'History', noTimeline: 'Nothing has happened yet.', more: 'Show more', changes: 'What it changed', fact: 'What', before: 'Before', after: 'After', imported: 'Imported', occurred: 'happened {{at}}', actingFor: 'for {{name}}', reason: 'Reason',
  attachments: 'Attachments', noAttachments: 'No attachments.', download: 'Download {{name}}', dropFiles: 'Drop files here, or click to choose', dropHint: 'PDF, OFD, PNG, JPEG, DOCX, XLSX, PPTX, CSV', uploading: 'Uploading {{name}}', uploadFailed: '{{name}} was not uploaded', removeFile: 'Remove {{name}}',
  amountUnit: 'yuan', comma: ', ', semicolon: '; ', required: 'Required', cancel: 'Cancel', remove: 'Remove this line', print: 'Print', unknownPerson: '(name erased)', branch: 'Branch', optional: 'optional', comment: 'Comment',
};

texts('kit', zh, en);
