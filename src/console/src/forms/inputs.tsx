import { DatePicker, InputNumber, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';

/** What antd's Form gives a field; values are as the register takes them. */
export type Bound<T> = { id?: string; value?: T | null; onChange?: (value: T | null) => void; disabled?: boolean; autoFocus?: boolean; 'aria-label'?: string };

export function DayInput({ value, onChange, ...rest }: Bound<string> & { min?: string | null }) {
  const { min, ...input } = rest;
  return (
    <DatePicker {...input} style={{ width: '100%' }} value={value ? dayjs(value) : null} minDate={min ? dayjs(min) : undefined}
      onChange={(d: Dayjs | null) => onChange?.(d?.format('YYYY-MM-DD') ?? null)} />
  );
}

export function MoneyInput({ value, onChange, ...rest }: Bound<number>) {
  const { t } = useTranslation('kit');
  return (
    <InputNumber<number> {...rest} style={{ width: '100%' }} min={0} max={1e11} precision={2} controls={false} inputMode="decimal" suffix={t('amountUnit')} value={value ?? null}
      formatter={(v, { userTyping }) => (v === undefined ? '' : userTyping ? String(v) : v.toLocaleString('zh-CN', { maximumFractionDigits: 2 }))}
      parser={(text) => Number((text ?? '').replaceAll(/[,，\s]/g, ''))} onChange={(v) => onChange?.(v)} />
  );
}

export function WholeInput({ value, onChange, ...rest }: Bound<number>) {
  return <InputNumber<number> {...rest} style={{ width: '100%' }} min={0} max={100_000} precision={0} controls={false} inputMode="numeric" value={value ?? null} onChange={(v) => onChange?.(v)} />;
}

export function Choice<T extends string>({ value, onChange, words, ...rest }: Bound<T> & { words: Partial<Record<T, string>> }) {
  return (
    <Select<T> {...rest} allowClear showSearch={{ optionFilterProp: 'label' }} value={value ?? undefined} onChange={(v: T | null | undefined) => onChange?.(v ?? null)}
      options={Object.entries(words).map(([key, label]) => ({ value: key as T, label: label as string }))} />
  );
}

/** Yes, no, or not said: what is not said stays unknown to the norms. */
export function YesNo({ value, onChange, ...rest }: Bound<boolean>) {
  const { t } = useTranslation('forms');
  return (
    <Radio.Group {...rest} value={value ?? null} onChange={(e) => onChange?.(e.target.value as boolean)}
      options={[{ value: true, label: t('yes') }, { value: false, label: t('no') }]} />
  );
}
