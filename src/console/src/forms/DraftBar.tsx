import { CheckCircleOutlined, CloudOutlined, LaptopOutlined, SyncOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clock, instant } from '../kit/format';
import type { DraftState } from './useDraft';

/** Where the draft is kept by now. */
export function DraftBar({ state }: { state: DraftState }) {
  const { t } = useTranslation('forms');
  const at = state.at ? clock(state.at) : '';
  return (
    <p className="draft-bar muted small" role="status">
      {state.saving ? <><SyncOutlined aria-hidden spin /> {t('saving')}</>
        : state.where === 'host' ? <><CheckCircleOutlined aria-hidden className="good" /> {t('saved', { at })}</>
        : state.failed && state.where === 'here' ? <><LaptopOutlined aria-hidden className="warn" /> {t('saveFailed')}</>
        : state.where === 'here' ? <><LaptopOutlined aria-hidden /> {t('savedHere', { at })}</>
        : <><CloudOutlined aria-hidden /> {t('unsaved')}</>}
    </p>
  );
}

type Draft = { conflict: boolean; keepMine: () => void; over: () => void };

/** Says that the record was changed elsewhere meanwhile, and lets one of the two be chosen. */
export function Overtaken({ draft }: { draft: Draft }) {
  const { t } = useTranslation('forms');
  const at = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (draft.conflict) at.current?.scrollIntoView({ block: 'center' });
  }, [draft.conflict]);
  // Everything a page shows is in its address: loaded anew, it shows what the host has.
  const theirs = () => {
    draft.over();
    window.location.reload();
  };
  return draft.conflict && (
    <div ref={at}>
      <Alert className="spaced" type="warning" showIcon title={t('overtaken')} description={<>
        <p>{t('overtakenHint')}</p>
        <span className="acts"><Button size="small" onClick={theirs}>{t('loadTheirs')}</Button> <Button size="small" danger onClick={draft.keepMine}>{t('keepMine')}</Button></span>
      </>} />
    </div>
  );
}

/** Says that an earlier visit left something, and lets it be thrown away. */
export function Restored({ at, discard, keepIt }: { at: string; discard: () => void; keepIt: () => void }) {
  const { t } = useTranslation('forms');
  return (
    <Alert className="spaced" type="info" showIcon title={t('restored', { at: instant(at) })}
      description={<span className="acts"><Button size="small" onClick={keepIt}>{t('keep')}</Button> <Button size="small" danger onClick={discard}>{t('discard')}</Button></span>} />
  );
}
