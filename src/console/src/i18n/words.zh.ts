import type * as g from '../generated/graphql';

export const role: Record<g.Role, string> = {
  BRANCH_OFFICER: '分支机构经办人', BRANCH_HEAD: '分支机构负责人', SECRETARIAT: '秘书处', FINANCE: '财务', LEADER: '领导',
  DISCIPLINE: '纪检', CUSTODIAN: '密封信息保管人', AUDITOR: '审计', ADMIN: '系统管理员',
};
export const activityStatus: Record<g.ActivityStatus, string> = {
  DRAFT: '草稿', SUBMITTED: '审批中', RETURNED: '已退回', WITHDRAWN: '已撤回', REJECTED: '未批准', APPROVED: '已批准', AMENDING: '变更审批中',
  CANCELLED: '已取消', STARTED: '进行中', CONCLUDED: '已办结', SETTLED: '已决算', ARCHIVED: '已归档',
};
export const activityType: Record<g.ActivityType, string> = {
  CONFERENCE: '学术会议', MEETING: '工作会议', TRAINING: '培训', SURVEY: '调研', STUDY_TRIP: '考察', PUBLICITY: '宣传', BRANCH_ELECTION: '分支机构换届', OTHER: '其他',
};
export const activityClass: Record<g.ActivityClass, string> = { I: '一类', II: '二类', III: '三类', IV: '四类' };
export const costKind: Record<g.CostKind, string> = {
  LODGING: '住宿费', MEALS: '伙食费', VENUE: '场地费', MATERIAL: '资料费', TRANSPORT: '交通费', LECTURE_FEES: '讲课费', OTHER: '其他费用',
};
export const expenseItem: Record<g.ExpenseItem, string> = { ...costKind, RECEPTION: '公务接待费' };
export const lecturerTitle: Record<g.LecturerTitle, string> = { ASSOCIATE_SENIOR: '副高级职称', SENIOR: '正高级职称', ACADEMICIAN: '院士、全国知名专家', OTHER: '其他' };
export const sponsorKind: Record<g.SponsorKind, string> = { SPONSOR: '赞助', CO_ORGANISER: '协办' };
export const fundingSource: Record<g.FundingSource, string> = { BUDGET: '分支机构预算', REGISTRATION_FEES: '注册费', SPONSORSHIP: '赞助', GRANT: '拨款', OTHER: '其他' };
export const placeKind: Record<g.PlaceKind, string> = {
  OWN_PREMISES: '本单位', HOTEL: '宾馆', CONFERENCE_CENTRE: '会议中心', HOSPITAL: '医院', UNIVERSITY: '高校', CANTEEN: '食堂', RESTAURANT: '餐馆',
  ONLINE: '线上', PRIVATE_CLUB: '私人会所', HIGH_CONSUMPTION: '高消费场所', SCENIC_AREA: '风景名胜区', OTHER: '其他',
};
export const providedItem: Record<g.ProvidedItem, string> = {
  ALCOHOL: '酒类', CIGARETTES: '香烟', HIGH_END_DISHES: '高档菜肴', SHARK_FIN: '鱼翅', BIRDS_NEST: '燕窝', WILD_ANIMALS: '野生动物', BANQUET: '宴请', TOUR: '旅游',
  SOUVENIRS: '纪念品', GIFTS: '礼品', AIRPORT_WELCOME: '迎送（机场、车站、码头、辖区边界）', CROSS_REGION_ESCORT: '跨地区陪同', HIDDEN_RECEPTION: '列支在会议、培训中的接待',
};
export const receptionStatus: Record<g.ReceptionStatus, string> = {
  APPLIED: '审批中', RETURNED: '已退回', WITHDRAWN: '已撤回', REJECTED: '未批准', APPROVED: '已批准', CANCELLED: '已取消', HELD: '已接待',
  RECORDED: '清单已填', VERIFIED: '已核验', CLAIMED: '已报销',
};
export const mealKind: Record<g.MealKind, string> = { WORKING_MEAL: '工作餐', SELF_PAID: '自费用餐', OTHER: '其他用餐' };
export const chargeKind: Record<g.ChargeKind, string> = { MEALS: '餐费', VEHICLE: '车费', LODGING: '住宿费', OTHER: '其他' };
export const fundUseStatus: Record<g.FundUseStatus, string> = {
  DRAFT: '草稿', SUBMITTED: '审批中', RETURNED: '已退回', APPROVED: '已批准', PAYMENT_REQUESTED: '待付款', PAID: '已付款', SETTLED: '已核销', REJECTED: '未批准', WITHDRAWN: '已撤回',
};
export const partyKind: Record<g.PartyKind, string> = { COMPANY: '单位', PERSON: '个人' };
export const incomeKind: Record<g.IncomeKind, string> = { FEE: '会费、注册费', SPONSORSHIP: '赞助', DONATION: '捐赠', OTHER: '其他' };
export const overdrawPolicy: Record<g.OverdrawPolicy, string> = { STOP: '超支不予受理', WARN: '超支提示' };
export const stepStatus: Record<g.StepStatus, string> = { WAITING: '待办', APPROVED: '通过', RETURNED: '退回', REJECTED: '不批准' };
/** Steps that are called otherwise than the office that takes them. */
export const stepName: Record<string, string> = { PRE_CHECK: '票据初审', FINANCE_REVIEW: '财务审核', LEADER_APPROVAL: '领导审批' };
export const fileKind = {
  OTHER: '其他', LETTER: '公函', NOTICE: '通知', INVOICE: '发票', CONTRACT: '合同', LIST: '清单', SIGN_IN_SHEET: '签到表', ITEMISED_BILL: '费用原始明细单', APPROVAL: '审批文件', PHOTOGRAPHS: '照片',
};
export const severity: Record<g.Severity, string> = { STOP: '禁止', WARN: '警示', NOTE: '提示' };
export const findingOutcome: Record<g.FindingOutcome, string> = { PASS: '符合', FAIL: '不符合', UNKNOWN: '待填' };
export const violationStatus: Record<g.ViolationStatus, string> = {
  RAISED: '待说明', EXPLAINED: '已说明', DISMISSED: '不构成', CONFIRMED: '已认定', RECTIFIED: '已整改', REFERRED: '已转问题线索',
};
export const clueStatus: Record<g.ClueStatus, string> = {
  REGISTERED: '待处置', PROPOSED: '处置意见待批', TALKING: '谈话函询中', VERIFYING: '初步核实中', EXAMINED: '已核查', SHELVED: '暂存待查', CLOSED: '予以了结', TRANSFERRED: '已移送',
};
export const clueSource: Record<g.ClueSource, string> = {
  REPORT: '信访举报', ASSIGNED: '上级交办', JUDICIARY: '公检法移交', SUPERVISION: '监督检查中发现', INVESTIGATION: '审查调查中发现', AUDIT: '审计中发现', INSPECTION: '巡视巡察中发现', OTHER: '其他',
};
export const disciplineClass: Record<g.DisciplineClass, string> = { POLITICAL: '政治纪律', ORGANIZATIONAL: '组织纪律', INTEGRITY: '廉洁纪律', MASSES: '群众纪律', WORK: '工作纪律', LIFE: '生活纪律' };
export const clueDisposition: Record<g.ClueDisposition, string> = { TALK: '谈话函询', VERIFICATION: '初步核实', SHELVE: '暂存待查', CLOSE: '予以了结', TRANSFER: '移送有关机关' };
export const clueAct: Record<g.ClueAct, string> = {
  SUPPLEMENTED: '补充内容', VIOLATION_LINKED: '关联违规问题', HANDLERS_APPOINTED: '指定承办人', HANDLER_RECUSED: '承办人回避', PROPOSED: '提出处置意见', RETURNED: '退回处置意见', APPROVED: '批准处置意见', TALK_ANSWERED: '谈话函询答复', VERIFIED: '初步核实完成',
};
export const reporterKind: Record<g.ReporterKind, string> = { SIGNED: '实名', ANONYMOUS: '匿名' };
export const identityRequestStatus: Record<g.IdentityRequestStatus, string> = { REQUESTED: '待审定', RELEASED: '已同意', WITHHELD: '不予查阅' };
export const violationClass: Record<g.ViolationClass, string> = {
  A1: 'A1 贯彻党中央决策部署不力', A2: 'A2 不担当、不作为、乱作为、假作为', A3: 'A3 服务群众方面', A4: 'A4 文山会海、检查考核过多', A5: 'A5 其他形式主义、官僚主义',
  B1A: 'B1-1 违规收送名贵特产', B1B: 'B1-2 违规收送礼金和其他礼品', B2A: 'B2-1 违规公款吃喝', B2B: 'B2-2 违规接受宴请', B3: 'B3 违规操办婚丧喜庆',
  B4: 'B4 违规发放津补贴或福利', B5: 'B5 公款旅游、违规接受旅游安排', B6: 'B6 其他享乐主义、奢靡之风',
};
export const verification: Record<g.Verification, string> = { UNVERIFIED: '未核对原文', CHECKED: '已核对原文' };
export const normLayer: Record<g.NormLayer, string> = { NATIONAL: '国家', PROVINCIAL: '省级', ASSOCIATION: '本会', BRANCH: '分支机构' };
export const normPackStatus: Record<g.NormPackStatus, string> = { DRAFTED: '起草', ADOPTED: '施行', SUPERSEDED: '已替代' };
export const judgedKind: Record<g.JudgedKind, string> = { ACTIVITY: '活动', RECEPTION: '公务接待', FUND_USE: '经费使用' };
export const amendmentOutcome: Record<g.AmendmentOutcome, string> = { APPROVED: '批准', REJECTED: '不批准', RETURNED: '退回', WITHDRAWN: '撤回' };
