import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../api/ask';
import { graphql } from '../generated';
import { useWords } from '../i18n/useWords';
import { addressOf } from '../kit/address';
import { Bones } from '../kit/Bones';
import { budgetName, days, instant, yuan } from '../kit/format';
import { Printout } from '../kit/Printout';
import { Missing, Trouble } from '../kit/Trouble';
import { OfficialForm, type Sheet } from './OfficialForm';
import './print.css';
import './texts';

const ToPrint = graphql(`
  query RecordToPrint($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Activity {
        title type class startsOn endsOn city participants staff experts guests purpose inPlan planReference amount plannedCommitments { budgetId amount budget { ... on Budget { year title } } } submittedAt providedItems
        branch { name } venue { name place } submittedBy { name } lines { kind estimate note } steps { ...StepParts } findings { ...FindingParts }
      }
      ... on Reception {
        guestUnit visitPurpose: purpose receivedOn leftOn guestCount companionCount amount place city submittedAt
        branch { name } submittedBy { name } host { name } schedule { on what time place } letter { number unit on } planned { meals { on kind people amount place } stays { from to amount hotel } rides { on route amount } costs { on what amount } } steps { ...StepParts } findings { ...FindingParts }
        printableList { ...PrintoutParts }
      }
      ... on FundUse {
        title purpose occurredOn endedOn amount submittedAt
        branch { name } submittedBy { name } payee { name person { name } bank } fundLines: lines { item amount note budgetId budget { year title } } invoices { number seller date amount } steps { ...StepParts } findings { ...FindingParts }
      }
    }
  }
`);

/** A record on paper. */
export function PrintPage() {
  const { t } = useTranslation('print');
  const kit = useTranslation('kit').t;
  const words = useWords();
  const { kind = '', id = '' } = useParams();
  const full = `${kind}/${id}`;
  const { data, failure, again } = useAsk(ToPrint, { id: full });
  const r = data?.node;
  useEffect(() => {
    document.title = full;
  }, [full]);
  if (failure) return <Trouble failure={failure} again={again} />;
  if (!data) return <Bones lines={10} />;
  if (!r) return <Missing />;

  const person = (who: { name?: string | null } | null | undefined) => who?.name ?? '';
  let sheet: Sheet | null = null;
  if (r.__typename === 'Activity')
    sheet = {
      title: t('activity'), id: r.id, steps: r.steps, findings: r.findings,
      pairs: [
        [t('name'), r.title], [t('unit'), r.branch?.name ?? ''], [t('type'), `${words.activityType[r.type]} ${r.class ? words.activityClass[r.class] : ''}`], [t('days'), days(r.startsOn, r.endsOn)],
        [t('place'), [r.city, r.venue?.name, r.venue?.place].filter(Boolean).join(' ')], [t('people'), t('people4', { p: r.participants ?? '—', s: r.staff ?? '—', e: r.experts ?? '—', g: r.guests ?? '—' })],
        [t('purpose'), r.purpose ?? ''], [t('inPlan'), r.planReference ?? ''], [t('items'), r.providedItems == null ? '' : r.providedItems.length === 0 ? t('none') : r.providedItems.map((i) => words.providedItem[i]).join(kit('comma'))],
        [t('budget'), r.plannedCommitments.map((c) => `${budgetName(c.budget && 'title' in c.budget ? c.budget : null, c.budgetId)} ${yuan(c.amount)}`).join(kit('comma'))], [t('amount'), yuan(r.amount)], [t('applicant'), `${person(r.submittedBy)} ${instant(r.submittedAt)}`],
      ],
      tables: [{ title: t('costs'), columns: [t('item'), t('estimate'), t('note')], rows: r.lines.map((l) => [words.costKind[l.kind], yuan(l.estimate), l.note ?? '']) }],
    };
  if (r.__typename === 'Reception' && !r.printableList)
    sheet = {
      title: t('reception'), id: r.id, steps: r.steps, findings: r.findings,
      pairs: [
        [t('guestUnit'), r.guestUnit], [t('unit'), r.branch?.name ?? ''], [t('letter'), r.letter ? `${r.letter.unit} ${r.letter.number} ${r.letter.on}` : ''], [t('host'), person(r.host)], [t('days'), days(r.receivedOn, r.leftOn)], [t('purpose'), r.visitPurpose],
        [t('guests'), String(r.guestCount ?? '')], [t('companions'), String(r.companionCount ?? '')], [t('place'), [r.city, r.place].filter(Boolean).join(' ')], [t('amount'), yuan(r.amount)], [t('applicant'), `${person(r.submittedBy)} ${instant(r.submittedAt)}`],
      ],
      tables: [...(r.schedule.length > 0 ? [{ title: t('schedule'), columns: [t('when'), t('item'), t('place')], rows: r.schedule.map((s) => [`${s.on} ${s.time ?? ''}`, s.what, s.place ?? '']) }] : []), {
        title: t('costs'), columns: [t('item'), t('estimate'), t('note')],
        rows: [...r.planned.meals.map((m) => [words.mealKind[m.kind], yuan(m.amount), `${m.on} ${m.place ?? ''}`]), ...r.planned.stays.map((s) => [words.costKind.LODGING, yuan(s.amount), `${s.from} — ${s.to} ${s.hotel ?? ''}`]), ...r.planned.rides.map((x) => [words.costKind.TRANSPORT, yuan(x.amount), `${x.on} ${x.route}`]), ...r.planned.costs.map((c) => [c.what, yuan(c.amount), c.on ?? ''])],
      }],
    };
  if (r.__typename === 'FundUse')
    sheet = {
      title: t('fundUse'), id: r.id, steps: r.steps, findings: r.findings,
      pairs: [[t('name'), r.title], [t('unit'), r.branch?.name ?? ''], [t('payee'), `${r.payee?.name ?? person(r.payee?.person)} ${r.payee?.bank ?? ''}`], [t('occurredOn'), days(r.occurredOn, r.endedOn)], [t('purpose'), r.purpose ?? ''], [t('amount'), yuan(r.amount)], [t('applicant'), `${person(r.submittedBy)} ${instant(r.submittedAt)}`]],
      tables: [
        { title: t('costs'), columns: [t('item'), t('estimate'), t('budget'), t('note')], rows: r.fundLines.map((l) => [words.expenseItem[l.item], yuan(l.amount), budgetName(l.budget, l.budgetId), l.note ?? '']) },
        { title: t('invoices'), columns: [t('number'), t('seller'), t('days'), t('estimate')], rows: r.invoices.map((i) => [i.number, i.seller, i.date, yuan(i.amount)]) },
      ],
    };
  return (
    <main className="print">
      <nav className="print-tools"><Link to={addressOf(full) ?? '/'}>{t('back')}</Link><Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>{t('print')}</Button></nav>
      {sheet ? <OfficialForm sheet={sheet} /> : r.__typename === 'Reception' && r.printableList ? <Printout sheet={r.printableList} heading="h1" /> : <Missing />}
    </main>
  );
}
