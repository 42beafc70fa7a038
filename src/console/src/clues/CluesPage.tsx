import { Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../api/ask';
import { graphql, unmask } from '../generated';
import type { ClueFilterInput, ClueRowFragment, CluesQuery } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { addressOf } from '../kit/address';
import type { Filter } from '../kit/filters';
import { instant } from '../kit/format';
import { ListPage } from '../kit/ListPage';
import { Status } from '../kit/Status';
import { sortsOf, type Column } from '../kit/Table';
import { useBranches } from '../kit/useBranches';
import { useList } from '../kit/useList';
import { useViewer } from '../session/viewer';
import './clues.css';
import { RegisterClue } from './RegisterClue';
import './texts';

const ClueRow = graphql(`fragment ClueRow on Clue { id status source discipline disposition due overdue text registeredAt branch { id name } persons { id name } handlers { id name } }`);
const Clues = graphql(`
  query Clues($first: Int, $after: String, $last: Int, $before: String, $where: ClueFilterInput, $order: [ClueSortInput!], $asOf: DateTime) {
    clues(first: $first, after: $after, last: $last, before: $before, where: $where, order: $order, asOf: $asOf) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { ...ClueRow }
    }
  }
`);

const rowsOf = ({ clues: page }: CluesQuery) => ({ ...page, nodes: page.nodes.map((n) => unmask(ClueRow, n)) });

/** The clues one handles; there is no way to anybody else's, and none to take the list away. */
export function CluesPage() {
  const { t } = useTranslation('clues');
  const viewer = useViewer();
  const columns = useClueColumns();
  const list = useList<ClueFilterInput>(useClueFilters(), { sort: '-registeredAt', sorts: sortsOf(columns) });
  const answer = useAsk(Clues, list.variables, { types: 'Clue' });
  return (
    <ListPage title={t('title')} list={list} columns={columns} page={answer.data && rowsOf(answer.data)} answer={answer} keyOf={(c) => c.id} addressOf={(c) => addressOf(c.id)}
      acts={<><Link to="/identity-requests">{t('requests')}</Link>{viewer.is('DISCIPLINE') && <RegisterClue look="primary" onDone={answer.again} />}</>}>
      <p className="muted">{t('hint')}</p>
    </ListPage>
  );
}

function useClueFilters(): Filter[] {
  const { t } = useTranslation('clues');
  const words = useWords();
  const branches = useBranches();
  return useMemo(() => {
    const choice = (field: string, label: string, of: Record<string, string>): Filter => ({ field, label, kind: 'choice', options: Object.entries(of).map(([value, said]) => ({ value, label: said })) });
    return [
      choice('status', t('status'), words.clueStatus), choice('source', t('source'), words.clueSource), choice('discipline', t('discipline'), words.disciplineClass), choice('disposition', t('disposition'), words.clueDisposition),
      choice('reporter', t('reporter'), words.reporterKind), { field: 'branch', label: t('branch'), kind: 'choice', free: true, options: branches }, { field: 'persons', label: t('persons'), kind: 'element' },
      { field: 'due', label: t('due'), kind: 'days' }, { field: 'registeredAt', label: t('registered'), kind: 'instants' }, { field: 'text', label: t('text'), kind: 'text' },
    ];
  }, [t, words, branches]);
}

function useClueColumns(): Column<ClueRowFragment>[] {
  const { t } = useTranslation('clues');
  const words = useWords();
  return [
    { key: 'text', title: t('text'), render: (c) => <span className="clue-text">{c.text}</span> },
    { key: 'status', title: t('status'), sort: 'status', whole: true, render: (c) => <Status kind="clueStatus" value={c.status} /> },
    { key: 'due', title: t('due'), sort: 'due', whole: true, render: (c) => (c.due ? <span>{c.due} {c.overdue && <Tag color="error">{t('overdue')}</Tag>}</span> : '—') },
    { key: 'source', title: t('source'), sort: 'source', render: (c) => words.clueSource[c.source] },
    { key: 'branch', title: t('branch'), render: (c) => c.branch?.name ?? '—' },
    { key: 'persons', title: t('persons'), render: (c) => c.persons.map((p) => p.name ?? p.id).join(t('comma')) || '—' },
    { key: 'handlers', title: t('handlers'), render: (c) => c.handlers.map((p) => p.name ?? p.id).join(t('comma')) },
    { key: 'registered', title: t('registered'), sort: 'registeredAt', whole: true, render: (c) => instant(c.registeredAt) },
  ];
}
