import { Alert, Button, Modal } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../i18n';
import { Bones } from '../kit/Bones';
import { askSession, useSession } from '../session/session';
import { LanguageSwitch } from './Preferences';
import { SignIn, SignInPage } from './SignIn';

/** Lets signed-in people in. When a session ends, the page stays under the sign-in, with all that was typed. */
export function Gate({ children }: { children: ReactNode }) {
  const { t } = useTranslation('app');
  const { session, failure, ended } = useSession();
  const ask = () => void askSession(language(), t('unreachable'));
  // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the page opens
  useEffect(ask, []);

  if (session?.signedIn)
    return (
      <>
        {children}
        <Modal open={ended} title={t('ended')} footer={null} closable={false} mask={{ closable: false }} keyboard={false} width={400}>
          <p>{t('endedText')}</p>
          <SignIn user={session.user} />
        </Modal>
      </>
    );
  return (
    <div className="sign-in-page">
      <header><div className="classified">{t('classified')}</div><div className="corner"><LanguageSwitch /></div></header>
      {session ? <SignInPage /> : failure
        ? <main><Alert type="warning" showIcon title={failure} action={<Button size="small" onClick={ask}>{t('retry')}</Button>} /></main>
        : <main><div className="sign-in-card"><Bones /></div></main>}
      <footer />
    </div>
  );
}
