import { expect, it } from 'vitest';
import type { Column } from '../kit/Table';
import { cells, csv } from './sheet';

const columns: Column<{ name: string; amount: number | null }>[] = [
  { key: 'name', title: '名称', render: (r) => r.name },
  { key: 'amount', title: '金额', figure: true, render: () => '1,234.50', text: (r) => r.amount },
];

it('exports what a table shows, with figures that can be added up', () => {
  expect(cells(columns, { name: '年会', amount: 1234.5 })).toEqual(['年会', 1234.5]);
  expect(cells(columns, { name: '—', amount: null })).toEqual([null, null]);
});

it('writes CSV that spreadsheets read as it was, and no text becomes a formula', () => {
  expect(csv({ name: '', head: ['名称', '金额'], rows: [['甲"乙",丙', -12.5], ['=HYPERLINK("x")', null], ['两\n行', 0]] })).toBe(
    '\uFEFF名称,金额\r\n"甲""乙"",丙",-12.5\r\n"\'=HYPERLINK(""x"")",\r\n"两\n行",0\r\n',
  );
});
