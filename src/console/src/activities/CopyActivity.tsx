import { useClient } from 'urql';
import { useAsk } from '../api/ask';
import { node } from '../api/document';
import { CopyFrom, useCopies } from '../forms/CopyFrom';
import { graphql, unmask } from '../generated';
import { days } from '../kit/format';
import { ActivityPlanValues } from './fragments';
import { copyOf, type ActivityValues } from './values';

const Earlier = graphql(`
  query EarlierActivities($where: ActivityFilterInput) {
    activities(first: 10, where: $where, order: [{ updatedAt: DESC }]) { nodes { id title startsOn endsOn branch { name } } }
  }
`);
const ToCopy = graphql(`query ActivityToCopy($id: ID!) { activity(id: $id) { ...ActivityPlanValues } }`);

export function CopyActivity({ take }: { take: (values: ActivityValues) => void }) {
  const client = useClient();
  const copies = useCopies();
  const { data } = useAsk(Earlier, { where: copies.text ? { title: { contains: copies.text } } : null }, { pause: !copies.open });
  const read = async (id: string) => {
    const found = (await client.query(node(ToCopy), { id }).toPromise()).data?.activity;
    return found ? copyOf(unmask(ActivityPlanValues, found)) : null;
  };
  return <CopyFrom copies={copies} take={take} read={read} rows={data?.activities.nodes.map((a) => ({ id: a.id, title: a.title, note: `${a.branch?.name ?? ''} · ${days(a.startsOn, a.endsOn)}` }))} />;
}
