import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import './texts';
import './charts.css';

export type Series = { name: string; /** A CSS variable of the page. */ colour: string; values: readonly number[]; /** Drawn as a line over the columns. */ line?: boolean };

type Props = {
  title: string;
  /** What stands under each column. */
  keys: readonly string[];
  labels?: readonly string[];
  series: readonly Series[];
  write: (n: number) => string;
  stacked?: boolean;
  picked?: ReadonlySet<string>;
  onPick?: (key: string) => void;
  height?: number;
};

/** What the drawing needs besides: whether the page is dark now. */
export type Drawing = Omit<Props, 'title'> & { dark: boolean };

const Drawn = lazy(async () => ({ default: (await import('./Drawn')).Drawn }));

const watch = (tell: () => void) => {
  const seen = new MutationObserver(tell);
  seen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => seen.disconnect();
};
const isDark = () => document.documentElement.dataset.theme === 'dark';

/** Columns side by side or one upon another, drawn by a library that is loaded with the first chart; the table beneath says and does the same by keyboard. */
export function Columns({ title, ...rest }: Props) {
  const { t } = useTranslation('charts');
  const dark = useSyncExternalStore(watch, isDark);
  const { keys, labels = keys, series, write, picked, onPick, height = 200 } = rest;
  if (keys.length === 0) return <p className="muted">{t('nothing')}</p>;
  return (
    <figure className="columns" aria-label={title}>
      <div aria-hidden style={{ blockSize: height }}>
        <Suspense fallback={<div className="bones"><span style={{ blockSize: height - 20 }} /></div>}><Drawn {...rest} dark={dark} /></Suspense>
      </div>
      <details>
        <summary>{t('asTable')}</summary>
        <div className="scroll">
          <table className="plain">
            <caption className="unseen">{title}</caption>
            <thead><tr><th scope="col"><span className="unseen">{title}</span></th>{series.map((s) => <th key={s.name} scope="col" className="figure">{s.name}</th>)}</tr></thead>
            <tbody>
              {keys.map((key, i) => (
                <tr key={key}>
                  <th scope="row">{onPick ? <button type="button" className="link" aria-pressed={picked?.has(key) ?? false} onClick={() => onPick(key)}>{labels[i]}</button> : labels[i]}</th>
                  {series.map((s) => <td key={s.name} className="figure">{write(s.values[i] ?? 0)}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
