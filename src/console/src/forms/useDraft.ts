import { useCallback, useEffect, useRef, useState } from 'react';
import { useViewer } from '../session/viewer';
import { forget, keep, kept, type Kept } from './drafts';

/** What the host answered to a saved draft. */
export type Saved = { id: string; version: number };

type Options<V> = {
  /** The form's name on this device; a record's id once there is one. */
  name: string;
  values: V;
  /** What the form holds this very moment; what is watched comes a breath later. */
  current: () => V;
  version: number;
  /** Saves at the host; left out where the register knows no drafts. Null when the host did not take it. */
  save?: (values: V) => Promise<Saved | null>;
  /** Whether enough is filled in for the host. */
  ready?: (values: V) => boolean;
};

export type DraftState = { where: 'nowhere' | 'here' | 'host'; at: Date | null; saving: boolean; failed: boolean };

const restHere = 300, restHost = 6000;

/**
 * Keeps what is typed: on this device at once, at the host when the typing rests. `touched` is called with every change;
 * `found` is what an earlier visit left.
 */
export function useDraft<V>({ name, values, current, version, save, ready }: Options<V>) {
  const { user } = useViewer();
  const [found, setFound] = useState<Kept<V> | null>(() => kept<V>(user, name));
  const [state, setState] = useState<DraftState>({ where: 'nowhere', at: null, saving: false, failed: false });
  const dirty = useRef(false);
  const latest = useRef({ name, values, current, version, save, ready });
  useEffect(() => {
    latest.current = { name, values, current, version, save, ready };
  });

  const saveHere = useCallback(() => {
    const now = latest.current;
    const done = keep(user, now.name, { values: now.current(), at: new Date().toISOString(), version: now.version });
    setState((s) => ({ ...s, where: done ? 'here' : 'nowhere', at: new Date() }));
  }, [user]);

  const saveHost = useCallback(async (): Promise<Saved | null> => {
    const { save: send, values: typed, name: key } = latest.current;
    if (!send) return null;
    const text = JSON.stringify(typed);
    setState((s) => ({ ...s, saving: true }));
    const saved = await send(typed);
    const same = text === JSON.stringify(latest.current.values);
    // What was typed meanwhile is still only here.
    if (saved && same) {
      dirty.current = false;
      forget(user, key);
    }
    setState((s) => ({ ...s, saving: false, failed: !saved, where: saved && same ? 'host' : s.where, at: saved ? new Date() : s.at }));
    return saved;
  }, [user]);

  const text = JSON.stringify(values);
  useEffect(() => {
    if (!dirty.current) return;
    const here = setTimeout(saveHere, restHere);
    const host = setTimeout(() => {
      const now = latest.current;
      if (now.save && (now.ready?.(now.values) ?? true)) void saveHost();
    }, restHost);
    return () => {
      clearTimeout(here);
      clearTimeout(host);
    };
  }, [text, saveHere, saveHost]);

  // A page that is left or hidden keeps the last keystroke too.
  useEffect(() => {
    const leave = () => dirty.current && saveHere();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [saveHere]);

  return {
    state,
    found,
    saveHost,
    touched: useCallback(() => { dirty.current = true; }, []),
    settled: useCallback(() => setFound(null), []),
    /** Submitted or thrown away: nothing is left on the device. */
    over: useCallback(() => {
      dirty.current = false;
      setFound(null);
      forget(user, latest.current.name);
    }, [user]),
  };
}
