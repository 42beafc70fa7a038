import { useClient } from 'urql';
import { useAsk } from '../api/ask';
import { node } from '../api/document';
import { CopyFrom, useCopies } from '../forms/CopyFrom';
import { graphql, unmask } from '../generated';
import { days, yuan } from '../kit/format';
import { FundUseValues } from './documents';
import { copyOf, type FundUseValues as Values } from './values';

const Earlier = graphql(`
  query EarlierFundUses($where: FundUseFilterInput) {
    fundUses(first: 10, where: $where, order: [{ updatedAt: DESC }]) { nodes { id title occurredOn endedOn amount branch { name } } }
  }
`);
const ToCopy = graphql(`query FundUseToCopy($id: ID!) { fundUse(id: $id) { ...FundUseValues } }`);

export function CopyClaim({ take }: { take: (values: Values) => void }) {
  const client = useClient();
  const copies = useCopies();
  const { data } = useAsk(Earlier, { where: copies.text ? { title: { contains: copies.text } } : null }, { pause: !copies.open });
  const read = async (id: string) => {
    const found = (await client.query(node(ToCopy), { id }).toPromise()).data?.fundUse;
    return found ? copyOf(unmask(FundUseValues, found)) : null;
  };
  return <CopyFrom copies={copies} take={take} read={read} rows={data?.fundUses.nodes.map((f) => ({ id: f.id, title: f.title, note: `${f.branch?.name ?? ''} · ${days(f.occurredOn, f.endedOn)} · ${yuan(f.amount)}` }))} />;
}
