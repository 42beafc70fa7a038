import { useEffect, useState } from 'react';

const texts = {
  zh: {
    name: '合规登记', tagline: '活动审批、经费使用、公务接待与标准执行的登记系统',
    what: '本机运行的服务', whatText: '每一次提交、审批与付款都作为事件记入登记簿，不可改写；标准在填写时即时核对，疑似违规自动列出；任何记录都可按任意时刻回看。',
    signIn: '登录', signOut: '退出', user: '用户名', password: '密码', busy: '请稍候…',
    demo: '演示账号', demoText: '密码在主机首次启动时显示一次，并保存在数据目录的 demo-password 文件中。',
    waiting: '待办', waitingNone: '您的职务没有待办事项。', roles: '职务', noRoles: '此账号的人员目前没有职务。', branches: '分支机构', actingFor: '代行',
    graphiql: 'GraphQL 查询工具', graphiqlText: '浏览接口文档，直接查询与提交。', health: '运行状况', ready: '正常', unready: '数据库不可用',
    unreachable: '无法连接主机，请检查网络后重试。', retry: '重试', unknown: '暂时无法读取', back: '返回首页', signedInAs: '已登录', signInThere: '到首页登录',
    draftActivities: '待提交的活动', approveActivities: '待审批的活动', draftFundUses: '待提交的报销', approveFundUses: '待审批的报销', payFundUses: '待付款的报销', settleFundUses: '待结算的报销',
    draftReceptions: '待办的接待', approveReceptions: '待审批的接待', explain: '待说明的疑似违规', judge: '待处理的疑似违规', allActivities: '活动总数', allFundUses: '报销总数', allViolations: '疑似违规总数',
  },
  en: {
    name: 'Compliance', tagline: 'The register of activity approvals, fund uses, official receptions and the norms they follow',
    what: 'What runs here', whatText: 'Every submission, approval and payment is recorded as an event that nobody rewrites. Norms are checked while a form is filled in, suspected violations are listed by themselves, and any record can be read as of any moment.',
    signIn: 'Sign in', signOut: 'Sign out', user: 'User name', password: 'Password', busy: 'One moment…',
    demo: 'Demo accounts', demoText: 'The password is shown once at the first start of the host and kept in the file demo-password of the data directory.',
    waiting: 'What waits for you', waitingNone: 'Nothing waits for your office.', roles: 'Offices', noRoles: 'The person of this account holds no office now.', branches: 'Branches', actingFor: 'Acting for',
    graphiql: 'GraphQL workbench', graphiqlText: 'Read the contract, query and submit directly.', health: 'Health', ready: 'ready', unready: 'the database does not answer',
    unreachable: 'The host cannot be reached; check the network and try again.', retry: 'Try again', unknown: 'cannot be read now', back: 'Home', signedInAs: 'Signed in', signInThere: 'Sign in on the first page',
    draftActivities: 'Activities to submit', approveActivities: 'Activities to approve', draftFundUses: 'Claims to submit', approveFundUses: 'Claims to approve', payFundUses: 'Claims to pay', settleFundUses: 'Claims to settle',
    draftReceptions: 'Receptions in hand', approveReceptions: 'Receptions to approve', explain: 'Suspected violations to explain', judge: 'Suspected violations to judge', allActivities: 'Activities', allFundUses: 'Claims', allViolations: 'Suspected violations',
  },
} as const;

export type Language = keyof typeof texts;
export type Texts = { [K in keyof (typeof texts)['zh']]: string };
export type TextKey = keyof Texts;

const roleNames: Record<string, [string, string]> = {
  BRANCH_OFFICER: ['分支机构经办人', 'Branch officer'], BRANCH_HEAD: ['分支机构负责人', 'Branch head'], SECRETARIAT: ['秘书处', 'Secretariat'], FINANCE: ['财务', 'Finance'],
  LEADER: ['领导', 'Leader'], DISCIPLINE: ['纪检', 'Discipline'], CUSTODIAN: ['密封信息保管人', 'Custodian'], AUDITOR: ['审计', 'Auditor'], ADMIN: ['系统管理员', 'Administrator'],
};

export const roleName = (role: string, language: Language) => roleNames[role]?.[language === 'zh' ? 0 : 1] ?? role;

/** Chinese first; the switch is remembered on this machine. */
export function useLanguage() {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem('language') === 'en' ? 'en' : 'zh'));
  useEffect(() => {
    localStorage.setItem('language', language);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  return { language, tag: language === 'zh' ? 'zh-CN' : 'en', t: texts[language] as Texts, toggle: () => setLanguage(language === 'zh' ? 'en' : 'zh') };
}
