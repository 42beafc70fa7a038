import { PaperClipOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/useWords';
import { graphql, unmask, type FragmentType } from '../generated';

export const AttachmentParts = graphql(`fragment AttachmentParts on Attachment { hash name kind }`);

export function Attachments({ files }: { files: readonly FragmentType<typeof AttachmentParts>[] }) {
  const { t } = useTranslation('kit');
  const words = useWords();
  const list = files.map((f) => unmask(AttachmentParts, f));
  if (list.length === 0) return <p className="muted">{t('noAttachments')}</p>;
  return (
    <ul className="files">
      {list.map((f) => (
        <li key={f.hash + f.kind}><PaperClipOutlined aria-hidden /> <a href={`/files/${f.hash}`} target="_blank" rel="noreferrer" aria-label={t('download', { name: f.name })}>{f.name}</a> <span className="muted">{(words.fileKind as Partial<Record<string, string>>)[f.kind] ?? f.kind}</span></li>
      ))}
    </ul>
  );
}
