/**
 * Loads the characters of the map's labels. A web font comes in slices, and MapLibre keeps a glyph for ever as it first drew it:
 * a name drawn before its slice is there would stay in the fallback's shape.
 */
const loaded = new Map<string, Promise<unknown>>();
const WEIGHTS = [400, 700];

export function lettersReady(letters: string, fonts: readonly string[]): Promise<unknown> {
  const families = fonts.map((name) => (/^[\w-]+$/.test(name) ? name : `"${name}"`)).join(',');
  const key = `${families}|${letters}`;
  const loading =
    loaded.get(key) ??
    Promise.allSettled(
      WEIGHTS.map((weight) => document.fonts.load(`${weight} 24px ${families}`, letters)),
    );
  loaded.set(key, loading);
  return loading;
}

const split = new Map<string, readonly string[]>();

/** The families of an element's font, the first choice first, without quotes; the same list for the same font. */
export function fontsOf(element: Element): readonly string[] {
  const { fontFamily } = getComputedStyle(element);
  const names =
    split.get(fontFamily) ??
    fontFamily.split(',').map((name) => name.trim().replace(/^["']|["']$/g, ''));
  split.set(fontFamily, names);
  return names;
}

/** MapLibre reads the weight from the first family's name; no such family exists, so the next ones give the face. */
export const fontFace = (weight: 'bold' | 'regular', fonts: readonly string[]): string[] => [
  `map ${weight}`,
  ...fonts,
];
