import { PlusOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import dayjs from 'dayjs';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Bones } from '../kit/Bones';
import { Card } from '../kit/Facts';
import { age, instant, today } from '../kit/format';
import { Head } from '../kit/Head';
import { useViewer } from '../session/viewer';
import type { Deadline } from './clock';
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
  const reads = viewer.is(...readers);
  const makes = viewer.is('BRANCH_OFFICER', 'BRANCH_HEAD', 'SECRETARIAT');
  const seenKey = `compliance.seen.${viewer.user}`;
  const [since, setSince] = useState(() => localStorage.getItem(seenKey) ?? dayjs().subtract(7, 'day').toISOString());
  const seen = () => {
    const now = new Date().toISOString();
    localStorage.setItem(seenKey, now);
    setSince(now);
  };

  return (
    <>
      <Head title={t('title')} acts={makes && <>
        <Link className="ant-btn-like primary" to="/activities/edit/new"><PlusOutlined aria-hidden /> {t('newActivity')}</Link>
        <Link className="ant-btn-like" to="/receptions/edit/new"><PlusOutlined aria-hidden /> {t('newReception')}</Link>
        <Link className="ant-btn-like" to="/funds/edit/new"><PlusOutlined aria-hidden /> {t('newFundUse')}</Link>
      </>} />
      <InHand queues={queuesOf(viewer.roles, viewer.person)} reads={reads} />
      <div className="queues">
        {makes && <Sent person={viewer.person} />}
        {reads && <Card title={t('changed')} extra={<Button size="small" onClick={seen}>{t('seen')}</Button>}>
          <p className="muted small">{t('since', { since: instant(since) })}</p>
          {registers.map((of) => <Changed key={of} of={of} since={since} />)}
        </Card>}
      </div>
    </>
  );
}

/** The queues that have something in them; what has nothing takes no room. */
function InHand({ queues, reads }: { queues: readonly Queue[]; reads: boolean }) {
  const { t } = useTranslation('home');
  const [totals, setTotals] = useState<ReadonlyMap<string, number>>(new Map());
  const tell = useCallback((queue: string, total: number) => setTotals((now) => (now.get(queue) === total ? now : new Map(now).set(queue, total))), []);
  if (queues.length === 0) return reads ? null : <Card><p className="muted">{t('noData')}</p></Card>;
  const known = queues.every((q) => totals.has(q.all));
  return (
    <>
      <h2 className="part">{t('waiting')}</h2>
      <div className="queues">
        {queues.map((q) => <Waiting key={q.all} queue={q} tell={tell} />)}
        {!known && <Card><Bones lines={3} /></Card>}
      </div>
      {known && queues.every((q) => totals.get(q.all) === 0) && <Card><p className="muted">{t('waitingNone')}</p></Card>}
    </>
  );
}

function Waiting({ queue, tell }: { queue: Queue; tell: (queue: string, total: number) => void }) {
  const { t } = useTranslation('home');
  const found = useRows(queue, 'ASC');
  const total = found?.total;
  useEffect(() => {
    if (total !== undefined) tell(queue.all, total);
  }, [queue.all, total, tell]);
  if (!found || found.rows.length === 0) return null;
  return (
    <Card title={<>{t(queue.label)} <b className="count some">{found.total}</b></>} extra={found.total > found.rows.length && <Link to={queue.all}>{t('all', { n: found.total })}</Link>}>
      <List rows={found.rows} say={(r) => t('ago', { age: age(r.since) })} />
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

function Changed({ of, since }: { of: (typeof registers)[number]; since: string }) {
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
  return (
    <ul className="home-rows">
      {rows.map((r) => (
        <li key={r.id}>
          <Link to={r.to}>{r.title}</Link>
          <span>{r.status}{r.due && <Due due={r.due} />}</span>
          <span className="muted small">{say(r)}</span>
        </li>
      ))}
    </ul>
  );
}

function Due({ due }: { due: Deadline }) {
  const { t } = useTranslation('home');
  const left = dayjs(due.day).diff(dayjs(today()), 'day');
  return <span className="muted small">{t(due.kind, { day: due.day })} {left < 0 ? <Tag color="error">{t('overdue')}</Tag> : left <= 7 && <Tag color="warning">{t('soon')}</Tag>}</span>;
}
