import { Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choice, MoneyInput } from '../forms/inputs';
import { Rows } from '../forms/Rows';
import { useWords } from '../i18n/useWords';

export function Lectures() {
  const { t } = useTranslation('activities');
  const words = useWords();
  return (
    <Rows name="lectures" title={t('lectures')} hint={t('namesHint')} add={t('addLecture')} cells={[
      { name: 'lecturer', label: t('lecturer'), input: <Input maxLength={100} /> },
      { name: 'title', label: t('lecturerTitle'), input: <Choice words={words.lecturerTitle} /> },
      { name: 'hours', label: t('hours'), input: <InputNumber min={0} max={1000} step={0.5} controls={false} style={{ width: '100%' }} /> },
      { name: 'halfDays', label: t('halfDays'), input: <InputNumber min={1} max={1000} precision={0} controls={false} style={{ width: '100%' }} /> },
      { name: 'fee', label: t('fee'), input: <MoneyInput /> },
      { name: 'topic', label: t('topic'), input: <Input maxLength={200} />, wide: true },
    ]} />
  );
}

export function FundingAndSponsors() {
  const { t } = useTranslation('activities');
  const words = useWords();
  return (
    <>
      <Rows name="funding" title={t('money')} hint={t('fundingHint')} add={t('addFunding')} cells={[
        { name: 'source', label: t('source'), input: <Choice words={words.fundingSource} /> },
        { name: 'amount', label: t('sum'), input: <MoneyInput /> },
        { name: 'note', label: t('note'), input: <Input maxLength={200} />, wide: true },
      ]} />
      <Rows name="sponsors" title={t('sponsors')} hint={t('sponsorsHint')} add={t('addSponsor')} cells={[
        { name: 'unit', label: t('unit'), input: <Input maxLength={200} /> },
        { name: 'kind', label: t('role'), input: <Choice words={words.sponsorKind} /> },
        { name: 'amount', label: t('sum'), input: <MoneyInput /> },
        { name: 'contractNumber', label: t('contractNumber'), input: <Input maxLength={100} /> },
        { name: 'purpose', label: t('sponsorPurpose'), input: <Input maxLength={400} />, wide: true },
      ]} />
    </>
  );
}
