import { headers, sessionEnded } from '../session/session';

/** Sends a file; answers its hash, or the host's words for why it was not taken (empty when it cannot be reached). */
export async function upload(file: File, language: string): Promise<{ hash: string } | { why: string }> {
  const body = new FormData();
  body.append('file', file, file.name);
  try {
    const answer = await fetch('/files', { method: 'POST', headers: headers(language), body });
    if (answer.status === 401) sessionEnded();
    const said = (await answer.json()) as { hash?: string; errors?: { message: string }[] };
    return answer.ok && said.hash ? { hash: said.hash } : { why: said.errors?.[0]?.message ?? '' };
  } catch {
    return { why: '' };
  }
}
