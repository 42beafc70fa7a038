import { useClient } from 'urql';
import { useAsk } from '../api/ask';
import { node } from '../api/document';
import { CopyFrom, useCopies } from '../forms/CopyFrom';
import { graphql, unmask } from '../generated';
import { days } from '../kit/format';
import { ReceptionValues as Values } from './fragments';
import { copyOf, type ReceptionValues } from './values';

const Earlier = graphql(`
  query EarlierReceptions($where: ReceptionFilterInput) {
    receptions(first: 10, where: $where, order: [{ updatedAt: DESC }]) { nodes { id guestUnit receivedOn leftOn branch { name } } }
  }
`);
const ToCopy = graphql(`query ReceptionToCopy($id: ID!) { reception(id: $id) { ...ReceptionValues } }`);

export function CopyReception({ take }: { take: (values: ReceptionValues) => void }) {
  const client = useClient();
  const copies = useCopies();
  const { data } = useAsk(Earlier, { where: copies.text ? { guestUnit: { contains: copies.text } } : null }, { pause: !copies.open });
  const read = async (id: string) => {
    const found = (await client.query(node(ToCopy), { id }).toPromise()).data?.reception;
    return found ? copyOf(unmask(Values, found)) : null;
  };
  return <CopyFrom copies={copies} take={take} read={read} rows={data?.receptions.nodes.map((r) => ({ id: r.id, title: r.guestUnit, note: `${r.branch?.name ?? ''} · ${days(r.receivedOn, r.leftOn)}` }))} />;
}
