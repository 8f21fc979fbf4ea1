/**
 * The page's build as the gateway serves it. A wall loads a new one by itself, once, when nobody has touched it for a while; at a
 * desk somebody may be typing, so it is only said.
 */
import { create } from 'zustand';

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

let waiting: ReturnType<typeof setTimeout> | undefined;
function reloadWhenQuiet(): void {
  clearTimeout(waiting);
  if (Date.now() - touchedAt >= QUIET_MS) window.location.reload();
  else waiting = setTimeout(reloadWhenQuiet, LOOK_MS);
}

export function noteBuild(build: string): void {
  const { known } = buildStore.getState();
  if (known === undefined) buildStore.setState({ known: build });
  else if (known !== build && document.documentElement.classList.contains('wall'))
    reloadWhenQuiet();
  else buildStore.setState({ newer: known !== build });
}
