import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import { useAsk } from '../api/ask';
import { graphql, unmask } from '../generated';
import { ActButton } from '../kit/ActButton';
import { text, type Ask } from '../kit/ActDialog';
import { Card } from '../kit/Facts';
import { FindingParts, Findings, type FindingMask } from '../kit/Findings';
import { useAsOf } from '../kit/useAsOf';
import { useClauses } from '../kit/useClauses';
import { useViewer } from '../session/viewer';
import { Waiver, WaiverParts } from './Waiver';
import './texts';

const Waivers = graphql(`query WaiversOfRecord($where: WaiverFilterInput!, $asOf: DateTime) { waivers(first: 100, where: $where, asOf: $asOf) { nodes { ...WaiverParts } } }`);
const Now = graphql(`
  query FindingsNow($id: ID!, $activity: Boolean!, $claim: Boolean!, $reception: Boolean!) {
    checkActivity(input: { id: $id }) @include(if: $activity) { ...FindingParts }
    checkFundUse(input: { id: $id }) @include(if: $claim) { ...FindingParts }
    checkReception(input: { id: $id }) @include(if: $reception) { ...FindingParts }
  }
`);
const Grant = graphql(`mutation GrantWaiver($input: GrantWaiverInput!) { grantWaiver(input: $input) { waiver { id status } errors { ...ActFailure } } }`);

type Props = { subject: string; findings: readonly FindingMask[]; status: string };
/** Not submitted, or to be submitted anew: such a record is judged as it stands. */
const open = new Set(['DRAFT', 'RETURNED', 'WITHDRAWN']);

/** What the norms say of a record and what a leader lets pass of it, beside the finding: who, when and why. */
export function RecordFindings({ subject, findings, status }: Props) {
  const { t } = useTranslation('norms');
  const kit = useTranslation('kit').t;
  const { day, asOf } = useAsOf();
  const waives = useViewer().is('LEADER') && !day;
  const granting = useAct(Grant);
  const titles = useClauses(waives);
  const of = (kind: string) => subject.startsWith(`${kind}/`);
  const live = open.has(status) && !day;
  const now = useAsk(Now, { id: subject, activity: of('activity'), claim: of('fund-use'), reception: of('reception') }, { pause: !live, types: 'Waiver' }).data;
  const judged = (live && (now?.checkActivity ?? now?.checkFundUse ?? now?.checkReception)) || findings;
  const waivers = (useAsk(Waivers, { where: { subject: { eq: subject } }, asOf }, { types: 'Waiver' }).data?.waivers.nodes ?? []).map((w) => unmask(WaiverParts, w));
  const failing = new Set(judged.map((f) => unmask(FindingParts, f)).filter((f) => f.outcome === 'FAIL').map((f) => f.clause.id));

  const reason: Ask = { name: 'reason', label: t('waiveReason'), required: true };
  const shown = (clause: string) => waivers.filter((w) => w.clause.id === clause).map((w) => <Waiver key={w.id} waiver={w} subject={subject} revocable={waives} />);
  const others = waivers.filter((w) => !failing.has(w.clause.id));
  return (
    <Card title={kit('findings')}>
      <Findings findings={judged} beside={({ outcome, severity, clause }) => outcome === 'FAIL' && <>
        {shown(clause.id)}
        {waives && severity === 'STOP' && waivers.every((w) => w.clause.id !== clause.id || w.status === 'REVOKED') &&
          <ActButton label={t('waive')} act={granting} intro={t('waiveIntro', { clause: clause.title })} asks={[reason]} input={(said) => ({ subject, clause: clause.id, reason: text(said, 'reason') })} />}
      </>} />
      {others.map((w) => <div key={w.id}><b>{w.clause.title}</b>{shown(w.clause.id)}</div>)}
      {waives && <ActButton label={t('waiveOther')} act={granting} intro={t('waiveOtherIntro')}
        asks={[{ name: 'clause', label: t('clause'), kind: 'choice', options: [...titles].map(([value, label]) => ({ value, label })), required: true }, reason]}
        input={(said) => ({ subject, clause: text(said, 'clause'), reason: text(said, 'reason') })} />}
    </Card>
  );
}
