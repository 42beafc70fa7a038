import { DownloadOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, type AnyVariables } from 'urql';
import { exporting } from '../api/client';
import { node } from '../api/document';
import { graphql } from '../generated';
import type { TypedDocumentString } from '../generated/graphql';
import { ActDialog, text, type Ask, type Said } from '../kit/ActDialog';
import { sayValue } from '../kit/filters';
import { instant } from '../kit/format';
import type { Column } from '../kit/Table';
import type { Page } from '../kit/ListPage';
import type { ListState } from '../kit/useList';
import { readAll, TooMany } from './read';
import { cells, csv, save, xlsx, type Cell } from './sheet';
import './texts';

const Clock = graphql(`query RegisterClock { now }`);
const most = 50_000;
const pageSize = 500;

type Props<T, W, R> = {
  title: string;
  /** The question the list asks; the export asks it page by page, with the same filters and order, as of one moment. */
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
    const ask = async <D, V>(question: TypedDocumentString<D, V>, variables: V & AnyVariables, fetchOptions?: RequestInit) => {
      const { data, error } = await client.query(node(question), variables, { requestPolicy: 'network-only', fetchOptions }).toPromise();
      if (!data) throw error ?? new Error(title);
      return data;
    };
    const { where, order, asOf } = list.variables;
    const rows = await readAll({
      now: async () => (await ask(Clock, {})).now, asOf, keyOf, most, tell: setDone,
      page: async (moment, after) => pageOf(await ask(document, { where, order, asOf: moment, first: pageSize, after }, exporting(i18n.language, kind, purpose))),
    });
    return rows.map((row) => cells(columns, row));
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
      setTrouble(e instanceof TooMany ? t('tooMany', { n: most }) : t('failed'));
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
