import { texts, type Same } from '../i18n';

export const zh = {
  title: '首页', waiting: '等待我办理', waitingNone: '没有等待您办理的事项。', sent: '我提交的', sentNone: '您还没有提交过。', changed: '上次查看后的变化', seen: '全部看过', since: '自 {{since}}', all: '查看全部 {{n}} 项', ago: '已等 {{age}}', starts: '{{day}} 开始', soon: '临近', updated: '{{age}}前变化', noData: '您的职务没有业务数据；账号管理请用命令行 user 或接口。',
  draftActivities: '待提交的活动', approveActivities: '待审批的活动', runActivities: '进行与待办结的活动', draftFundUses: '待提交的报销', approveFundUses: '待审批的报销', payFundUses: '待付款的报销', settleFundUses: '待核销的报销', returnedReceptions: '退回的接待', approveReceptions: '待审批的接待', listReceptions: '待填清单的接待', verifyReceptions: '待核验的接待', explain: '待说明的疑似违规', judge: '待处理的疑似违规', activities: '活动', fundUses: '经费使用', receptions: '公务接待', violations: '疑似违规', newActivity: '活动审批', newReception: '公务接待', newFundUse: '经费使用',
} as const;

export const en: Same<typeof zh> = {
  title: 'Home', waiting: 'Waits for me', waitingNone: 'Nothing waits for you.', sent: 'What I sent', sentNone: 'You have sent nothing yet.', changed: 'Changed since I last looked', seen: 'All seen', since: 'since {{since}}', all: 'All {{n}}', ago: 'waits {{age}}', starts: 'begins {{day}}', soon: 'soon', updated: 'changed {{age}} ago', noData: 'Your office has no business data; accounts are kept with the verb user or the API.',
  draftActivities: 'Activities to submit', approveActivities: 'Activities to approve', runActivities: 'Activities under way or to be concluded', draftFundUses: 'Claims to submit', approveFundUses: 'Claims to approve', payFundUses: 'Claims to pay', settleFundUses: 'Claims to settle', returnedReceptions: 'Receptions returned', approveReceptions: 'Receptions to approve', listReceptions: 'Receptions without their list', verifyReceptions: 'Receptions to verify', explain: 'Suspected violations to explain', judge: 'Suspected violations to judge', activities: 'Activities', fundUses: 'Fund uses', receptions: 'Receptions', violations: 'Suspected violations', newActivity: 'Activity', newReception: 'Reception', newFundUse: 'Fund use',
};

texts('home', zh, en);
