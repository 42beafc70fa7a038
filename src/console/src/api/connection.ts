import { useSyncExternalStore } from 'react';

/** Whether the host can be heard. While it cannot, it is asked every few seconds, and the open pages ask again once it answers. */
type State = { lost: boolean; returns: number };
let state: State = { lost: false, returns: 0 };
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();
const every = 4000;

function set(next: State) {
  state = next;
  listeners.forEach((tell) => tell());
}

async function knock() {
  const answer = await fetch('/health/live', { cache: 'no-store' }).catch(() => null);
  if (answer?.ok) heard();
}

export function unheard() {
  if (state.lost) return;
  set({ ...state, lost: true });
  timer = setInterval(() => void knock(), every);
}

export function heard() {
  if (!state.lost) return;
  clearInterval(timer);
  set({ lost: false, returns: state.returns + 1 });
}

if (typeof window !== 'undefined') {
  window.addEventListener('offline', unheard);
  window.addEventListener('online', () => void knock());
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export const useConnection = (): State => useSyncExternalStore(subscribe, () => state);
