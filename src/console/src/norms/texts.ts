import { texts, type Same } from '../i18n';

export const zh = {
  title: '标准条款', clauses: '现行条款', packs: '标准汇编', on: '业务日期', kind: '适用于', everyKind: '全部', clause: '条款', source: '依据', layer: '层级', adoptedBy: '采纳依据', stricter: '从严理由', status: '状态', inForce: '施行期间', resolution: '采纳决议', pack: '汇编', count: '条款数', unverified: '以下数字为参照采纳，未经本会人员与原文核对前不得作为依据引用。', none: '这一天没有适用的条款。', classification: '统计分类', find: '查找条款',
} as const;
export const en: Same<typeof zh> = {
  title: 'Norms', clauses: 'Clauses in force', packs: 'Norm packs', on: 'Business date', kind: 'Binds', everyKind: 'All kinds', clause: 'Clause', source: 'Source', layer: 'Layer', adoptedBy: 'Adopted by', stricter: 'Why stricter', status: 'Status', inForce: 'In force', resolution: 'Resolution', pack: 'Pack', count: 'Clauses', unverified: 'These figures are adopted by reference; they are not quoted as law before the association has compared them with the original.', none: 'No clause binds on this day.', classification: 'Class', find: 'Find a clause',
};

texts('norms', zh, en);
