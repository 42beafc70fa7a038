import { MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Drawer, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useNavigate, useNavigation } from 'react-router';
import { listen } from '../api/changes';
import { useConnection } from '../api/connection';
import { language } from '../i18n';
import { useSession } from '../session/session';
import { useViewer } from '../session/viewer';
import { AccountMenu, ActingBand } from './AccountMenu';
import { menu } from './menu';
import { LanguageSwitch } from './Preferences';

const readers = ['BRANCH_OFFICER', 'BRANCH_HEAD', 'SECRETARIAT', 'FINANCE', 'LEADER', 'DISCIPLINE', 'AUDITOR'];

/** What stands around every page. */
export function Shell() {
  const { t } = useTranslation('app');
  const [open, setOpen] = useState(false);
  const { lost } = useConnection();
  const { pathname } = useLocation();
  const coming = useNavigation().state !== 'idle';
  const { epoch } = useSession();
  const reads = useViewer().is(...readers);
  useEffect(() => (reads ? listen(language()) : undefined), [reads, epoch]);
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  // A new page is read from its beginning, by screen readers too.
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <>
      <a className="skip" href="#content">{t('skip')}</a>
      <div className="shell">
        <header className="top">
          <Button className="narrow-only" type="text" icon={<MenuOutlined aria-hidden />} aria-label={t('menu')} onClick={() => setOpen(true)} />
          <NavLink className="brand" to="/">{t('name')}</NavLink>
          <Find />
          <LanguageSwitch />
          <AccountMenu />
        </header>
        <aside className="classified" aria-label={t('notice')}>{t('classified')}</aside>
        {lost ? <div className="band" role="status">{t('lost')}</div> : <ActingBand />}
        <div className="side"><Nav /></div>
        <main className="content" id="content" tabIndex={-1} ref={main} aria-busy={coming}><Outlet /></main>
      </div>
      <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={248} title={t('name')}>
        <Nav onGo={() => setOpen(false)} />
      </Drawer>
      <ScrollRestoration />
    </>
  );
}

function Nav({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation('app');
  const viewer = useViewer();
  const { pathname } = useLocation();
  // The queue lies within the claims: the nearest entry is where one is.
  const here = menu.filter((e) => pathname === e.to || pathname.startsWith(`${e.to}/`)).sort((a, b) => b.to.length - a.to.length)[0];
  return (
    <nav aria-label={t('navigation')}>
      <ul className="nav">
        {menu.filter((e) => viewer.is(...e.roles)).map((e) => <li key={e.to}><Link to={e.to} className={e === here ? 'active' : undefined} aria-current={e === here ? 'page' : undefined} onClick={onGo}>{e.icon} {t(e.label)}</Link></li>)}
      </ul>
    </nav>
  );
}

function Find() {
  const { t } = useTranslation('app');
  const go = useNavigate();
  const [text, setText] = useState('');
  return (
    <form role="search" className="find" onSubmit={(e) => { e.preventDefault(); if (text.trim()) void go(`/search?q=${encodeURIComponent(text.trim())}`); }}>
      <Input type="search" prefix={<SearchOutlined aria-hidden />} aria-label={t('search')} placeholder={t('searchHint')} value={text} maxLength={100} onChange={(e) => setText(e.target.value)} />
    </form>
  );
}
