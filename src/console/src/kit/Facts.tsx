import type { ReactNode } from 'react';

export type Fact = { label: string; value: ReactNode; wide?: boolean } | '' | null | false | undefined;

/** Names and values of a record; what is null is not shown. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((f) => f && <div key={f.label} className={f.wide ? 'wide' : undefined}><dt>{f.label}</dt><dd>{f.value}</dd></div>)}
    </dl>
  );
}

export function Card({ title, extra, children }: { title?: ReactNode; extra?: ReactNode; children: ReactNode }) {
  return (
    <section className="card">
      {title && <header><h2>{title}</h2>{extra}</header>}
      {children}
    </section>
  );
}
