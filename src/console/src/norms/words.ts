/** Whether a clause has these words in its id, its title, its sentence or its source. */
export const saysClause = (c: { id: string; title: string; statement?: string | null; source: string }, words: string) =>
  `${c.id} ${c.title} ${c.statement ?? ''} ${c.source}`.toLowerCase().includes(words.toLowerCase());
