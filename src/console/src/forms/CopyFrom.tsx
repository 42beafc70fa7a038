import { CopyOutlined } from '@ant-design/icons';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones } from '../kit/Bones';
import { useRested } from './live';

/** What is looked for among the earlier records; the room asks for them while the list is open. */
export function useCopies() {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  return { open, setOpen, typed, setTyped, text: useRested(typed.trim(), 300) };
}

type Props<V> = {
  copies: ReturnType<typeof useCopies>;
  /** The latest that match; undefined while they are asked for. */
  rows: readonly { id: string; title: string; note: string }[] | undefined;
  /** A record's content as a form of its own takes it: without its days, its papers and what was decided of it. */
  read: (id: string) => Promise<V | null>;
  take: (values: V) => void;
};

/** Takes over an earlier record's content into a form. */
export function CopyFrom<V>({ copies, rows, read, take }: Props<V>) {
  const { t } = useTranslation('forms');
  const { message } = App.useApp();
  const copy = async (id: string, title: string) => {
    const values = await read(id);
    if (!values) return;
    copies.setOpen(false);
    take(values);
    void message.success(t('copied', { title }));
  };
  return (
    <>
      <Button icon={<CopyOutlined aria-hidden />} onClick={() => copies.setOpen(true)}>{t('copy')}</Button>
      <Modal open={copies.open} onCancel={() => copies.setOpen(false)} footer={null} title={t('copyTitle')} destroyOnHidden>
        <p className="muted">{t('copyHint')}</p>
        <Input.Search aria-label={t('copyTitle')} value={copies.typed} maxLength={100} onChange={(e) => copies.setTyped(e.target.value)} />
        {!rows ? <Bones /> : rows.length === 0 ? <p className="muted">{t('noneToCopy')}</p> : (
          <ul className="copies">
            {rows.map((r) => <li key={r.id}><span>{r.title} <span className="muted small">{r.note}</span></span><Button size="small" onClick={() => void copy(r.id, r.title)}>{t('copyThis')}</Button></li>)}
          </ul>
        )}
      </Modal>
    </>
  );
}
