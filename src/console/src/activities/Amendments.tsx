import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { graphql } from '../generated';
import type { AmendmentPartsFragment } from '../generated/graphql';
import { useWords } from '../i18n/useWords';
import { Card } from '../kit/Facts';
import { instant, yuan } from '../kit/format';
import { Steps } from '../kit/Steps';
import { Who } from '../kit/Who';

export const AmendmentParts = graphql(`
  fragment AmendmentParts on ActivityAmendment {
    no reason changes amountBefore amountAfter submittedAt outcome decisionReason
    by { ...WhoParts }
    steps { ...StepParts }
  }
`);

export function Amendments({ amendments }: { amendments: AmendmentPartsFragment[] }) {
  const { t } = useTranslation('activities');
  const words = useWords();
  if (amendments.length === 0) return null;
  return (
    <Card title={t('amendments')}>
      {amendments.map((a) => (
        <section key={a.no}>
          <p><b>{t('amendment', { no: a.no })}</b> <Tag>{a.outcome ? words.amendmentOutcome[a.outcome] : t('pending')}</Tag> <span className="muted"><Who person={a.by} /> · {instant(a.submittedAt)}</span></p>
          <blockquote>{a.reason}</blockquote>
          {a.amountAfter !== a.amountBefore && <p>{yuan(a.amountBefore)} → {yuan(a.amountAfter)}</p>}
          {a.decisionReason && <blockquote>{a.decisionReason}</blockquote>}
          <Steps steps={a.steps} />
        </section>
      ))}
    </Card>
  );
}
