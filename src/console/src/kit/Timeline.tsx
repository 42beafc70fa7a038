import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { graphql, unmask, type FragmentType } from '../generated';
import { Bones } from './Bones';
import { Changes } from './Changes';
import { instant } from './format';
import { Trouble } from './Trouble';
import { useAsOf } from './useAsOf';
import { Who } from './Who';

const History = graphql(`
  query RecordHistory($subject: ID!, $first: Int!, $after: String, $asOf: DateTime) {
    history(subject: $subject, first: $first, after: $after, order: DESC, asOf: $asOf) {
      totalCount
      pageInfo { hasNextPage endCursor }
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
const pageSize = 50;

/** Every act on a record, the latest first: who, when, what, why, and what it changed. `version` makes it ask anew when the record changes. */
export function Timeline({ subject, version }: { subject: string; version: number }) {
  const { asOf } = useAsOf();
  const [open, setOpen] = useState(1);
  return <Entries key={`${subject}@${version}`} subject={subject} asOf={asOf} after={null} open={open} more={() => setOpen(open + 1)} />;
}

type Part = { subject: string; asOf: string | null; after: string | null; /** How many pages are open from here on. */ open: number; more: () => void };

/** A page and, below it, the pages after it: each begins where the one above ends, so that a new act on top moves none out of sight. */
function Entries({ subject, asOf, after, open, more }: Part) {
  const { t } = useTranslation('kit');
  const { data, failure, again } = useAsk(History, { subject, asOf, after, first: pageSize });
  if (failure) return <Trouble failure={failure} again={again} />;
  if (!data) return <Bones />;
  const { nodes, pageInfo } = data.history;
  if (nodes.length === 0) return <p className="muted">{t('noTimeline')}</p>;
  return (
    <>
      <ol className="timeline">{nodes.map((e) => <Entry key={e.version} entry={e} kind={subject.slice(0, subject.indexOf('/'))} />)}</ol>
      {pageInfo.hasNextPage && pageInfo.endCursor && (open > 1
        ? <Entries subject={subject} asOf={asOf} after={pageInfo.endCursor} open={open - 1} more={more} />
        : <Button size="small" onClick={more}>{t('more')}</Button>)}
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
