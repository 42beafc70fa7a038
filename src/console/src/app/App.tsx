import { useEffect, useState } from 'react';
import { useSession } from './session';
import { SignIn } from './SignIn';
import { roleName, useLanguage, type Texts } from './texts';
import { Waiting } from './Waiting';

const demoUsers = ['branch', 'head', 'secretariat', 'finance', 'leader', 'discipline', 'custodian', 'auditor', 'admin'];

export function App() {
  const { language, tag, t, toggle } = useLanguage();
  const { session, failure, signIn, signOut } = useSession(tag, t.unreachable);

  return (
    <>
      <header>
        <h1>{t.name}</h1>
        <p>{t.tagline}</p>
        <nav>
          {session?.signedIn && <button className="plain" onClick={signOut}>{t.signOut}</button>}
          <button className="plain" onClick={toggle} lang={language === 'zh' ? 'en' : 'zh-CN'}>{language === 'zh' ? 'English' : '中文'}</button>
        </nav>
      </header>
      <main>
        {failure && <p className="failure" role="alert">{failure} <button className="plain" onClick={() => location.reload()}>{t.retry}</button></p>}
        {session?.signedIn ? (
          <section className="wide">
            <h2>{t.waiting}</h2>
            <p className="muted">
              {session.user} · {session.roles.length > 0 ? `${t.roles}: ${session.roles.map((r) => roleName(r, language)).join('、')}` : t.noRoles}
              {session.branches.length > 0 && ` · ${t.branches}: ${session.branches.map((b) => b.replace('branch/', '')).join('、')}`}
              {session.actingFor && ` · ${t.actingFor}: ${session.actingFor}`}
            </p>
            <Waiting t={t} roles={session.roles} />
          </section>
        ) : session && (
          <section>
            <h2>{t.signIn}</h2>
            <SignIn t={t} signIn={signIn} />
            {session.demo && (
              <>
                <p className="muted">{t.demo}: <code>{demoUsers.join(' ')}</code></p>
                <p className="muted">{t.demoText}</p>
              </>
            )}
          </section>
        )}
        <section className={session?.signedIn ? 'wide' : undefined}>
          <h2>{t.what}</h2>
          <p>{t.whatText}</p>
          <p><a href="/graphql/ui">{t.graphiql}</a> — {t.graphiqlText}</p>
          <Health t={t} />
        </section>
      </main>
    </>
  );
}

function Health({ t }: { t: Texts }) {
  const [ready, setReady] = useState<boolean | null>(null);
  useEffect(() => {
    fetch('/health/ready').then((answer) => setReady(answer.ok)).catch(() => setReady(false));
  }, []);
  return <p className="muted">{t.health}: {ready === null ? '…' : ready ? <b className="good">{t.ready}</b> : <b className="bad">{t.unready}</b>}</p>;
}
