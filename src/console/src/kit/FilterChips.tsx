import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterEditor } from './FilterEditor';
import { sayValue, type Filter } from './filters';

type Props = { filters: readonly Filter[]; address: URLSearchParams; set: (changes: Record<string, string | null>) => void };

/** What the list is filtered by, a chip a filter; each opens its editor, and one adds another. */
export function FilterChips({ filters, address, set }: Props) {
  const { t } = useTranslation('kit');
  const [open, setOpen] = useState<string | null>(null);
  const [adding, setAdding] = useState<Filter | null>(null);
  const words = { yes: t('yes'), no: t('no'), upTo: t('upTo'), from: t('from') };
  const active = filters.filter((f) => address.get(f.field));
  const rest = filters.filter((f) => !address.get(f.field));
  const done = (field: string) => (value: string | null) => {
    setOpen(null);
    setAdding(null);
    set({ [field]: value });
  };

  return (
    <div className="chips" role="group" aria-label={t('filter')}>
      {active.map((f) => {
        const value = address.get(f.field) as string;
        const said = `${f.label}: ${sayValue(f, value, words)}`;
        return (
          <span className="chip" key={f.field}>
            <Popover trigger="click" open={open === f.field} onOpenChange={(o) => setOpen(o ? f.field : null)} destroyOnHidden
              content={<FilterEditor filter={f} value={value} done={done(f.field)} />}>
              <button type="button">{said}</button>
            </Popover>
            <button type="button" aria-label={t('removeFilter', { what: said })} onClick={() => set({ [f.field]: null })}><CloseOutlined aria-hidden /></button>
          </span>
        );
      })}
      {rest.length > 0 && (
        <Popover trigger="click" placement="bottomLeft" open={open === '+'} destroyOnHidden
          onOpenChange={(o) => { setOpen(o ? '+' : null); setAdding(null); }}
          content={adding
            ? <><strong>{adding.label}</strong><FilterEditor filter={adding} value="" done={done(adding.field)} /></>
            : <div className="filter-menu">{rest.map((f) => <button type="button" key={f.field} onClick={() => setAdding(f)}>{f.label}</button>)}</div>}>
          <Button size="small" icon={<PlusOutlined aria-hidden />}>{t('addFilter')}</Button>
        </Popover>
      )}
      {active.length > 1 && <Button size="small" type="link" onClick={() => set(Object.fromEntries(active.map((f) => [f.field, null])))}>{t('clearFilters')}</Button>}
    </div>
  );
}
