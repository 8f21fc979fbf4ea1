/**
 * Loads the font slices of the words a screen needs when the line is down: then they could not be fetched any more. Where the
 * machine has a Chinese font of its own this costs a few small files.
 */
import i18next from 'i18next';
import { WORDS } from './i18n.ts';

export function readyWords(): () => void {
  const load = () => {
    const words = Object.entries(WORDS).find(([language]) => language === i18next.language)?.[1];
    if (!words) return;
    const { line, span, panel } = words;
    const letters = [
      ...new Set(
        Object.values({ ...line, ...span, stale: panel.stale, failed: panel.failed }).join(''),
      ),
    ];
    const family = getComputedStyle(document.body).fontFamily;
    void document.fonts.load(`16px ${family}`, `${letters.join('')}0123456789`);
  };
  load();
  i18next.on('languageChanged', load);
  return () => i18next.off('languageChanged', load);
}
