import { Button, Checkbox, DatePicker, Input, InputNumber, Radio, Select, Space } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ends, optionsOf, type Filter } from './filters';

/** Edits one filter's value; `done` gets null for “no such filter”. */
export function FilterEditor({ filter, value, done }: { filter: Filter; value: string; done: (value: string | null) => void }) {
  const { t } = useTranslation('kit');
  const [now, setNow] = useState(value);
  // Whoever has picked one wants to apply it, and the open list would lie over the button.
  const [open, setOpen] = useState(false);
  const [from, to] = ends(now || '..');
  const between = (low: string, high: string) => setNow(low || high ? `${low}..${high}` : '');
  const onEnter = () => done(now || null);

  return (
    <form className="filter-editor" aria-label={filter.label} onSubmit={(e) => { e.preventDefault(); onEnter(); }}>
      {filter.kind === 'choice' && filter.operator !== 'contains' && (filter.many
        ? <Select open={open} onOpenChange={setOpen} onSelect={() => setOpen(false)} mode="multiple" autoFocus style={{ width: 260 }} aria-label={filter.label} showSearch={{ optionFilterProp: 'label' }} value={now ? now.split(',') : []} onChange={(v: string[]) => setNow(v.join(','))} options={optionsOf(filter)} />
        : <Checkbox.Group className="options" value={now ? now.split(',') : []} onChange={(v) => setNow(v.join(','))} options={optionsOf(filter)} />
      )}
      {filter.kind === 'choice' && filter.operator === 'contains' && (
        <Radio.Group className="options" value={now} onChange={(e) => setNow(String(e.target.value))} options={filter.options} />
      )}
      {(filter.kind === 'yes' || filter.kind === 'given') && (
        <Radio.Group value={now} onChange={(e) => setNow(String(e.target.value))} options={[{ value: 'true', label: t('yes') }, { value: 'false', label: t('no') }]} />
      )}
      {(filter.kind === 'text' || filter.kind === 'id' || filter.kind === 'element') && <Input autoFocus aria-label={filter.label} placeholder={filter.kind === 'text' ? t('contains') : undefined} value={now} maxLength={100} onChange={(e) => setNow(e.target.value)} />}
      {(filter.kind === 'money' || filter.kind === 'number') && (
        <Space>
          <InputNumber controls={false} autoFocus aria-label={t('from')} placeholder={t('from')} value={from ? Number(from) : null} onChange={(v) => between(v == null ? '' : String(v), to)} />
          –
          <InputNumber controls={false} aria-label={t('to')} placeholder={t('to')} value={to ? Number(to) : null} onChange={(v) => between(from, v == null ? '' : String(v))} />
        </Space>
      )}
      {(filter.kind === 'days' || filter.kind === 'instants') && (
        <Space wrap>
          <DatePicker aria-label={t('from')} placeholder={t('from')} value={from ? dayjs(from) : null} onChange={(v: dayjs.Dayjs | null) => between(v?.format('YYYY-MM-DD') ?? '', to)} />
          –
          <DatePicker aria-label={t('to')} placeholder={t('to')} value={to ? dayjs(to) : null} onChange={(v: dayjs.Dayjs | null) => between(from, v?.format('YYYY-MM-DD') ?? '')} />
        </Space>
      )}
      <Button type="primary" htmlType="submit" size="small">{t('apply')}</Button>
    </form>
  );
}
