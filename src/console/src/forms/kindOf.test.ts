import { describe, expect, it } from 'vitest';
import { kindOf } from './kindOf';

const kinds = { OTHER: '其他', NOTICE: '通知', SIGN_IN_SHEET: '签到表' };

describe('what a file is', () => {
  it('is read off its name', () => {
    expect(kindOf('会议通知.pdf', kinds)).toBe('NOTICE');
    expect(kindOf('会议签到表（扫描件）.pdf', kinds)).toBe('SIGN_IN_SHEET');
    expect(kindOf('Sign-in SHEET.pdf', { OTHER: 'Other', SIGN_IN_SHEET: 'Sign-in sheet' })).toBe('SIGN_IN_SHEET');
  });

  it('is the first kind when the name says nothing', () => {
    expect(kindOf('扫描件0001.pdf', kinds)).toBe('OTHER');
    expect(kindOf('扫描件0001.pdf', {})).toBe('OTHER');
  });
});
