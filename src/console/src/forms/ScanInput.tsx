import { CloseOutlined, PaperClipOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../i18n';
import type { Bound } from './inputs';
import { upload } from './upload';

/** The file of one paper, in a row of a form: dropped there or chosen, and named by its hash. */
export function ScanInput({ value, onChange, id }: Bound<string>) {
  const { t } = useTranslation('kit');
  const forms = useTranslation('forms').t;
  // What a file was called is known where it came from; the row keeps its hash alone.
  const [sent, setSent] = useState<{ hash: string; name: string } | null>(null);
  const [said, setSaid] = useState<{ busy: string } | { failed: string } | null>(null);
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const name = sent && sent.hash === value ? sent.name : forms('scan');

  const take = async (file: File | undefined) => {
    if (!file) return;
    setSaid({ busy: file.name });
    const answer = await upload(file, language());
    setSaid('why' in answer ? { failed: `${t('uploadFailed', { name: file.name })} ${answer.why || t('unreachable')}` } : null);
    if ('why' in answer) return;
    setSent({ hash: answer.hash, name: file.name });
    onChange?.(answer.hash);
  };

  return (
    <div className="scan">
      {value
        ? <><PaperClipOutlined aria-hidden /> <a href={`/files/${value}`} target="_blank" rel="noreferrer">{name}</a>
          <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={t('removeFile', { name })} onClick={() => onChange?.(null)} /></>
        : <button type="button" className={over ? 'drop over' : 'drop'} onClick={() => chooser.current?.click()} onDragOver={(e) => { e.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
          onDrop={(e) => { e.preventDefault(); setOver(false); void take(e.dataTransfer.files[0]); }}><UploadOutlined aria-hidden /> {forms('scanAdd')}</button>}
      <input ref={chooser} id={id} type="file" style={{ display: 'none' }} tabIndex={-1} accept=".pdf,.ofd,.png,.jpg,.jpeg" onChange={(e) => { void take(e.target.files?.[0]); e.target.value = ''; }} />
      {said && <p role="status" className={'busy' in said ? 'muted small' : 'bad small'}>{'busy' in said ? `${t('uploading', { name: said.busy })}…` : said.failed}</p>}
    </div>
  );
}
