/** A name as it is found by typing: by its characters, by how they sound (`luandui`), by the first letters of that (`ld`). */
export interface Spelt {
  /** In small letters. */
  readonly text: string;
  /** The sounds of all characters in a row. */
  readonly sounds: string;
  /** Where in `sounds` each character begins. */
  readonly starts: readonly number[];
  readonly initials: string;
}

/** The sound of each character, as many as there are characters; what has none stands for itself. */
export type Reader = (text: string) => readonly string[];

const PLAIN = /[\s·,,.。()()/-]+/g;

export function spell(text: string, read?: Reader): Spelt {
  const low = text.toLowerCase();
  const sounds = read ? read(low.replace(PLAIN, '')) : [];
  const starts: number[] = [];
  let at = 0;
  for (const sound of sounds) {
    starts.push(at);
    at += sound.length;
  }
  return {
    text: low,
    sounds: sounds.join(''),
    starts,
    initials: sounds.map((sound) => sound[0] ?? '').join(''),
  };
}

/** How well a name answers to a word typed: 0 not at all; more where it begins with it, most where it is it. */
export function answers({ text, sounds, starts, initials }: Spelt, word: string): number {
  if (word === '') return 0;
  if (text === word) return 6;
  const at = text.indexOf(word);
  if (at !== -1) return at === 0 ? 5 : 4;
  const by = initials.indexOf(word);
  if (by === 0) return 3;
  if (sounds.startsWith(word)) return 3;
  if (by > 0) return 2;
  // Most names don't hold it anywhere: asked first, thousands cost little.
  if (!sounds.includes(word)) return 0;
  return starts.some((start) => sounds.startsWith(word, start)) ? 1 : 0;
}
