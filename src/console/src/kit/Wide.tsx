import type { ReactNode } from 'react';

/** A table that may be wider than the screen: it scrolls within itself, by keyboard too. */
export function Wide({ label, className = '', children }: { label: string; className?: string; children: ReactNode }) {
  return <div className={`wide-table ${className}`} tabIndex={0} role="region" aria-label={label}>{children}</div>;
}
