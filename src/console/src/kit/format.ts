import dayjs from 'dayjs';
import { language } from '../i18n';

const money = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** `12,345.60`; the dash stands for what is not known. */
export const yuan = (amount: number | null | undefined) => (amount == null ? '—' : money.format(amount));
export const count = (n: number | null | undefined) => (n == null ? '—' : n.toLocaleString('zh-CN'));

/** Sums are made in cents: what a double adds up is not what the books say. */
export const sum = (amounts: (number | null | undefined)[]) => amounts.reduce<number>((cents, a) => cents + Math.round((a ?? 0) * 100), 0) / 100;

/** A calendar day as it stands. */
export const day = (date: string | null | undefined) => date ?? '—';
export const days = (from: string | null | undefined, to: string | null | undefined) => (!from ? '—' : !to || to === from ? from : `${from} — ${to}`);
/** The office keeps China's time, wherever its pages are read: its days begin at that midnight, and its instants are told by that clock. */
const office = '+08:00';
const inOffice = (at: number) => new Date(at + 8 * 3_600_000).toISOString();
const told = (at: string | null | undefined, from: number, to: number) => (!at ? '—' : Number.isNaN(Date.parse(at)) ? at : inOffice(Date.parse(at)).slice(from, to).replace('T', ' '));
export const instant = (at: string | null | undefined) => told(at, 0, 16);
export const dayOf = (at: string | null | undefined) => told(at, 0, 10);
export const clock = (at: Date) => inOffice(at.getTime()).slice(11, 19);
export const today = () => inOffice(Date.now()).slice(0, 10);
export const yearOf = (date: string | null | undefined) => Number((date ?? today()).slice(0, 4));
export const startOfDay = (date: string) => `${date}T00:00:00${office}`;
export const endOfDay = (date: string) => `${date}T23:59:59.999${office}`;

/** A sum as a clause writes it, with its instants as people read them. */
export const arithmetic = (sum: string | null | undefined) => sum?.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d/g, instant);

/** A day as an address writes it: `2026-02-30` is none. */
export const isDay = (text: string | null) => text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && dayjs(text).format('YYYY-MM-DD') === text;

/** How long ago, in the largest unit that says it: `3 天`. */
export function age(at: string, now = dayjs()): string {
  const minutes = Math.max(0, now.diff(dayjs(at), 'minute'));
  const [n, unit]: [number, string] = minutes < 60 ? [minutes, 'minute'] : minutes < 60 * 24 ? [Math.floor(minutes / 60), 'hour'] : [Math.floor(minutes / 60 / 24), 'day'];
  return new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'long' }).format(n);
}

/** A budget as people call it; by its id where the viewer may not read it. */
export const budgetName = (budget: { year: number; title: string } | null | undefined, id: string) => (budget ? `${budget.year} · ${budget.title}` : id);
