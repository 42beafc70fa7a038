import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import { graphql } from '../generated';
import type { IdentityRowFragment, OpenReporterIdentityMutation } from '../generated/graphql';
import { ActButton } from '../kit/ActButton';
import { ActDialog, text, textOrNull } from '../kit/ActDialog';
import { ActErrors } from '../kit/ActErrors';
import { Facts } from '../kit/Facts';
import { useViewer } from '../session/viewer';

const Release = graphql(`mutation ReleaseReporterIdentity($input: ReleaseReporterIdentityInput!) { releaseReporterIdentity(input: $input) { request { id version } errors { ...ActFailure } } }`);
const Refuse = graphql(`mutation RefuseReporterIdentity($input: RefuseReporterIdentityInput!) { refuseReporterIdentity(input: $input) { request { id version } errors { ...ActFailure } } }`);
const Open = graphql(`mutation OpenReporterIdentity($input: OpenReporterIdentityInput!) { openReporterIdentity(input: $input) { identity { name contact } errors { ...ActFailure } } }`);

type Identity = NonNullable<OpenReporterIdentityMutation['openReporterIdentity']['identity']>;

/** The custodian decides, the requester looks. What is shown stands in this dialog and is gone with it. */
export function IdentityActs({ request: r, again }: { request: IdentityRowFragment; again: () => void }) {
  const { t } = useTranslation('clues');
  const viewer = useViewer();
  const [release, refuse, open] = [useAct(Release), useAct(Refuse), useAct(Open)];
  const [shown, setShown] = useState<Identity | null>(null);
  const close = () => {
    setShown(null);
    again();
  };
  if (viewer.is('CUSTODIAN')) return r.status !== 'REQUESTED' ? null : (
    <span className="row-acts">
      <ActButton label={t('release')} look="primary" act={release} asks={[{ name: 'hours', label: t('hours'), kind: 'whole', required: true, value: 24, hint: t('hoursHint') }, { name: 'comment', label: t('comment') }]}
        input={(s) => ({ id: r.id, hours: Number(s.hours), comment: textOrNull(s, 'comment') })} reload={again} onDone={again} />
      <ActButton label={t('refuse')} act={refuse} asks={[{ name: 'reason', label: t('reason'), required: true }]} input={(s) => ({ id: r.id, reason: text(s, 'reason') })} reload={again} onDone={again} />
    </span>
  );
  if (r.status !== 'RELEASED' || r.requestedBy.id !== viewer.person) return null;
  return (
    <>
      <ActDialog label={t('open')} look="primary" asks={[{ name: 'reason', label: t('purpose'), required: true }]} intro={t('requestsHint')} busy={open.busy} onOpen={open.clear} errors={() => <ActErrors act={open} />}
        run={async (s) => {
          const done = await open.run({ id: r.id, reason: text(s, 'reason') });
          if (done?.identity) setShown(done.identity);
          return done !== null;
        }} />
      <Modal title={t('requests')} open={shown !== null} onCancel={close} footer={<Button onClick={close}>{t('close')}</Button>} destroyOnHidden>
        <Facts facts={[{ label: t('name'), value: shown?.name ?? t('notLeft') }, { label: t('contact'), value: shown?.contact ?? t('notLeft') }]} />
        <p className="muted">{t('shownOnce')}</p>
      </Modal>
    </>
  );
}
