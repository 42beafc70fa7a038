import './charts.css';

export type Money = { total: number; spent: number; committed: number; available: number };

/** One sum of money as a bar: spent, held, free; `most` is the sum the whole width stands for. What is overdrawn stands out at its end. */
export function MoneyBar({ money: m, most, label }: { money: Money; most: number; label: string }) {
  const over = Math.max(0, -m.available);
  const scale = Math.max(most, m.spent + m.committed, 1);
  const width = (n: number) => ({ inlineSize: `${(Math.max(0, n) / scale) * 100}%` });
  return (
    <span className="money-bar" role="img" aria-label={label} title={label}>
      <i className="spent" style={width(Math.min(m.spent, m.total))} />
      <i className="committed" style={width(Math.min(m.committed, m.total - m.spent))} />
      <i className="available" style={width(m.available)} />
      <i className="over" style={width(over)} />
    </span>
  );
}
