import 'graphiql/setup-workers/vite';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { StrictMode, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import './page.css';
import './bar.css';
import { useHost } from './useHost';
import { SignIn } from './SignIn';
import { roleName, useLanguage } from './texts';

const example = `# 登录后按 Ctrl+Enter 运行。 Sign in, then press Ctrl+Enter.
query Start {
  me {
    name
    roles
    branches { id }
  }
  activities(first: 10) {
    totalCount
    nodes { id title status amount }
  }
}
`;

function Workbench() {
  const { language, tag, t, toggle } = useLanguage();
  const { session, failure, signIn, signOut } = useHost(tag, t.unreachable);
  // A new person sees his own schema answers: the workbench begins anew with him.
  const who = session?.signedIn ? session.user : '';
  const fetcher = useMemo(() => createGraphiQLFetcher({ url: '/graphql', headers: { 'accept-language': tag } }), [tag]);

  return (
    <>
      <div className="bar">
        <a href="/">{t.name}</a>
        {failure && <span className="failure" role="alert">{failure}</span>}
        {session?.signedIn
          ? <span>{t.signedInAs}: <b>{session.user}</b> ({session.roles.map((r) => roleName(r, language)).join(language === 'zh' ? '、' : ', ') || t.noRoles}) <button className="plain" onClick={signOut}>{t.signOut}</button></span>
          : session && <SignIn compact t={t} signIn={signIn} />}
        <button className="plain" onClick={toggle}>{language === 'zh' ? 'English' : '中文'}</button>
      </div>
      <div className="workbench">
        <GraphiQL key={who} fetcher={fetcher} defaultQuery={example} defaultEditorToolsVisibility="variables" />
      </div>
    </>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<StrictMode><Workbench /></StrictMode>);
