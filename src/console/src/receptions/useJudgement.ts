import { useMemo } from 'react';
import { useAsk } from '../api/ask';
import { ofForm, useRested } from '../forms/live';
import { graphql, unmask } from '../generated';
import { FindingParts } from '../kit/Findings';
import { applicationOf, listOf, type ReceptionValues } from './values';

const Check = graphql(`
  query CheckReceptionForm($input: ApplyReceptionInput!) {
    checkReception(input: $input) { ...FindingParts }
    receptionRoute(input: $input) { rule marks steps { name role } }
  }
`);
const CheckList = graphql(`query CheckReceptionListForm($input: RecordReceptionInput!) { checkReceptionList(input: $input) { ...FindingParts } }`);

/**
 * What the norms say of what is typed: of the application, or with `forList` of the list, once it says how many came. A record
 * is judged under its own id: what was received is no earlier reception of itself, and what was waived for it stays waived.
 */
export function useJudgement(values: ReceptionValues, record: string | undefined, forList: boolean) {
  const application = useRested(forList ? null : applicationOf(values, record), 400);
  const list = useRested(forList && record && values.headCount ? listOf(values, record) : null, 400);
  const applied = useAsk(Check, { input: application ?? {} }, { pause: !application });
  const listed = useAsk(CheckList, { input: list ?? { id: '', headCount: 0 } }, { pause: !list });
  const found = (application && applied.data?.checkReception) ?? (list && listed.data?.checkReceptionList);
  const findings = useMemo(() => ofForm((found ?? []).map((f) => unmask(FindingParts, f))), [found]);
  const { asking, failure } = forList ? listed : applied;
  return { findings, asking, failure, route: application ? applied.data?.receptionRoute : undefined };
}
