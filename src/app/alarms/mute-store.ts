/** The mute of this station: ten minutes at most, told on the screen while it lasts, kept over a reload and nobody else's. */
import { create } from 'zustand';

export const MUTED_MOST_MS = 10 * 60_000;
const KEY = 'alarms-muted-until';

const kept = (): number => {
  const until = Number(localStorage.getItem(KEY));
  return Number.isFinite(until) && until - Date.now() <= MUTED_MOST_MS ? until : 0;
};

/** This browser's time until which it is silent; 0 or past: it sounds. */
export const muteStore = create(() => ({ until: kept() }));

function setUntil(until: number): void {
  localStorage.setItem(KEY, String(until));
  muteStore.setState({ until });
}
export const mute = (): void => setUntil(Date.now() + MUTED_MOST_MS);
export const unmute = (): void => setUntil(0);
