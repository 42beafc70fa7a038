import { useCallback, useEffect, useRef, useState } from 'react';
import { useViewer } from '../session/viewer';
import type { Act } from '../api/act';
import { forget, keep, kept, outrun, type Kept } from './drafts';

/** What the host answered to a saved draft. */
export type Saved = { id: string; version: number };

type Options<V> = {
  /** The form's name on this device; a record's id once there is one. */
  name: string;
  values: V;
  /** What the form holds this very moment; what is watched comes a breath later. */
  current: () => V;
  /** The record's version at the host; 0 while there is none. */
  version: number;
  /** Saves at the host over the version that was seen; left out where the register knows no drafts. Null when the host did not take it. */
  save?: (values: V, seen: number | undefined) => Promise<Saved | null>;
  /** By what the form speaks to the host: one of them hears first that somebody else was there. */
  acts: readonly Pick<Act<never, unknown>, 'refused' | 'clear'>[];
  /** Whether enough is filled in for the host. */
  ready?: (values: V) => boolean;
};

const changed = 'RECORD_CHANGED';
export type DraftState = { where: 'nowhere' | 'here' | 'host'; at: Date | null; saving: boolean; failed: boolean };

const restHere = 300, restHost = 6000;

/**
 * Keeps what is typed: on this device at once, at the host when the typing rests. `touched` is called with every change;
 * `found` is what an earlier visit left.
 */
export function useDraft<V>({ name, values, current, version, save, ready, acts }: Options<V>) {
  const { user } = useViewer();
  const [found, setFound] = useState<Kept<V> | null>(() => kept<V>(user, name));
  const [state, setState] = useState<DraftState>({ where: 'nowhere', at: null, saving: false, failed: false });
  const [late, setLate] = useState(() => outrun(found, version));
  const conflict = late || acts.some((a) => a.refused.some((r) => r.code === changed));
  const dirty = useRef(false);
  // What the host is told was seen: nothing of a new record, and nothing once the other's version is to be overwritten.
  const host = useRef<{ id?: string; version?: number }>({ version: (found ? found.version : version) || undefined });
  const running = useRef<Promise<unknown>>(Promise.resolve());
  const latest = useRef({ name, values, current, save, ready, conflict });
  useEffect(() => {
    latest.current = { name, values, current, save, ready, conflict };
  });

  const saveHere = useCallback(() => {
    const now = latest.current;
    const done = keep(user, now.name, { values: now.current(), at: new Date().toISOString(), version: host.current.version ?? 0 });
    setState((s) => ({ ...s, where: done ? 'here' : 'nowhere', at: new Date() }));
  }, [user]);

  const saveOnce = useCallback(async (): Promise<Saved | null> => {
    const { save: send, values: typed, name: key } = latest.current;
    if (!send || latest.current.conflict) return null;
    const text = JSON.stringify(typed);
    setState((s) => ({ ...s, saving: true }));
    const saved = await send(typed, host.current.version);
    if (saved) host.current = saved;
    const same = text === JSON.stringify(latest.current.values);
    // What was typed meanwhile is still only here.
    if (saved && same) {
      dirty.current = false;
      forget(user, key);
    }
    setState((s) => ({ ...s, saving: false, failed: !saved, where: saved && same ? 'host' : s.where, at: saved ? new Date() : s.at }));
    return saved;
  }, [user]);
  // One after another: each is sent over what the one before it made.
  const saveHost = useCallback((): Promise<Saved | null> => {
    const next = running.current.then(saveOnce);
    running.current = next;
    return next;
  }, [saveOnce]);

  const text = JSON.stringify(values);
  useEffect(() => {
    if (!dirty.current) return;
    const here = setTimeout(saveHere, restHere);
    const there = setTimeout(() => {
      const now = latest.current;
      if (now.save && !now.conflict && (now.ready?.(now.values) ?? true)) void saveHost();
    }, restHost);
    return () => {
      clearTimeout(here);
      clearTimeout(there);
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
    /** Somebody else has changed the record: nothing is sent by itself until one of the two is chosen. */
    conflict,
    /** What the host has by now, once nothing is on its way to it: to be sent with what is submitted. */
    atHost: async () => {
      await running.current;
      return host.current;
    },
    keepMine: () => {
      for (const act of acts) act.clear();
      host.current = { id: host.current.id };
      dirty.current = true;
      setLate(false);
      setFound(null);
      latest.current = { ...latest.current, conflict: false };
      if (save && (ready?.(values) ?? true)) void saveHost();
      else saveHere();
    },
    /** Submitted or thrown away: nothing is left on the device. */
    over: useCallback(() => {
      dirty.current = false;
      setFound(null);
      forget(user, latest.current.name);
    }, [user]),
  };
}
