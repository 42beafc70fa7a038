import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../i18n';
import { signIn, useSession, type Given, type Refusal } from '../session/session';

/** What the host may ask for beside the password, once that was right. */
const furthers = { CODE_REQUIRED: 'code', PASSWORD_CHANGE_REQUIRED: 'newPassword' } as const;

/** `user`: the one whose session ended, who need only give the password. */
export function SignIn({ user }: { user?: string }) {
  const { t } = useTranslation('app');
  const [form] = Form.useForm<Given>();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [wants, setWants] = useState<ReadonlySet<string>>(new Set());

  const submit = async ({ user: name, password, code, newPassword }: Given) => {
    setBusy(true);
    const said = await signIn({ user: name, password, code, newPassword }, language(), t('unreachable'));
    const further = said && said.code in furthers ? furthers[said.code as keyof typeof furthers] : null;
    if (further) setWants((all) => new Set([...all, further]));
    // A code is good for one try.
    form.setFieldValue('code', undefined);
    setRefusal(said);
    setBusy(false);
  };
  const asked = refusal !== null && refusal.code in furthers;

  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} initialValues={{ user }}>
      {refusal && <Alert role="alert" type={asked ? 'info' : 'error'} showIcon title={refusal.code === 'PASSWORD_CHANGE_REQUIRED' ? t('newPasswordWanted') : refusal.message} style={{ marginBottom: 16 }} />}
      <Form.Item name="user" label={t('user')} rules={[{ required: true, message: t('user') }]}>
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={60} autoFocus={!user} />
      </Form.Item>
      <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('password') }]}>
        <Input.Password autoComplete="current-password" maxLength={200} autoFocus={!!user} />
      </Form.Item>
      {wants.has('code') && (
        <Form.Item name="code" label={t('oneTimeCode')} extra={t('codeHint')} rules={[{ required: true, message: t('oneTimeCode') }]}>
          <Input autoComplete="one-time-code" inputMode="text" maxLength={60} autoFocus />
        </Form.Item>
      )}
      {wants.has('newPassword') && <>
        <Form.Item name="newPassword" label={t('newPassword')} extra={t('newPasswordHint')} rules={[{ required: true, min: 12, message: t('newPasswordHint') }]}>
          <Input.Password autoComplete="new-password" maxLength={200} autoFocus={!wants.has('code')} />
        </Form.Item>
        <Form.Item name="repeated" label={t('repeated')} dependencies={['newPassword']} rules={[({ getFieldValue }) => ({ validator: (_, v) => (v === getFieldValue('newPassword') ? Promise.resolve() : Promise.reject(new Error(t('notRepeated')))) })]}>
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
      </>}
      <Button type="primary" htmlType="submit" block loading={busy}>{t('signIn')}</Button>
    </Form>
  );
}

const demoUsers = ['branch', 'head', 'secretariat', 'finance', 'leader', 'discipline', 'custodian', 'auditor', 'admin'];

export function SignInPage() {
  const { t } = useTranslation('app');
  const { session } = useSession();
  return (
    <main>
      <section className="sign-in-card">
        <h1>{t('name')}</h1>
        <p className="muted">{t('tagline')}</p>
        <SignIn />
        {session && !session.signedIn && session.demo && (
          <p className="muted small">{t('demo')}: <code>{demoUsers.join(' ')}</code><br />{t('demoText')}</p>
        )}
      </section>
    </main>
  );
}
