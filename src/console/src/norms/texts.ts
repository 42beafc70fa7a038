import { texts, type Same } from '../i18n';

export const zh = {
  title: '标准条款', clauses: '现行条款', packs: '标准汇编', on: '业务日期', kind: '适用于', everyKind: '全部', clause: '条款', source: '依据', layer: '层级', adoptedBy: '采纳依据', stricter: '从严理由', status: '状态', inForce: '施行期间', resolution: '采纳决议', pack: '汇编', count: '条款数', unverified: '以下数字为参照采纳，未经本会人员与原文核对前不得作为依据引用。', none: '这一天没有适用的条款。', classification: '统计分类', find: '查找条款',
  waive: '特批', waiveOther: '特批其他条款', waiveIntro: '只让本记录通过“{{clause}}”这一条：该条仍记为不符合，特批人和理由一并留存。', waiveOtherIntro: '办理过程中被某条款挡住而此处没有列出时使用；只对本记录的这一条款有效。', waiveReason: '特批理由', waivedBy: '特批人', revokeWaiver: '撤销特批', revokeIntro: '此后该条款重新约束本记录；已经按特批审核的部分不变。', revokeReason: '撤销理由', revokedBy: '已撤销',
} as const;
export const en: Same<typeof zh> = {
  title: 'Norms', clauses: 'Clauses in force', packs: 'Norm packs', on: 'Business date', kind: 'Binds', everyKind: 'All kinds', clause: 'Clause', source: 'Source', layer: 'Layer', adoptedBy: 'Adopted by', stricter: 'Why stricter', status: 'Status', inForce: 'In force', resolution: 'Resolution', pack: 'Pack', count: 'Clauses', unverified: 'These figures are adopted by reference; they are not quoted as law before the association has compared them with the original.', none: 'No clause binds on this day.', classification: 'Class', find: 'Find a clause',
  waive: 'Waive', waiveOther: 'Waive another clause', waiveIntro: 'Lets this record alone pass “{{clause}}”: the finding stands as failed, with who waived it and why.', waiveOtherIntro: 'For a clause that stopped an act on the way and is not among these findings; it holds for this record and this clause alone.', waiveReason: 'Why it is waived', waivedBy: 'Waived by', revokeWaiver: 'Revoke the waiver', revokeIntro: 'The clause binds the record again from now on; what was judged under the waiver stays judged so.', revokeReason: 'Why it is revoked', revokedBy: 'Revoked by',
};

texts('norms', zh, en);
