import { CloseCircleFilled } from '@ant-design/icons';
import { Alert, Input, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAsk } from '../api/ask';
import { DayInput } from '../forms/inputs';
import { graphql } from '../generated';
import type { JudgedKind } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { Bones } from '../kit/Bones';
import { Card } from '../kit/Facts';
import { days, today } from '../kit/format';
import { Head } from '../kit/Head';
import { Status } from '../kit/Status';
import { Table } from '../kit/Table';
import { Trouble } from '../kit/Trouble';
import './texts';
import { saysClause } from './words';

const Clauses = graphql(`
  query ClausesInForce($on: Date!, $kind: JudgedKind) {
    clausesInForce(on: $on, kind: $kind) { id title statement source article verification severity classification layer adoptedBy stricterBecause kinds }
    normPacks(first: 100, order: [{ layer: ASC }]) { nodes { id title layer status inForceFrom inForceTo resolution clauses { id } } }
  }
`);

/** By what everybody is judged on a day: the clauses with their sources, and the packs they come from. */
export function NormsPage() {
  const { t } = useTranslation('norms');
  const kit = useTranslation('kit').t;
  const words = useWords();
  const [address, setAddress] = useSearchParams();
  const on = address.get('on') ?? today();
  const asked = address.get('kind');
  const kind = asked && asked in words.judgedKind ? (asked as JudgedKind) : null;
  const text = address.get('q') ?? '';
  const set = (key: string, value: string | null) => setAddress((now) => { const next = new URLSearchParams(now); if (value) next.set(key, value); else next.delete(key); return next; }, { replace: true });
  const { data, failure, again } = useAsk(Clauses, { on, kind });
  const found = data?.clausesInForce.filter((c) => saysClause(c, text));
  return (
    <>
      <Head title={t('title')} />
      <Alert className="spaced" type="warning" showIcon title={t('unverified')} />
      <div className="list-tools">
        <div className="chips">
          <Input allowClear={{ clearIcon: <CloseCircleFilled aria-hidden /> }} size="small" style={{ width: 200 }} aria-label={t('find')} placeholder={t('find')} defaultValue={text} maxLength={60} onChange={(e) => set('q', e.target.value.trim())} />
          <Select size="small" style={{ minWidth: 130 }} aria-label={t('kind')} value={kind ?? ''} onChange={(v) => set('kind', v)} options={[{ value: '', label: t('everyKind') }, ...Object.entries(words.judgedKind).map(([value, label]) => ({ value, label }))]} />
        </div>
        <div style={{ width: 170 }}><DayInput aria-label={t('on')} value={on} onChange={(d) => set('on', d)} /></div>
      </div>
      {failure && <Trouble failure={failure} again={again} />}
      <Card title={t('clauses')} extra={found && <span className="muted">{found.length}</span>}>
        {!found ? !failure && <Bones lines={8} /> : found.length === 0 ? <p className="muted">{t('none')}</p> : (
          <ul className="clauses">
            {found.map((c) => (
              <li key={c.id} id={c.id}>
                <p><b>{c.title}</b> <Status kind="severity" value={c.severity} /> <span className="muted small">{c.id} · {c.kinds.map((k) => words.judgedKind[k]).join(kit('comma'))}{c.layer && ` · ${words.normLayer[c.layer]}`}</span></p>
                {c.statement && <p>{c.statement}</p>}
                <p className="muted small">{t('source')}: {c.source}{c.article && ` · ${c.article}`} <Tag>{words.verification[c.verification]}</Tag>{c.classification && ` ${t('classification')}: ${words.violationClass[c.classification]}`}{c.adoptedBy && ` · ${t('adoptedBy')}: ${c.adoptedBy}`}{c.stricterBecause && ` · ${t('stricter')}: ${c.stricterBecause}`}</p>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title={t('packs')}>
        <Table caption={t('packs')} rows={data?.normPacks.nodes} keyOf={(p) => p.id} bones={3} columns={[
          { key: 'title', title: t('pack'), render: (p) => p.title },
          { key: 'layer', title: t('layer'), render: (p) => words.normLayer[p.layer] },
          { key: 'status', title: t('status'), render: (p) => <Status kind="normPackStatus" value={p.status} /> },
          { key: 'inForce', title: t('inForce'), render: (p) => days(p.inForceFrom, p.inForceTo) },
          { key: 'resolution', title: t('resolution'), render: (p) => p.resolution ?? '—' },
          { key: 'count', title: t('count'), figure: true, render: (p) => p.clauses.length },
        ]} />
      </Card>
    </>
  );
}
