import { useAsk } from '../api/ask';
import { Choice, type Bound } from '../forms/inputs';
import { graphql } from '../generated';

const Officers = graphql(`query OfficersOfBranch($id: ID!) { branch(id: $id) { people { id name } } }`);
const Named = graphql(`query HostByName($id: ID!) { person(id: $id) { id name } }`);

/** Who receives: somebody who holds an office of the branch today, or whoever was named before. */
export function Host({ branch, ...input }: Bound<string> & { branch: string | null | undefined }) {
  const officers = useAsk(Officers, { id: branch ?? '' }, { pause: !branch });
  const named = useAsk(Named, { id: input.value ?? '' }, { pause: !input.value });
  const people = [...(officers.data?.branch?.people ?? []), ...(input.value && named.data?.person ? [named.data.person] : [])];
  return <Choice {...input} words={Object.fromEntries(people.map((p) => [p.id, p.name ?? p.id]))} />;
}
