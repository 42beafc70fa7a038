import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ProvidedItem } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import type { Bound } from './inputs';
import './texts';

/** What is provided. An empty list declares that nothing of it is; no list declares nothing. */
export function Provided({ value, onChange, id }: Bound<ProvidedItem[]>) {
  const { t } = useTranslation('forms');
  const words = useWords();
  return (
    <div className="provided" id={id} role="group" aria-label={t('provided')}>
      <Checkbox checked={value?.length === 0} onChange={(e) => onChange?.(e.target.checked ? [] : null)}><b>{t('declareNone')}</b></Checkbox>
      <Checkbox.Group value={value ?? []} onChange={(v) => onChange?.(v.length > 0 ? (v as ProvidedItem[]) : null)}
        options={Object.entries(words.providedItem).map(([key, label]) => ({ value: key, label }))} />
    </div>
  );
}
