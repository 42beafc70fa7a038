import { CopyOutlined } from '@ant-design/icons';
import { Button, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRested } from './live';

/** Opens a list of earlier records to copy from; `list` draws it for the text looked for. */
export function CopyFrom({ list }: { list: (text: string, close: () => void) => ReactNode }) {
  const { t } = useTranslation('forms');
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const rested = useRested(text, 300);
  return (
    <>
      <Button icon={<CopyOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('copy')}</Button>
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t('copyTitle')} destroyOnHidden>
        <p className="muted">{t('copyHint')}</p>
        <Input.Search aria-label={t('copyTitle')} value={text} maxLength={100} onChange={(e) => setText(e.target.value)} />
        {list(rested.trim(), () => setOpen(false))}
      </Modal>
    </>
  );
}
