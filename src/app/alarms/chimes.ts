/** The sounds of alarms, made here and now: nothing to load, so nothing that can be missing when it counts. */
import type { Sound } from './sound-choice.ts';

interface Note {
  /** Seconds from the beginning. */
  readonly at: number;
  readonly hertz: number;
  readonly seconds: number;
}

const CHIME = [
  { at: 0, hertz: 880, seconds: 0.35 },
  { at: 0.2, hertz: 660, seconds: 0.5 },
];
/** Told apart by rhythm and height, not by loudness alone. */
const NOTES: Readonly<Record<Sound, readonly Note[]>> = {
  YELLOW: CHIME,
  ORANGE: [0, 0.9, 1.8].flatMap((later) => CHIME.map((note) => ({ ...note, at: note.at + later }))),
  RED: [0, 0.3, 0.6, 0.9].map((at, i) => ({ at, hertz: i % 2 === 0 ? 988 : 740, seconds: 0.24 })),
};
const VOLUME = 0.4;
const ATTACK_S = 0.01;

let context: AudioContext | undefined;
const audio = (): AudioContext => {
  context ??= new AudioContext();
  return context;
};

/** False while the browser lets nothing sound because nobody has touched the page yet. */
export const canSound = (): boolean => context?.state === 'running';

/** Called from a touch or a key: browsers allow it only then. */
export async function allowSound(): Promise<boolean> {
  await audio().resume();
  return canSound();
}

export function play(sound: Sound): void {
  const sounding = audio();
  if (sounding.state !== 'running') return;
  const start = sounding.currentTime + 0.05;
  for (const { at, hertz, seconds } of NOTES[sound]) {
    const tone = new OscillatorNode(sounding, { type: 'triangle', frequency: hertz });
    const gain = new GainNode(sounding, { gain: 0 });
    tone.connect(gain).connect(sounding.destination);
    gain.gain.setValueAtTime(0, start + at);
    gain.gain.linearRampToValueAtTime(VOLUME, start + at + ATTACK_S);
    gain.gain.exponentialRampToValueAtTime(0.001, start + at + seconds);
    tone.start(start + at);
    tone.stop(start + at + seconds);
  }
}
