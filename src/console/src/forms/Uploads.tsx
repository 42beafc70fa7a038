import { CloseOutlined, InboxOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Alert, Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentInput } from '../generated/graphql';
import { language } from '../i18n';
import { useWords } from '../i18n/useWords';
import type { Bound } from './inputs';
import { kindOf } from './kindOf';
import './texts';
import { upload } from './upload';

type Props = Bound<AttachmentInput[]> & { /** What a file can be, the first when neither its name says it nor anybody chooses: `{ OFFICIAL_LETTER: '公函' }`. Everything when left out. */ kinds?: Record<string, string> };

/** Files by drag and drop or by choosing; each goes to the register at once and is named by its hash. */
export function Uploads({ value, onChange, kinds: some, id }: Props) {
  const { t } = useTranslation('kit');
  const forms = useTranslation('forms').t;
  const all: Record<string, string> = useWords().fileKind;
  const kinds = some ?? all;
  const [busy, setBusy] = useState<string[]>([]);
  const [failed, setFailed] = useState<{ name: string; why: string }[]>([]);
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const files = value ?? [];

  const take = async (list: FileList | null) => {
    setFailed([]);
    let kept = files;
    for (const file of list ? [...list] : []) {
      setBusy((b) => [...b, file.name]);
      const answer = await upload(file, language());
      if ('why' in answer) setFailed((f) => [...f, { name: file.name, why: answer.why || t('unreachable') }]);
      else if (!kept.some((f) => f.hash === answer.hash)) onChange?.((kept = [...kept, { hash: answer.hash, name: file.name, kind: kindOf(file.name, kinds) }]));
      setBusy((b) => b.filter((n) => n !== file.name));
    }
  };

  return (
    <div className="uploads" id={id}>
      <button type="button" className={over ? 'drop over' : 'drop'} onClick={() => chooser.current?.click()}
        onDragOver={(e) => { e.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
        onDrop={(e) => { e.preventDefault(); setOver(false); void take(e.dataTransfer.files); }}>
        <InboxOutlined aria-hidden /> {t('dropFiles')}<span className="muted small">{t('dropHint')}</span>
      </button>
      <input ref={chooser} type="file" multiple style={{ display: 'none' }} tabIndex={-1} aria-label={t('dropFiles')} accept=".pdf,.ofd,.png,.jpg,.jpeg,.docx,.xlsx,.pptx,.csv"
        onChange={(e) => { void take(e.target.files); e.target.value = ''; }} />
      {busy.map((name) => <p key={name} role="status" className="muted">{t('uploading', { name })}…</p>)}
      {failed.map((f) => <Alert key={f.name} type="error" showIcon title={t('uploadFailed', { name: f.name })} description={f.why} />)}
      <ul className="files">
        {files.map((f) => (
          <li key={f.hash}>
            <PaperClipOutlined aria-hidden /> <a href={`/files/${f.hash}`} target="_blank" rel="noreferrer">{f.name}</a>
            <Select size="small" aria-label={`${forms('kindOfFile')}: ${f.name}`} value={f.kind} options={Object.entries(kinds).map(([key, label]) => ({ value: key, label }))} popupMatchSelectWidth={false}
              onChange={(kind) => onChange?.(files.map((x) => (x.hash === f.hash ? { ...x, kind } : x)))} />
            <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={t('removeFile', { name: f.name })} onClick={() => onChange?.(files.filter((x) => x.hash !== f.hash))} />
          </li>
        ))}
      </ul>
    </div>
  );
}
