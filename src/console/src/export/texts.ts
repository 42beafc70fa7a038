import { texts, type Same } from '../i18n';

export const zh = {
  export: '导出', intro: '导出符合当前筛选条件的全部记录，列和次序与页面一致。', purpose: '导出用途', purposeHint: '与导出记录一并登记，供监督人员查阅。', kind: '文件格式', xlsx: 'Excel 文件（XLSX）', csv: 'CSV 文件', working: '正在导出 {{n}} / {{total}}', failed: '导出没有完成，请重试。', rows: '记录', about: '说明', exportedAt: '导出时间', asOf: '登记时点', now: '导出时', filter: '筛选条件', none: '无', order: '排序', total: '记录数', up: '升序', down: '降序', tooMany: '超过 {{n}} 条，请先缩小筛选范围。',
} as const;
export const en: Same<typeof zh> = {
  export: 'Export', intro: 'Every record that fits the filters, with the columns and in the order of the page.', purpose: 'What it is for', purposeHint: 'Kept beside the export in the register, for those who oversee it.', kind: 'Format', xlsx: 'Excel file (XLSX)', csv: 'CSV file', working: 'Exporting {{n}} / {{total}}', failed: 'The export did not finish; try again.', rows: 'Records', about: 'About', exportedAt: 'Exported at', asOf: 'Register as of', now: 'the export', filter: 'Filters', none: 'none', order: 'Order', total: 'Records', up: 'ascending', down: 'descending', tooMany: 'More than {{n}} records; narrow the filters first.',
};

texts('export', zh, en);
