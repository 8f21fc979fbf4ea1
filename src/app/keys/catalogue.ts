/**
 * Every key of the desk, in the order its sheet tells them. Whoever listens names one of these; so no key means two things and
 * the sheet leaves none out. `mod` is Ctrl, on a Mac ⌘. A key without it is a letter first: it does nothing while somebody types.
 */
interface Key {
  readonly press: readonly string[];
  readonly group: 'find' | 'queue' | 'act' | 'map' | 'desk';
  /** The browser does it by itself; it stands here for the sheet. */
  readonly native?: true;
}

export const KEYS = {
  palette: { press: ['mod+k'], group: 'find' },
  search: { press: ['/'], group: 'find' },
  find: { press: ['f'], group: 'find' },
  walk: { press: ['ArrowUp', 'ArrowDown'], group: 'queue' },
  open: { press: ['Enter'], group: 'queue', native: true },
  mark: { press: ['Space'], group: 'queue' },
  run: { press: ['shift+ArrowUp', 'shift+ArrowDown'], group: 'queue' },
  all: { press: ['mod+a'], group: 'queue' },
  bulk: { press: ['b'], group: 'queue' },
  news: { press: ['n'], group: 'queue' },
  seen: { press: ['shift+n'], group: 'queue' },
  intake: { press: ['i'], group: 'act' },
  pick: { press: ['1', '2', '3', '4'], group: 'act' },
  submit: { press: ['mod+Enter'], group: 'act', native: true },
  undo: { press: ['mod+z'], group: 'act' },
  layers: { press: ['l'], group: 'map' },
  lasso: { press: ['g'], group: 'map' },
  up: { press: ['Escape'], group: 'desk' },
  sheet: { press: ['?'], group: 'desk' },
} as const satisfies Record<string, Key>;
export type KeyId = keyof typeof KEYS;
export const KEY_IDS = Object.keys(KEYS) as KeyId[];

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** A press in the words of the catalogue. Shift is part of a sign like `?`, and said only where it changes a letter or an arrow. */
export function pressOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): string {
  const plain = key === ' ' ? 'Space' : key.length === 1 ? key.toLowerCase() : key;
  const shifts = shiftKey && (key.length > 1 || /\p{L}/u.test(key));
  return [
    ...(altKey ? ['alt'] : []),
    ...(ctrlKey || metaKey ? ['mod'] : []),
    ...(shifts ? ['shift'] : []),
    plain,
  ].join('+');
}

export const keyOf = (press: string): KeyId | undefined =>
  KEY_IDS.find((id) => (KEYS[id].press as readonly string[]).includes(press));
