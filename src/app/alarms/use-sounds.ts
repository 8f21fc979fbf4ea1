import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useRinging } from '#app/state/alarms.ts';
import { useBeat, useTown, useViewer } from '#app/state/hooks.ts';
import { townClock } from '#app/state/town-clock.ts';
import { wallClock } from '#domain/time/zone.ts';
import { allowSound, canSound, play } from './chimes.ts';
import { muteStore } from './mute-store.ts';
import { chooseSound } from './sound-choice.ts';

/** Red begins anew this often, until it is answered. */
const AGAIN_MS = 2_000;
const HOUR_MS = 3_600_000;

/** Sounds what rings, on one station once. Returns whether it may sound, and how long it is muted still, in milliseconds. */
export function useSounds() {
  const ringing = useRinging();
  const now = useBeat();
  const { zone } = useTown().town;
  const { role } = useViewer();
  const mutedFor = Math.max(0, muteStore((held) => held.until) - now);
  const heard = useRef<ReadonlySet<string>>(new Set());
  const [allowed, setAllowed] = useState(canSound);
  const sound = useEffectEvent(() => {
    const hour = Math.floor(wallClock(zone).wallOf(townClock.now()) / HOUR_MS) % 24;
    const muted = muteStore.getState().until > Date.now();
    const choice = chooseSound(ringing, { heard: heard.current, muted, hour, role });
    // What nobody could hear is heard when the page may sound.
    if (!canSound()) return;
    heard.current = choice.heard;
    if (choice.sound) play(choice.sound);
  });
  useEffect(() => {
    const allow = () => void allowSound().then(setAllowed);
    // Before anybody touched the page a browser refuses sound, and complains of having been asked.
    if (navigator.userActivation?.hasBeenActive) allow();
    const timer = setInterval(() => sound(), AGAIN_MS);
    window.addEventListener('pointerdown', allow);
    window.addEventListener('keydown', allow);
    return () => {
      clearInterval(timer);
      window.removeEventListener('pointerdown', allow);
      window.removeEventListener('keydown', allow);
    };
  }, []);
  return { allowed, mutedFor };
}
