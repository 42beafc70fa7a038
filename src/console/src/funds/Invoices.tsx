import { WarningFilled } from '@ant-design/icons';
import { Alert, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../api/ask';
import { graphql, unmask, type FragmentType } from '../generated';
import { sum, yuan } from '../kit/format';
import { RecordLink } from '../kit/RecordLink';
import { Status } from '../kit/Status';

const ClaimInvoices = graphql(`fragment ClaimInvoices on FundUse { id amount invoices { code number seller date amount file } }`);

// Also those that hold it no more, and imported ones, which never claimed it.
const Others = graphql(`
  query InvoicesElsewhere($where: FundUseFilterInput, $asOf: DateTime) {
    fundUses(first: 100, where: $where, asOf: $asOf) { nodes { id title status invoices { number file } } }
  }
`);

const dead = new Set(['DRAFT', 'WITHDRAWN', 'REJECTED']);

/** The invoices of a claim; one whose number or file another claim has is marked, with the way there. */
export function Invoices({ fundUse, asOf }: { fundUse: FragmentType<typeof ClaimInvoices>; asOf: string | null }) {
  const { t } = useTranslation('funds');
  const { id, amount, invoices } = unmask(ClaimInvoices, fundUse);
  const where = { or: invoices.flatMap(({ number, file }) => [{ invoiceNumbers: { contains: number } }, ...(file ? [{ files: { contains: file } }] : [])]) };
  const { data } = useAsk(Others, { where, asOf }, { pause: invoices.length === 0 });
  if (invoices.length === 0) return <p className="muted">{t('noInvoices')}</p>;
  const elsewhere = ({ number, file }: (typeof invoices)[number]) =>
    data?.fundUses.nodes.filter((f) => f.id !== id && f.invoices.some((i) => i.number === number || (file != null && i.file === file))) ?? [];
  const twice = invoices.filter((i) => elsewhere(i).some((f) => !dead.has(f.status))).length;
  const whole = sum(invoices.map((i) => i.amount));
  return (
    <>
      {twice > 0 && <Alert type="error" showIcon title={t('duplicates', { n: twice })} style={{ marginBottom: 8 }} />}
      {whole < amount && <Alert type="warning" showIcon title={t('invoiceShort', { n: yuan(sum([amount, -whole])) })} style={{ marginBottom: 8 }} />}
      <div className="wide-table" tabIndex={0} role="region" aria-label={t('invoices')}>
        <table className="sums">
          <caption className="unseen">{t('invoices')}</caption>
          <thead><tr><th scope="col">{t('number')}</th><th scope="col">{t('seller')}</th><th scope="col">{t('date')}</th><th scope="col" className="figure">{t('invoiceAmount')}</th></tr></thead>
          <tbody>
            {invoices.map((i) => {
              const others = elsewhere(i);
              const live = others.some((f) => !dead.has(f.status));
              return (
                <tr key={(i.code ?? '') + i.number} className={live ? 'twice' : undefined}>
                  <th scope="row">
                    {i.number} {live && <Tag color="error" icon={<WarningFilled aria-hidden />}>{t('duplicate')}</Tag>}
                    {i.file && <div><a href={`/files/${i.file}`} target="_blank" rel="noreferrer">{t('scan')}</a></div>}
                    {others.length > 0 && (
                      <div className="norm">{t('duplicateOf', { titles: '' })}
                        {others.map((f) => <div key={f.id}><RecordLink id={f.id}>{f.title}</RecordLink> <Status kind="fundUseStatus" value={f.status} /></div>)}
                      </div>
                    )}
                  </th>
                  <td>{i.seller}</td><td className="whole">{i.date}</td><td className="figure">{yuan(i.amount)}</td>
                </tr>
              );
            })}
          </tbody>
          <tfoot><tr><th scope="row" colSpan={3}>{t('invoiceSum')}</th><td className="figure">{yuan(whole)}</td></tr></tfoot>
        </table>
      </div>
    </>
  );
}
