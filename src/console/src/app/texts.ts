import { texts, type Same } from '../i18n';

export const zh = {
  name: '合规登记', tagline: '活动审批、经费使用、公务接待与标准执行的登记系统', classified: '涉密不上网：严禁在本系统录入、上传、传输任何涉及国家秘密或内部敏感的内容。', notice: '保密提示', close: '关闭',
  skip: '跳到正文', menu: '菜单', navigation: '导航', account: '账号', signOut: '退出登录', theme: '外观', light: '浅色', dark: '深色', system: '跟随系统', languageSwitch: 'English', standInFor: '代 {{name}} 行使职务', ownOffices: '恢复本人职务', actingBand: '您正在代 {{name}} 行使职务。',
  signIn: '登录', user: '用户名', password: '密码', oneTimeCode: '验证码', codeHint: '验证器应用中的六位数字，或一个恢复码。', newPassword: '新密码', newPasswordHint: '至少 12 个字符，不含用户名。', newPasswordWanted: '该密码只能使用一次，请设置新密码。', repeated: '再输一次新密码', notRepeated: '两次输入的不一样。', unreachable: '无法连接主机，请检查网络后重试。', retry: '重试', demo: '演示账号', demoText: '密码在主机首次启动时显示一次，并保存在数据目录的 demo-password 文件中。',
  ended: '登录已过期', endedText: '请重新登录。页面和您填写的内容都在原处。',
  lost: '与主机的连接中断，正在重试。您可以继续填写，内容保留在本机。',
  home: '首页', activities: '活动审批', receptions: '公务接待', funds: '经费使用', queue: '审核台', budgets: '预算', norms: '标准条款', violations: '违规查询', clues: '问题线索', identities: '举报人身份查阅', search: '查找', searchHint: '查找记录：标题、单位、票号、编号', graphiql: '接口查询工具',
  notFound: '没有这个页面', notFoundText: '地址可能有误，或页面已移动。', toHome: '返回首页', broken: '页面出错了', brokenText: '已填写的草稿保存在本机。请重新载入；如仍出错，请把下面的文字告诉系统管理员。', reload: '重新载入', updated: '系统已更新，请重新载入页面。',
} as const;

export const en: Same<typeof zh> = {
  name: 'Compliance', tagline: 'The register of activity approvals, fund uses, official receptions and the norms they follow', classified: 'Nothing classified may be entered here: no state secret and no internal sensitive content, neither typed nor uploaded.', notice: 'Confidentiality', close: 'Close',
  skip: 'To the content', menu: 'Menu', navigation: 'Navigation', account: 'Account', signOut: 'Sign out', theme: 'Appearance', light: 'Light', dark: 'Dark', system: 'As the system', languageSwitch: '中文', standInFor: 'Act for {{name}}', ownOffices: 'Back to my own offices', actingBand: 'You are acting for {{name}}.',
  signIn: 'Sign in', user: 'User name', password: 'Password', oneTimeCode: 'Code', codeHint: 'The six digits of your authenticator app, or a recovery code.', newPassword: 'New password', newPasswordHint: 'At least 12 characters, without your user name.', newPasswordWanted: 'This password is good for one sign-in; choose a new one.', repeated: 'The new password again', notRepeated: 'The two are not the same.', unreachable: 'The host cannot be reached; check the network and try again.', retry: 'Try again', demo: 'Demo accounts', demoText: 'The password is shown once at the first start of the host and kept in the file demo-password of the data directory.',
  ended: 'Your session has ended', endedText: 'Sign in again. The page and what you typed are where they were.',
  lost: 'The connection to the host is lost; it is being tried again. Go on typing: it stays on this device.',
  home: 'Home', activities: 'Activities', receptions: 'Receptions', funds: 'Fund uses', queue: 'Review queue', budgets: 'Budgets', norms: 'Norms', violations: 'Violations', clues: 'Clues', identities: "Reporters' identities", search: 'Search', searchHint: 'Find records: title, unit, invoice, id', graphiql: 'GraphQL workbench',
  notFound: 'There is no such page', notFoundText: 'The address may be wrong, or the page has moved.', toHome: 'Home', broken: 'The page failed', brokenText: 'Drafts are kept on this device. Load the page again; if it fails again, give the text below to the administrator.', reload: 'Load again', updated: 'The register has been updated; load the page again.',
};

texts('app', zh, en);
