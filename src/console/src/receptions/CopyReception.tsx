import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { useAsk } from '../api/ask';
import { node } from '../api/document';
import { CopyFrom } from '../forms/CopyFrom';
import { graphql, unmask } from '../generated';
import { Bones } from '../kit/Bones';
import { days } from '../kit/format';
import { ReceptionValues as Values } from './fragments';
import { copyOf, type ReceptionValues } from './values';

const Earlier = graphql(`
  query EarlierReceptions($where: ReceptionFilterInput) {
    receptions(first: 10, where: $where, order: [{ updatedAt: DESC }]) { nodes { id guestUnit receivedOn leftOn branch { name } } }
  }
`);
const ToCopy = graphql(`query ReceptionToCopy($id: ID!) { reception(id: $id) { guestUnit ...ReceptionValues } }`);

/** Takes over an earlier reception's content into the form. */
export function CopyReception({ take }: { take: (values: ReceptionValues) => void }) {
  return <CopyFrom list={(text, close) => <List text={text} take={(v) => { close(); take(v); }} />} />;
}

function List({ text, take }: { text: string; take: (values: ReceptionValues) => void }) {
  const { t } = useTranslation('forms');
  const { message } = App.useApp();
  const client = useClient();
  const { data } = useAsk(Earlier, { where: text ? { guestUnit: { contains: text } } : null });
  const copy = async (id: string) => {
    const answer = await client.query(node(ToCopy), { id }).toPromise();
    const found = answer.data?.reception;
    if (!found) return;
    take(copyOf(unmask(Values, found)));
    void message.success(t('copied', { title: found.guestUnit }));
  };
  if (!data) return <Bones />;
  if (data.receptions.nodes.length === 0) return <p className="muted">{t('noneToCopy')}</p>;
  return (
    <ul className="copies">
      {data.receptions.nodes.map((r) => (
        <li key={r.id}><span>{r.guestUnit} <span className="muted small">{r.branch?.name} · {days(r.receivedOn, r.leftOn)}</span></span><Button size="small" onClick={() => copy(r.id)}>{t('copyThis')}</Button></li>
      ))}
    </ul>
  );
}
