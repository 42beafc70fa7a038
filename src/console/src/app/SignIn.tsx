import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../i18n';
import { signIn, useSession, type Failure } from '../session/session';

/** `user`: the one whose session ended, who need only give the password. */
export function SignIn({ user }: { user?: string }) {
  const { t } = useTranslation('app');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>(null);

  const submit = async (given: { user: string; password: string }) => {
    setBusy(true);
    setFailure(await signIn(given.user, given.password, language(), t('unreachable')));
    setBusy(false);
  };

  return (
    <Form layout="vertical" requiredMark={false} onFinish={submit} initialValues={{ user }}>
      {failure && <Alert role="alert" type="error" showIcon title={failure} style={{ marginBottom: 16 }} />}
      <Form.Item name="user" label={t('user')} rules={[{ required: true, message: t('user') }]}>
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={60} autoFocus={!user} />
      </Form.Item>
      <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('password') }]}>
        <Input.Password autoComplete="current-password" maxLength={200} autoFocus={!!user} />
      </Form.Item>
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
