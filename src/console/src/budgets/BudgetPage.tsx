import { Button, Checkbox, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../api/ask';
import { Columns } from '../charts/Columns';
import { MoneyBar } from '../charts/MoneyBar';
import { graphql, unmask } from '../generated';
import { useWords } from '../i18n/useWords';
import { addressOf, idOf } from '../kit/address';
import { AsOfBand, AsOfPicker } from '../kit/AsOf';
import { Bones } from '../kit/Bones';
import { Card, Facts } from '../kit/Facts';
import { instant, yuan } from '../kit/format';
import { RecordPage } from '../kit/RecordPage';
import { Timeline } from '../kit/Timeline';
import { useAsOf } from '../kit/useAsOf';
import { useViewer } from '../session/viewer';
import { BudgetActs } from './BudgetActs';
import { BudgetRow, used, useSay } from './BudgetRow';
import './budgets.css';
import { moneyOf, monthsOf } from './sums';
import './texts';

const BudgetDetail = graphql(`
  query BudgetDetail($id: ID!, $asOf: DateTime) {
    budget(id: $id, asOf: $asOf) { ...BudgetRow basis createdAt months { month granted committed released spent } }
  }
`);

export function BudgetPage() {
  const { t } = useTranslation('budgets');
  const kit = useTranslation('kit').t;
  const words = useWords();
  const say = useSay();
  const viewer = useViewer();
  const id = idOf('budget', useParams()['*']);
  const { day, asOf, set } = useAsOf();
  const answer = useAsk(BudgetDetail, { id, asOf });
  const found = answer.data?.budget;
  const budget = found && { ...unmask(BudgetRow, found), basis: found.basis, createdAt: found.createdAt, months: found.months };
  return (
    <>
      <AsOfBand day={day} set={set} />
      <RecordPage answer={answer} record={budget} back={{ to: budget ? `/budgets?year=${budget.year}` : '/budgets', label: t('title') }} title={(b) => `${b.year} · ${b.branch?.name ?? '—'} · ${b.title}`}
        marks={(b) => b.closed && <Tag>{t('closed')}</Tag>}
        acts={(b) => <><AsOfPicker day={day} set={set} />{viewer.is('FINANCE') && !day && !b.closed && <BudgetActs id={b.id} year={b.year} again={answer.again} />}</>}
        aside={(b) => <Card title={kit('timeline')}><Timeline subject={b.id} version={b.version} /></Card>}>
        {(b) => {
          const money = moneyOf(b);
          const months = monthsOf(b.months, b.year);
          return (
            <>
              <Card>
                <MoneyBar money={money} most={money.total} label={say(b.title, money)} />
                <p className="key" aria-hidden style={{ marginTop: 8 }}><span><i className="spent" />{t('keySpent')}</span><span><i className="committed" />{t('keyCommitted')}</span><span><i className="available" />{t('keyAvailable')}</span><span><i className="over" />{t('keyOver')}</span></p>
                <Facts facts={[
                  { label: t('total'), value: <strong>{yuan(money.total)}</strong> }, { label: t('spent'), value: yuan(b.spent) }, { label: t('committed'), value: yuan(b.committed) },
                  { label: t('available'), value: <strong className={b.available < 0 ? 'bad' : undefined}>{yuan(b.available)}</strong> }, { label: t('used'), value: used(money) },
                  { label: t('allocated'), value: yuan(b.allocated) }, { label: t('adjusted'), value: yuan(b.adjusted) }, { label: t('transferredIn'), value: yuan(b.transferredIn) }, { label: t('transferredOut'), value: yuan(b.transferredOut) },
                  b.lapsed !== 0 && { label: t('lapsed'), value: yuan(b.lapsed) },
                  { label: t('policy'), value: words.overdrawPolicy[b.overdraw] }, { label: t('line'), value: b.line }, { label: t('basis'), value: b.basis, wide: true },
                ]} />
              </Card>
              <Card title={t('byMonth')}>
                <Columns title={t('byMonth')} keys={months.map((m) => m.month)} write={yuan}
                  series={[{ name: t('held'), colour: '--held', values: months.map((m) => m.committed) }, { name: t('released'), colour: '--muted', values: months.map((m) => m.released) }, { name: t('keySpent'), colour: '--accent', values: months.map((m) => m.spent) }]} />
              </Card>
              {!day && <Card title={t('commitments')}><Commitments id={b.id} version={b.version} /></Card>}
            </>
          );
        }}
      </RecordPage>
    </>
  );
}

const Held = graphql(`
  query BudgetHolds($id: ID!, $first: Int!, $openOnly: Boolean!) {
    budget(id: $id) {
      commitments(first: $first, openOnly: $openOnly) {
        totalCount
        nodes { id referenceId committed released moved spent open openedAt reference { id ... on Activity { title } ... on FundUse { title } } }
      }
    }
  }
`);

/** What the budget holds for which record, each a way there. */
function Commitments({ id, version }: { id: string; version: number }) {
  const { t } = useTranslation('budgets');
  const [openOnly, setOpenOnly] = useState(true);
  const [first, setFirst] = useState(20);
  const { data } = useAsk(Held, { id, first, openOnly });
  const held = data?.budget?.commitments;
  return (
    <div data-version={version}>
      <Checkbox checked={openOnly} onChange={(e) => setOpenOnly(e.target.checked)}>{t('openOnly')}</Checkbox>
      {!held ? <Bones /> : held.nodes.length === 0 ? <p className="muted">{t('noCommitments')}</p> : (
        <div className="wide-table" tabIndex={0} role="region" aria-label={t('commitments')}>
          <table className="sums">
            <caption className="unseen">{t('commitments')}</caption>
            <thead><tr><th scope="col">{t('reference')}</th>{(['everHeld', 'freed', 'moved', 'spent', 'stillHeld'] as const).map((k) => <th key={k} scope="col" className="figure">{t(k)}</th>)}<th scope="col">{t('since')}</th></tr></thead>
            <tbody>
              {held.nodes.map((c) => {
                const to = addressOf(c.referenceId);
                const name = c.reference && 'title' in c.reference ? c.reference.title : null;
                return (
                  <tr key={c.id}>
                    <th scope="row">{name && to ? <Link to={to}>{name}</Link> : t('hidden')}</th>
                    {[c.committed, c.released, c.moved, c.spent, c.open].map((n, i) => <td key={i} className="figure">{yuan(n)}</td>)}
                    <td className="whole">{instant(c.openedAt)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {held && held.totalCount > held.nodes.length && <Button size="small" onClick={() => setFirst(Math.min(500, first + 50))}>{t('moreCommitments')}</Button>}
    </div>
  );
}
