import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '../kit/format';
import './texts';
import './charts.css';

export type Bar = { key: string; label: string; n: number; /** Said beside the count. */ note?: string };

type Props = { title: string; bars: readonly Bar[] | undefined; picked?: ReadonlySet<string>; onPick?: (key: string) => void; few?: number };

/** A ranking: a bar a line, the longest first; each is a button that filters by its line. */
export function RankBars({ title, bars, picked, onPick, few = 7 }: Props) {
  const { t } = useTranslation('charts');
  const [all, setAll] = useState(false);
  const most = Math.max(1, ...(bars ?? []).map((b) => b.n));
  // What is filtered by stays in sight, however short its bar.
  const shown = bars?.filter((b, i) => all || i < few || picked?.has(b.key));
  const hidden = (bars?.length ?? 0) - (shown?.length ?? 0);
  return (
    <section className="rank" aria-label={title} aria-busy={!bars}>
      <h2>{title}</h2>
      {bars?.length === 0 && <p className="muted">{t('nothing')}</p>}
      <ul>
        {shown?.map((b) => {
          const on = picked?.has(b.key) ?? false;
          return (
            <li key={b.key}>
              <button type="button" aria-pressed={on} disabled={!onPick} title={b.label} onClick={() => onPick?.(b.key)}>
                <span className="name">{b.label}</span>
                <span className="n">{count(b.n)}{b.note && <small>{b.note}</small>}</span>
                <i style={{ inlineSize: `${Math.max(1.5, (b.n / most) * 100)}%` }} aria-hidden />
              </button>
            </li>
          );
        }) ?? Array.from({ length: 5 }, (_, i) => <li key={i} className="bones" aria-hidden><span style={{ inlineSize: `${90 - i * 16}%` }} /></li>)}
      </ul>
      {(hidden > 0 || (all && (bars?.length ?? 0) > few)) && (
        <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>{all ? t('less') : t('more', { n: hidden })}</button>
      )}
    </section>
  );
}
