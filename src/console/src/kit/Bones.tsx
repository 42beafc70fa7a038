import { useTranslation } from 'react-i18next';

/** Where text will stand: grey lines of the text's size instead of a spinner. */
export function Bones({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation('kit');
  return (
    <div className="bones" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, i) => <span key={i} style={{ width: `${[92, 68, 84, 55, 76][i % 5] as number}%` }} />)}
    </div>
  );
}
