import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { useAsk } from '../api/ask';
import { node } from '../api/document';
import { CopyFrom } from '../forms/CopyFrom';
import { graphql, unmask } from '../generated';
import { Bones } from '../kit/Bones';
import { days } from '../kit/format';
import { ActivityPlanValues } from './fragments';
import { copyOf, type ActivityValues } from './values';

const Earlier = graphql(`
  query EarlierActivities($where: ActivityFilterInput) {
    activities(first: 10, where: $where, order: [{ updatedAt: DESC }]) { nodes { id title startsOn endsOn branch { name } } }
  }
`);
const ToCopy = graphql(`query ActivityToCopy($id: ID!) { activity(id: $id) { title ...ActivityPlanValues } }`);

/** Takes over an earlier activity's content into the form. */
export function CopyActivity({ take }: { take: (values: ActivityValues) => void }) {
  return <CopyFrom list={(text, close) => <List text={text} take={(v) => { close(); take(v); }} />} />;
}

function List({ text, take }: { text: string; take: (values: ActivityValues) => void }) {
  const { t } = useTranslation('forms');
  const { message } = App.useApp();
  const client = useClient();
  const { data } = useAsk(Earlier, { where: text ? { title: { contains: text } } : null });
  const copy = async (id: string) => {
    const answer = await client.query(node(ToCopy), { id }).toPromise();
    const found = answer.data?.activity;
    if (!found) return;
    take(copyOf(unmask(ActivityPlanValues, found)));
    void message.success(t('copied', { title: found.title }));
  };
  if (!data) return <Bones />;
  if (data.activities.nodes.length === 0) return <p className="muted">{t('noneToCopy')}</p>;
  return (
    <ul className="copies">
      {data.activities.nodes.map((a) => (
        <li key={a.id}><span>{a.title} <span className="muted small">{a.branch?.name} · {days(a.startsOn, a.endsOn)}</span></span><Button size="small" onClick={() => copy(a.id)}>{t('copyThis')}</Button></li>
      ))}
    </ul>
  );
}
