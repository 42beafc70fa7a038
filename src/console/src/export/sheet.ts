import type { Column } from '../kit/Table';

export type Cell = string | number | null;
export type Sheet = { name: string; head: string[]; rows: Cell[][] };

/** The cells a table shows, figures as figures. */
export function cells<R>(columns: readonly Column<R>[], row: R): Cell[] {
  return columns.map((c) => {
    const shown = c.text ? c.text(row) : c.render(row);
    return typeof shown === 'string' || typeof shown === 'number' ? (shown === '—' ? null : shown) : null;
  });
}

/** RFC 4180 with the mark by which spreadsheets know UTF-8. A text that a spreadsheet would take for a formula is kept a text. */
export function csv({ head, rows }: Sheet): string {
  const write = (cell: Cell) => {
    if (cell === null) return '';
    if (typeof cell === 'number') return String(cell);
    const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return '\uFEFF' + [head, ...rows].map((row) => row.map(write).join(',') + '\r\n').join('');
}

/** The sheets as an XLSX file; the writer is loaded when one is wanted. */
export async function xlsx(sheets: readonly Sheet[]): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  return write(sheets.map((s) => ({
    sheet: s.name, stickyRowsCount: 1,
    columns: s.head.map((h, i) => ({ width: Math.min(60, 3 + Math.max(...[h, ...s.rows.slice(0, 200).map((r) => r[i])].map((c) => wide(c ?? null)))) })),
    data: [
      s.head.map((value) => ({ value, fontWeight: 'bold' as const, backgroundColor: '#eef5fa' })),
      ...s.rows.map((row) => row.map((value) => (typeof value === 'number' ? { value, type: Number, format: Number.isInteger(value) ? '#,##0' : '#,##0.00' } : value === null ? null : { value, type: String }))),
    ],
  }))).toBlob();
}

/** A Chinese character is two wide. */
const wide = (cell: Cell) => Array.from(String(cell ?? '')).reduce((n, c) => n + (c > '\u2e7f' ? 2 : 1), 0);

export function save(name: string, content: Blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
