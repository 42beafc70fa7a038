import { DownloadOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { exporting } from '../api/client';
import { node } from '../api/document';
import type { TypedDocumentString } from '../generated/graphql';
import { ActDialog, text, type Ask, type Said } from '../kit/ActDialog';
import { sayValue } from '../kit/filters';
import { instant } from '../kit/format';
import type { Column } from '../kit/Table';
import type { Page } from '../kit/ListPage';
import type { ListState } from '../kit/useList';
import { cells, csv, save, xlsx, type Cell } from './sheet';
import './texts';

const most = 50_000;
const pageSize = 500;

type Props<T, W, R> = {
  title: string;
  /** The question the list asks; the export asks it page by page, with the same filters, order and day. */
  document: TypedDocumentString<T, ListState<W>['variables']>;
  list: ListState<W>;
  columns: readonly Column<R>[];
  pageOf: (data: T) => Page<R>;
  keyOf: (row: R) => string;
  /** Tells of people's conduct: nobody takes it away without saying what for. */
  sensitive?: boolean;
};

/** Every record of a list, with the columns and words of the screen, as a file; asks what for. */
export function ExportMenu<T, W, R>({ title, document, list, columns, pageOf, keyOf, sensitive = false }: Props<T, W, R>) {
  const { t, i18n } = useTranslation('export');
  const kit = useTranslation('kit').t;
  const client = useClient();
  const [done, setDone] = useState<{ n: number; total: number } | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  const gather = async (kind: string, purpose: string) => {
    const rows = new Map<string, Cell[]>();
    for (let after: string | undefined; ;) {
      const { data, error } = await client.query(node(document), { where: list.variables.where, order: list.variables.order, asOf: list.variables.asOf, first: pageSize, after }, { requestPolicy: 'network-only', fetchOptions: exporting(i18n.language, kind, purpose) }).toPromise();
      if (!data) throw error ?? new Error(title);
      const page = pageOf(data);
      if (page.totalCount > most) throw new RangeError(t('tooMany', { n: most }));
      // A record that moved while the pages were read is written once.
      for (const row of page.nodes) rows.set(keyOf(row), cells(columns, row));
      setDone({ n: rows.size, total: page.totalCount });
      if (!page.pageInfo.hasNextPage || !page.pageInfo.endCursor) return [...rows.values()];
      after = page.pageInfo.endCursor;
    }
  };

  const write = async (said: Said) => {
    const kind = text(said, 'kind');
    setTrouble(null);
    setDone({ n: 0, total: 0 });
    try {
      const sheet = { name: t('rows'), head: columns.map((c) => c.title), rows: await gather(kind, text(said, 'purpose')) };
      const name = `${title}-${(list.asOf ?? instant(new Date().toISOString())).replace(/[: ]/g, '')}.${kind}`;
      save(name, kind === 'csv' ? new Blob([csv(sheet)], { type: 'text/csv;charset=utf-8' }) : await xlsx([sheet, { name: t('about'), head: [title, ''], rows: about(sheet.rows.length) }]));
      return true;
    } catch (e) {
      setTrouble(e instanceof RangeError ? e.message : t('failed'));
      return false;
    } finally {
      setDone(null);
    }
  };

  /** What the file holds, for who opens it a year later. */
  const about = (n: number): Cell[][] => {
    const words = { yes: kit('yes'), no: kit('no'), upTo: kit('upTo'), from: kit('from') };
    const filters = list.filters.flatMap((f) => { const value = list.address.get(f.field); return value ? [`${f.label}: ${sayValue(f, value, words)}`] : []; });
    const by = columns.find((c) => c.sort === list.sort.field)?.title ?? list.sort.field;
    return [
      [t('total'), n], [t('asOf'), list.asOf ?? t('now')], [t('exportedAt'), instant(new Date().toISOString())],
      [t('order'), `${by} ${list.sort.descending ? t('down') : t('up')}`], ...(filters.length > 0 ? filters.map((f): Cell[] => [t('filter'), f]) : [[t('filter'), t('none')]]),
    ];
  };

  const asks: Ask[] = [
    { name: 'purpose', label: t('purpose'), kind: 'line', required: sensitive, hint: t('purposeHint') },
    { name: 'kind', label: t('kind'), kind: 'choice', required: true, value: 'xlsx', options: [{ value: 'xlsx', label: t('xlsx') }, { value: 'csv', label: t('csv') }] },
  ];
  return (
    <ActDialog label={t('export')} icon={<DownloadOutlined aria-hidden />} asks={asks} busy={done !== null} run={write} onOpen={() => setTrouble(null)}
      intro={<span aria-live="polite">{done ? t('working', done) : t('intro')}</span>} errors={() => trouble && <Alert className="spaced" type="error" showIcon title={trouble} />} />
  );
}
