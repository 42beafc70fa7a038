import { HistoryOutlined } from '@ant-design/icons';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { today } from './format';

type Props = { day: string | null; set: (changes: Record<string, string | null>) => void };

/** Goes to a day; the band beside it leads back to now. */
export function AsOfPicker({ day, set }: Props) {
  const { t } = useTranslation('kit');
  return (
    <DatePicker size="small" aria-label={t('asOf')} placeholder={t('asOf')} suffixIcon={<HistoryOutlined aria-hidden />} value={day ? dayjs(day) : null}
      maxDate={dayjs(today())} allowClear={false} onChange={(v: dayjs.Dayjs | null) => set({ asOf: v?.format('YYYY-MM-DD') ?? null })} />
  );
}

/** The band that nobody overlooks while a page is turned back in time. */
export function AsOfBand({ day, set }: Props) {
  const { t } = useTranslation('kit');
  if (!day) return null;
  return (
    <div className="as-of" role="status">
      <HistoryOutlined aria-hidden /> {t('asOfBand', { day })} <Button size="small" onClick={() => set({ asOf: null })}>{t('toNow')}</Button>
    </div>
  );
}
