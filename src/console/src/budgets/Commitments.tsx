import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';
import type { BudgetHoldsQuery } from '../generated/graphql';
import { Bones } from '../kit/Bones';
import { instant, yuan } from '../kit/format';
import { RecordLink } from '../kit/RecordLink';
import { Trouble } from '../kit/Trouble';
import { useAsOf } from '../kit/useAsOf';
import './texts';

const Held = graphql(`
  query BudgetHolds($id: ID!, $first: Int!, $after: String, $openOnly: Boolean!, $asOf: DateTime) {
    budget(id: $id, asOf: $asOf) {
      commitments(first: $first, after: $after, openOnly: $openOnly, asOf: $asOf) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id referenceId committed released moved spent open openedAt reference(asOf: $asOf) { id ... on Activity { title } ... on FundUse { title } } }
      }
    }
  }
`);
type Commitment = NonNullable<BudgetHoldsQuery['budget']>['commitments']['nodes'][number];
const pageSize = 50;

/** What the budget holds for which record, each a way there; of a day of the past, what it held then. */
export function Commitments({ id, version }: { id: string; version: number }) {
  const { t } = useTranslation('budgets');
  const { asOf } = useAsOf();
  const [openOnly, setOpenOnly] = useState(true);
  const [open, setOpen] = useState(1);
  return (
    <>
      <Checkbox checked={openOnly} onChange={(e) => setOpenOnly(e.target.checked)}>{t('openOnly')}</Checkbox>
      <div className="wide-table" tabIndex={0} role="region" aria-label={t('commitments')}>
        <table className="sums">
          <caption className="unseen">{t('commitments')}</caption>
          <thead><tr><th scope="col">{t('reference')}</th>{(['everHeld', 'freed', 'moved', 'spent', 'stillHeld'] as const).map((k) => <th key={k} scope="col" className="figure">{t(k)}</th>)}<th scope="col">{t('since')}</th></tr></thead>
          <tbody><Rows key={version} id={id} asOf={asOf} openOnly={openOnly} after={null} open={open} more={() => setOpen(open + 1)} /></tbody>
        </table>
      </div>
    </>
  );
}

type Part = { id: string; asOf: string | null; openOnly: boolean; after: string | null; /** How many pages are open from here on. */ open: number; more: () => void };

/** A page of rows and, below it, the pages after it. */
function Rows({ id, asOf, openOnly, after, open, more }: Part) {
  const { t } = useTranslation('budgets');
  const { data, failure, again } = useAsk(Held, { id, asOf, openOnly, after, first: pageSize });
  const held = data?.budget?.commitments;
  if (failure) return <tr><td colSpan={7}><Trouble failure={failure} again={again} /></td></tr>;
  if (!held) return <tr><td colSpan={7}><Bones /></td></tr>;
  if (held.nodes.length === 0) return <tr><td colSpan={7} className="muted">{t('noCommitments')}</td></tr>;
  return (
    <>
      {held.nodes.map((c) => <Row key={c.id} commitment={c} />)}
      {held.pageInfo.hasNextPage && held.pageInfo.endCursor && (open > 1
        ? <Rows id={id} asOf={asOf} openOnly={openOnly} after={held.pageInfo.endCursor} open={open - 1} more={more} />
        : <tr><td colSpan={7}><Button size="small" onClick={more}>{t('moreCommitments')}</Button></td></tr>)}
    </>
  );
}

function Row({ commitment: c }: { commitment: Commitment }) {
  const { t } = useTranslation('budgets');
  const name = c.reference && 'title' in c.reference ? c.reference.title : null;
  return (
    <tr>
      <th scope="row">{name ? <RecordLink id={c.referenceId}>{name}</RecordLink> : t('hidden')}</th>
      {[c.committed, c.released, c.moved, c.spent, c.open].map((n, i) => <td key={i} className="figure">{yuan(n)}</td>)}
      <td className="whole">{instant(c.openedAt)}</td>
    </tr>
  );
}
