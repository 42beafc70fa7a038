import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { graphql, unmask, type FragmentType } from '../generated';
import { Bones } from './Bones';
import { Changes } from './Changes';
import { instant } from './format';
import { Trouble } from './Trouble';
import { Who } from './Who';

const History = graphql(`
  query RecordHistory($subject: ID!, $first: Int!) {
    history(subject: $subject, first: $first) {
      totalCount
      pageInfo { hasNextPage }
      nodes { version ...HistoryParts }
    }
  }
`);
const HistoryParts = graphql(`
  fragment HistoryParts on HistoryEntry {
    version what why recordedAt occurredAt imported importedFrom
    by { ...WhoParts }
    actingFor { ...WhoParts }
    changes { field before after }
  }
`);

/** Every act on a record: who, when, what, why, and what it changed. `version` makes it ask anew when the record changes. */
export function Timeline({ subject, version }: { subject: string; version: number }) {
  const { t } = useTranslation('kit');
  const [first, setFirst] = useState(20);
  return <Entries key={`${subject}@${version}`} subject={subject} first={first} more={() => setFirst(first + 50)} moreLabel={t('more')} />;
}

function Entries({ subject, first, more, moreLabel }: { subject: string; first: number; more: () => void; moreLabel: string }) {
  const { t } = useTranslation('kit');
  const { data, failure, again } = useAsk(History, { subject, first });
  if (failure) return <Trouble failure={failure} again={again} />;
  if (!data) return <Bones />;
  if (data.history.nodes.length === 0) return <p className="muted">{t('noTimeline')}</p>;
  return (
    <>
      <ol className="timeline">{data.history.nodes.map((e) => <Entry key={e.version} entry={e} kind={subject.slice(0, subject.indexOf('/'))} />)}</ol>
      {data.history.pageInfo.hasNextPage && <Button size="small" onClick={more}>{moreLabel}</Button>}
    </>
  );
}

function Entry({ entry, kind }: { entry: FragmentType<typeof HistoryParts>; kind: string }) {
  const { t } = useTranslation('kit');
  const [open, setOpen] = useState(false);
  const e = unmask(HistoryParts, entry);
  return (
    <li>
      <p><strong>{e.what}</strong> {e.imported && <Tag title={e.importedFrom ?? undefined}>{t('imported')}</Tag>}</p>
      <p className="muted">
        <Who person={e.by} />{e.actingFor && <> ({t('actingFor', { name: '' })}<Who person={e.actingFor} />)</>} · <time dateTime={e.recordedAt}>{instant(e.recordedAt)}</time>
        {e.imported && <> · {t('occurred', { at: instant(e.occurredAt) })}</>}
      </p>
      {e.why && <blockquote>{e.why}</blockquote>}
      {e.changes.length > 0 && (
        <details onToggle={(d) => setOpen(d.currentTarget.open)}>
          <summary>{t('changes')}</summary>
          {open && <Changes changes={e.changes} kind={kind} />}
        </details>
      )}
    </li>
  );
}
