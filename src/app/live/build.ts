/**
 * The page's build as the gateway serves it. A wall loads a new one by itself, once; at a desk somebody may be typing, so it is
 * only said.
 */
import { create } from 'zustand';

export const buildStore = create<{ known: string | undefined; newer: boolean }>(() => ({
  known: undefined,
  newer: false,
}));

export function noteBuild(build: string): void {
  const { known } = buildStore.getState();
  if (known === undefined) buildStore.setState({ known: build });
  else if (known !== build && document.documentElement.classList.contains('wall'))
    window.location.reload();
  else buildStore.setState({ newer: known !== build });
}
