/**
 * The page's build as the gateway serves it. A wall loads a new one by itself, once, at a quiet moment: nobody has touched it for a
 * while, and no red alarm waits for an answer on it. At a desk somebody may be typing, so it is only said.
 */
import { create } from 'zustand';
import { worldStore } from '#app/state/world-store.ts';

export const buildStore = create<{ known: string | undefined; newer: boolean }>(() => ({
  known: undefined,
  newer: false,
}));

const QUIET_MS = 60_000;
const LOOK_MS = 5_000;
let touchedAt = Number.NEGATIVE_INFINITY;
for (const touch of ['pointerdown', 'keydown'] as const)
  globalThis.addEventListener?.(touch, () => {
    touchedAt = Date.now();
  });

/** Only a wall that knows how things stand knows that nothing is urgent. */
const isQuiet = (): boolean =>
  worldStore.state.connection === 'live' &&
  Date.now() - touchedAt >= QUIET_MS &&
  ![...worldStore.world.alarms.values()].some(
    ({ state, level }) => state === 'RAISED' && level === 'RED',
  );

const isWall = (): boolean => document.documentElement.classList.contains('wall');

let waiting: ReturnType<typeof setTimeout> | undefined;
/** The first look is not at once, either: what happened while the line was down comes after the greeting. */
function reloadWhenQuiet(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (isWall() && isQuiet()) window.location.reload();
    else reloadWhenQuiet();
  }, LOOK_MS);
}

export function noteBuild(build: string): void {
  const { known } = buildStore.getState();
  if (known === undefined) {
    buildStore.setState({ known: build });
    return;
  }
  buildStore.setState({ newer: known !== build });
  if (known === build) clearTimeout(waiting);
  else if (isWall()) reloadWhenQuiet();
}
