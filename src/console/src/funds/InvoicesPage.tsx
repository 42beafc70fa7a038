import { Checkbox, Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { ExportMenu } from '../export/ExportMenu';
import { graphql, unmask } from '../generated';
import type { InvoiceFilterInput, InvoiceRegisterQuery, InvoiceRowFragment } from '../generated/graphql';
import type { Filter } from '../kit/filters';
import { day, instant, yuan } from '../kit/format';
import { ListPage } from '../kit/ListPage';
import { RecordLink } from '../kit/RecordLink';
import { useBranches } from '../kit/useBranches';
import { useList } from '../kit/useList';
import { sortsOf, type Column } from '../kit/Table';
import { FinanceTabs } from './FinanceTabs';
import './funds.css';
import './texts';

const InvoiceRow = graphql(`fragment InvoiceRow on Invoice { id code number seller date amount holders holderCount firstClaimedAt branch { id name } }`);
const InvoiceList = graphql(`
  query InvoiceRegister($first: Int, $after: String, $last: Int, $before: String, $where: InvoiceFilterInput, $order: [InvoiceSortInput!], $asOf: DateTime) {
    invoices(first: $first, after: $after, last: $last, before: $before, where: $where, order: $order, asOf: $asOf) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { ...InvoiceRow }
    }
  }
`);
const rowsOf = ({ invoices: page }: InvoiceRegisterQuery) => ({ ...page, nodes: page.nodes.map((n) => unmask(InvoiceRow, n)) });

/** The register of used invoices: each number once, with who uses it; more than one is a duplicate that was let pass. */
export function InvoicesPage() {
  const { t } = useTranslation('funds');
  const kit = useTranslation('kit').t;
  const branches = useBranches();
  const filters = useMemo((): Filter[] => [
    { field: 'number', label: t('number'), kind: 'text' },
    { field: 'seller', label: t('seller'), kind: 'text' },
    { field: 'code', label: t('code'), kind: 'text' },
    { field: 'branch', label: t('branch'), kind: 'choice', free: true, options: branches },
    { field: 'amount', label: t('invoiceAmount'), kind: 'money' },
    { field: 'date', label: t('date'), kind: 'days' },
    { field: 'holderCount', label: t('holderCount'), kind: 'number' },
    { field: 'firstClaimedAt', label: t('firstClaimed'), kind: 'instants' },
    { field: 'text', label: kit('anyText'), kind: 'text' },
  ], [t, kit, branches]);
  const columns: Column<InvoiceRowFragment>[] = [
    { key: 'number', title: t('number'), sort: 'number', render: (i) => <>{i.number ?? i.id} {i.holderCount > 1 && <Tag color="error">{t('duplicate')}</Tag>}</>, text: (i) => i.number ?? i.id },
    { key: 'seller', title: t('seller'), sort: 'seller', render: (i) => i.seller ?? '—' },
    { key: 'date', title: t('date'), sort: 'date', whole: true, render: (i) => day(i.date) },
    { key: 'amount', title: t('invoiceAmount'), sort: 'amount', figure: true, render: (i) => yuan(i.amount), text: (i) => i.amount ?? null },
    { key: 'branch', title: t('branch'), render: (i) => i.branch?.name ?? '—' },
    { key: 'holders', title: t('holders'), sort: 'holderCount', render: (i) => (i.holders.length === 0 ? t('free') : i.holders.map((h, n) => <div key={h}><RecordLink id={h}>{`${t('one')} ${n + 1}`}</RecordLink></div>)), text: (i) => i.holderCount },
    { key: 'first', title: t('firstClaimed'), sort: 'firstClaimedAt', whole: true, render: (i) => instant(i.firstClaimedAt) },
  ];
  const list = useList<InvoiceFilterInput>(filters, { sort: '-firstClaimedAt', sorts: sortsOf(columns) });
  const answer = useAsk(InvoiceList, list.variables);
  const twice = list.address.get('holderCount') === '2..';
  return (
    <ListPage title={t('invoiceRegister')} list={list} columns={columns} page={answer.data && rowsOf(answer.data)} answer={answer} keyOf={(i) => i.id}
      acts={<ExportMenu title={t('invoiceRegister')} document={InvoiceList} list={list} columns={columns} pageOf={rowsOf} keyOf={(i) => i.id} />}>
      <FinanceTabs />
      <p><Checkbox checked={twice} onChange={(e) => list.set({ holderCount: e.target.checked ? '2..' : null })}>{t('duplicatesOnly')}</Checkbox></p>
    </ListPage>
  );
}
