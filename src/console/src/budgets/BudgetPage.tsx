import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAsk } from '../api/ask';
import { Columns } from '../charts/Columns';
import { MoneyBar } from '../charts/MoneyBar';
import { graphql, unmask } from '../generated';
import { useWords } from '../i18n/useWords';
import { idOf } from '../kit/address';
import { Card, Facts } from '../kit/Facts';
import { yuan } from '../kit/format';
import { RecordPage } from '../kit/RecordPage';
import { Timeline } from '../kit/Timeline';
import { useAsOf } from '../kit/useAsOf';
import { useViewer } from '../session/viewer';
import { BudgetActs } from './BudgetActs';
import { BudgetRow, used, useSay } from './BudgetRow';
import './budgets.css';
import { Commitments } from './Commitments';
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
  const { asOf } = useAsOf();
  const answer = useAsk(BudgetDetail, { id, asOf });
  const found = answer.data?.budget;
  const budget = found && { ...unmask(BudgetRow, found), basis: found.basis, createdAt: found.createdAt, months: found.months };
  return (
    <RecordPage answer={answer} record={budget} back={{ to: budget ? `/budgets?year=${budget.year}` : '/budgets', label: t('title') }} title={(b) => `${b.year} · ${b.branch?.name ?? '—'} · ${b.title}`}
      marks={(b) => b.closed && <Tag>{t('closed')}</Tag>}
      acts={(b) => viewer.is('FINANCE') && !b.closed && <BudgetActs id={b.id} year={b.year} again={answer.again} />}
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
            <Card title={t('commitments')}><Commitments id={b.id} version={b.version} /></Card>
          </>
        );
      }}
    </RecordPage>
  );
}
