import { describe, expect, it } from 'vitest';
import * as en from './words.en';
import * as zh from './words.zh';

type Table = Record<string, string>;
const rooms = import.meta.glob<{ zh: Table; en: Table }>(['../*/texts.ts', '!../graphiql/texts.ts'], { eager: true });
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)[^}]*\}\}/g)].map((m) => m[1]).sort();
const han = /\p{Script=Han}/u;

describe.each(Object.entries(rooms))('%s', (_, table) => {
  it('says everything in both languages', () => {
    expect(Object.keys(table.en).sort()).toEqual(Object.keys(table.zh).sort());
    for (const [key, text] of [...Object.entries(table.zh), ...Object.entries(table.en)]) expect(text.trim(), key).not.toBe('');
  });

  it('fills the same holes in both', () => {
    for (const key of Object.keys(table.zh)) expect(holes(table.en[key]!), key).toEqual(holes(table.zh[key]!));
  });

  it('has English texts in English', () => {
    // The language switch names each language in itself, and the standard terms stand beside their translation.
    for (const [key, text] of Object.entries(table.en)) if (!/term|language/i.test(key)) expect(han.test(text), `${key}: ${text}`).toBe(false);
  });
});

describe('words of the schema', () => {
  it('are there in both languages, and the English is English', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const [kind, words] of Object.entries(en) as [keyof typeof en, Table][]) {
      expect(Object.keys(words).sort(), kind).toEqual(Object.keys(zh[kind]).sort());
      for (const word of Object.values(words)) expect(han.test(word), word).toBe(false);
      for (const word of Object.values(zh[kind])) expect(word.trim()).not.toBe('');
    }
  });
});
