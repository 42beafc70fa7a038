import { useState, type SubmitEvent } from 'react';
import type { Refusal } from '../session/session';
import type { Texts } from './texts';

/** What the console's own sign-in asks for, and this bar has no room for. */
const furthers = new Set(['CODE_REQUIRED', 'PASSWORD_CHANGE_REQUIRED']);
const text = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value : '');

export function SignIn({ t, signIn, compact }: { t: Texts; signIn: (user: string, password: string) => Promise<Refusal | null>; compact?: boolean }) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Refusal | null>(null);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFailure(await signIn(text(form.get('user')), text(form.get('password'))));
    setBusy(false);
  };

  return (
    <form className={compact ? 'sign-in compact' : 'sign-in'} onSubmit={submit}>
      <label>
        <span>{t.user}</span>
        <input name="user" autoComplete="username" autoCapitalize="none" spellCheck={false} required maxLength={60} />
      </label>
      <label>
        <span>{t.password}</span>
        <input name="password" type="password" autoComplete="current-password" required maxLength={200} />
      </label>
      <button type="submit" disabled={busy}>{busy ? t.busy : t.signIn}</button>
      {failure && <p className="failure" role="alert">{failure.message} {furthers.has(failure.code) && <a href="/">{t.signInThere}</a>}</p>}
    </form>
  );
}
