import { useEffect, type ReactNode } from 'react';

/** A page's head: its title (also the window's), what marks it, and its acts. */
export function Head({ title, marks, acts }: { title: string; marks?: ReactNode; acts?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Compliance`;
  }, [title]);
  return (
    <header className="head">
      <h1>{title}</h1>
      {marks}
      {acts && <div className="acts">{acts}</div>}
    </header>
  );
}
