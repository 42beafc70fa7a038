import { useEffect, useState } from 'react';
import type { Texts } from './texts';
import { count, queuesOf, type Queue } from './waiting';

export function Waiting({ t, roles }: { t: Texts; roles: string[] }) {
  const queues = queuesOf(roles);
  if (queues.length === 0) return <p className="muted">{t.waitingNone}</p>;
  return (
    <ul className="tiles">
      {queues.map((queue) => <Tile key={queue.label} t={t} queue={queue} />)}
    </ul>
  );
}

function Tile({ t, queue }: { t: Texts; queue: Queue }) {
  const [rows, setRows] = useState<number | null | undefined>(undefined);
  useEffect(() => {
    const abort = new AbortController();
    void count(queue, abort.signal).then((n) => !abort.signal.aborted && setRows(n));
    return () => abort.abort();
  }, [queue]);
  return (
    <li className={rows ? 'tile some' : 'tile'}>
      <strong title={rows === null ? t.unknown : undefined}>{rows === undefined ? '…' : rows ?? '—'}</strong>
      <span>{t[queue.label]}</span>
    </li>
  );
}
