import { graphql, unmask, type FragmentType } from '../generated';
import { Wide } from './Wide';

export const PrintoutParts = graphql(`
  fragment PrintoutParts on ReceptionPrintout { title head { label value } sections { title columns rows } foot { label value } }
`);

/** A form as the register lays it out: pairs, then sections of rows, then who signs. */
export function Printout({ sheet, heading: Heading = 'h2' }: { sheet: FragmentType<typeof PrintoutParts>; heading?: 'h1' | 'h2' }) {
  const s = unmask(PrintoutParts, sheet);
  const pairs = (list: typeof s.head) => <dl className="pairs">{list.map((p) => <div key={p.label}><dt>{p.label}</dt><dd>{p.value || '　'}</dd></div>)}</dl>;
  return (
    <div className="paper">
      <Heading>{s.title}</Heading>
      {pairs(s.head)}
      {s.sections.map((section) => (
        <Wide key={section.title} label={section.title}>
          <table className="ruled">
            <caption>{section.title}</caption>
            <thead><tr>{section.columns.map((c) => <th key={c} scope="col">{c}</th>)}</tr></thead>
            <tbody>{section.rows.map((row, i) => <tr key={i}>{row.map((cell, j) => <td key={j}>{cell}</td>)}</tr>)}</tbody>
          </table>
        </Wide>
      ))}
      {pairs(s.foot)}
    </div>
  );
}
