import { ArrowLeftOutlined } from '@ant-design/icons';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Answer } from '../api/ask';
import { onDay } from './address';
import { AsOfBand, AsOfPicker } from './AsOf';
import { Bones } from './Bones';
import { Head } from './Head';
import { Hold } from './hold';
import { Missing, Trouble } from './Trouble';
import { useAsOf } from './useAsOf';

type Props<R> = {
  answer: Answer<unknown>;
  record: R | null | undefined;
  /** The list it is found in. */
  back: { to: string; label: string };
  title: (record: R) => string;
  marks?: (record: R) => ReactNode;
  /** What can be done with it, or taken away; nothing of that on a day of the past. */
  acts?: (record: R) => ReactNode;
  /** The record itself; cards. */
  children: (record: R) => ReactNode;
  /** Beside it on a wide screen: steps, findings, history. */
  aside?: (record: R) => ReactNode;
};

/** A record's page, of now or of any day of the past: bones, then the record, what was wrong instead, and always a way back. */
export function RecordPage<R extends { version: number }>({ answer, record, back, title, marks, acts, children, aside }: Props<R>) {
  const { t } = useTranslation('kit');
  const { day, set } = useAsOf();
  const [held, setHeld] = useState<R | null>(null);
  const changed = held != null && record != null && held.version !== record.version;
  const holding = useMemo(() => ({ hold: (open: boolean) => setHeld(open ? (record ?? null) : null), changed }), [record, changed]);
  return (
    <article className="record">
      <AsOfBand day={day} set={set} />
      <p className="crumb"><Link to={onDay(back.to, day)}><ArrowLeftOutlined aria-hidden /> {back.label}</Link></p>
      {answer.failure && <Trouble failure={answer.failure} again={answer.again} />}
      {record
        ? <>
          <Hold value={holding}><Head title={title(record)} marks={marks?.(record)} acts={<><AsOfPicker day={day} set={set} />{!day && acts?.(held ?? record)}</>} /></Hold>
          <div className={aside ? 'two' : undefined}>
            <div>{children(record)}</div>
            {aside && <aside aria-label={t('timeline')}>{aside(record)}</aside>}
          </div>
        </>
        : !answer.failure && (answer.first || answer.asking ? <Bones lines={10} /> : <Missing />)}
    </article>
  );
}
