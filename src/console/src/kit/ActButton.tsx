import { App } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../api/act';
import { ActDialog, type Ask, type Said } from './ActDialog';
import { ActErrors } from './ActErrors';

type Props<V> = {
  label: string;
  act: Act<V, unknown>;
  look?: 'primary' | 'danger';
  asks?: readonly Ask[];
  intro?: string;
  live?: (said: Said) => ReactNode;
  /** The act's input, with what the dialog was told. */
  input: (said: Said) => V;
  /** Loads the record anew. */
  reload?: () => void;
  onDone?: () => void;
  /** The dialog opens: what it offers is asked for only now. */
  onOpen?: () => void;
};

/** A button that does one thing to a record, after a dialog that says what and asks why. Refusals are shown in the dialog. */
export function ActButton<V>({ label, act, look, asks = [], intro, live, input, reload, onDone, onOpen }: Props<V>) {
  const { t } = useTranslation('kit');
  const { message } = App.useApp();
  const run = async (said: Said) => {
    if (!(await act.run(input(said)))) return false;
    void message.success(t('done', { what: label }));
    onDone?.();
    return true;
  };
  return (
    <ActDialog label={label} look={look} asks={asks} intro={intro} live={live} busy={act.busy} run={run} onOpen={() => { act.clear(); onOpen?.(); }}
      errors={(close) => <ActErrors act={act} reload={reload && (() => { close(); reload(); })} />} />
  );
}
