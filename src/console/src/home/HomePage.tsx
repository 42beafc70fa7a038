import { PlusOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressOf } from '../kit/address';
import { Bones } from '../kit/Bones';
import { Card } from '../kit/Facts';
import { age, instant, today } from '../kit/format';
import { Head } from '../kit/Head';
import { useViewer } from '../session/viewer';
import { queuesOf, type Queue } from './queues';
import { useRows, type Row } from './rows';
import './home.css';
import './texts';

const readers = ['BRANCH_OFFICER', 'BRANCH_HEAD', 'SECRETARIAT', 'FINANCE', 'LEADER', 'DISCIPLINE', 'AUDITOR'];
const registers = ['activities', 'fundUses', 'receptions', 'violations'] as const;

/** What waits for me, what I sent and where it stands, what changed since I last looked. */
export function HomePage() {
  const { t } = useTranslation('home');
  const viewer = useViewer();
  const queues = queuesOf(viewer.roles);
  const reads = viewer.is(...readers);
  const makes = viewer.is('BRANCH_OFFICER', 'BRANCH_HEAD', 'SECRETARIAT');
  const seenKey = `compliance.seen.${viewer.user}`;
  const [since, setSince] = useState(() => localStorage.getItem(seenKey) ?? dayjs().subtract(7, 'day').toISOString());
  const seen = () => {
    const now = new Date().toISOString();
    localStorage.setItem(seenKey, now);
    setSince(now);
  };

  if (!reads) return <><Head title={t('title')} /><Card><p className="muted">{t('noData')}</p></Card></>;
  return (
    <>
      <Head title={t('title')} acts={makes && <>
        <Link className="ant-btn-like primary" to="/activities/edit/new"><PlusOutlined aria-hidden /> {t('newActivity')}</Link>
        <Link className="ant-btn-like" to="/receptions/edit/new"><PlusOutlined aria-hidden /> {t('newReception')}</Link>
        <Link className="ant-btn-like" to="/funds/edit/new"><PlusOutlined aria-hidden /> {t('newFundUse')}</Link>
      </>} />
      {queues.length > 0 && <><h2 className="part">{t('waiting')}</h2><div className="queues">{queues.map((q) => <Waiting key={q.all} queue={q} />)}</div></>}
      <div className="queues">
        {makes && <Sent person={viewer.person} />}
        <Card title={t('changed')} extra={<Button size="small" onClick={seen}>{t('seen')}</Button>}>
          <p className="muted small">{t('since', { since: instant(since) })}</p>
          {registers.map((of) => <Changed key={of} of={of} since={since} />)}
        </Card>
      </div>
    </>
  );
}

function Waiting({ queue }: { queue: Queue }) {
  const { t } = useTranslation('home');
  const found = useRows(queue, 'ASC');
  return (
    <Card title={<>{t(queue.label)} <b className={found?.total ? 'count some' : 'count'}>{found?.total ?? '…'}</b></>} extra={found && found.total > found.rows.length && <Link to={queue.all}>{t('all', { n: found.total })}</Link>}>
      {found ? found.rows.length > 0 ? <List rows={found.rows} say={(r) => t('ago', { age: age(r.since) })} /> : <p className="muted">{t('waitingNone')}</p> : <Bones lines={3} />}
    </Card>
  );
}

function Sent({ person }: { person: string }) {
  const { t } = useTranslation('home');
  const mine = { submittedBy: { eq: person } };
  const lists = [useRows({ of: 'activities', where: mine }, 'DESC', 8, false), useRows({ of: 'fundUses', where: mine }, 'DESC', 8, false), useRows({ of: 'receptions', where: mine }, 'DESC', 8, false)];
  const rows = lists.flatMap((l) => l?.rows ?? []).sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)).slice(0, 8);
  const known = lists.every((l) => l !== undefined);
  return (
    <Card title={t('sent')}>
      {rows.length > 0 ? <List rows={rows} say={(r) => r.waits ?? t('updated', { age: age(r.updatedAt) })} /> : known ? <p className="muted">{t('sentNone')}</p> : <Bones lines={4} />}
    </Card>
  );
}

function Changed({ of, since }: { of: Queue['of']; since: string }) {
  const { t } = useTranslation('home');
  const found = useRows({ of, where: { updatedAt: { gt: since } } }, 'DESC', 4);
  if (!found || found.total === 0) return null;
  return (
    <section>
      <h3>{t(of)} <b className="count some">{found.total}</b></h3>
      <List rows={found.rows} say={(r) => t('updated', { age: age(r.updatedAt) })} />
    </section>
  );
}

function List({ rows, say }: { rows: Row[]; say: (row: Row) => string }) {
  const { t } = useTranslation('home');
  return (
    <ul className="home-rows">
      {rows.map((r) => {
        const left = r.begins ? dayjs(r.begins).diff(dayjs(today()), 'day') : null;
        return (
          <li key={r.id}>
            <Link to={addressOf(r.id) ?? '#'}>{r.title}</Link>
            <span>{r.status}{left !== null && left >= 0 && <span className="muted small">{t('starts', { day: r.begins ?? '' })} {left <= 7 && <Tag color="warning">{t('soon')}</Tag>}</span>}</span>
            <span className="muted small">{say(r)}</span>
          </li>
        );
      })}
    </ul>
  );
}
