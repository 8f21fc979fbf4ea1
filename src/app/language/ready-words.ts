/**
 * Loads the font slices of the words a screen needs when the line is down: then they could not be fetched any more. A machine
 * with a Chinese font of its own has used none of ours by then, and needs none.
 */
import i18next from 'i18next';
import { wordsNow } from './i18n.ts';

const SETTLED_MS = 2_500;

export function readyWords(): () => void {
  const load = () => {
    if (![...document.fonts].some(({ status }) => status === 'loaded')) return;
    const { line, span, panel } = wordsNow();
    const letters = [
      ...new Set(
        Object.values({ ...line, ...span, stale: panel.stale, failed: panel.failed }).join(''),
      ),
    ];
    const family = getComputedStyle(document.body).fontFamily;
    void document.fonts.load(`16px ${family}`, `${letters.join('')}0123456789`);
  };
  const timer = setTimeout(load, SETTLED_MS);
  i18next.on('languageChanged', load);
  return () => {
    clearTimeout(timer);
    i18next.off('languageChanged', load);
  };
}
