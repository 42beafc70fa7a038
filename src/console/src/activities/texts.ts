import { texts, type Same } from '../i18n';

export const zh = {
  title: '活动审批', one: '活动', new: '新建活动', name: '活动名称', status: '状态', type: '类型', class: '类别', branch: '分支机构', starts: '日期', amount: '预算金额（元）', approved: '批准金额（元）', actual: '实际支出（元）', waitingFor: '等待', city: '城市', place: '地点', submittedAt: '提交时间', updatedAt: '最近变化', clause: '条款', inPlan: '年度计划内', importedFrom: '导入来源', createdAt: '建立时间', participants: '参会人数',
} as const;

export const en: Same<typeof zh> = {
  title: 'Activities', one: 'Activity', new: 'New activity', name: 'Title', status: 'Status', type: 'Type', class: 'Class', branch: 'Branch', starts: 'Dates', amount: 'Estimate (yuan)', approved: 'Approved (yuan)', actual: 'Spent (yuan)', waitingFor: 'Waits for', city: 'City', place: 'Place', submittedAt: 'Submitted', updatedAt: 'Last change', clause: 'Clause', inPlan: 'In the annual plan', importedFrom: 'Imported from', createdAt: 'Created', participants: 'Participants',
};

texts('activities', zh, en);
