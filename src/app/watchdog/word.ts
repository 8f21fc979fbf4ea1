/** What a page says to its watchdog, every few seconds: where it stands; null when it need not be watched any more. */
export interface Word {
  readonly at: string | null;
}
/** Where the watchdog's program lies: from there it may watch the whole site. */
export const WATCHDOG = '/watchdog.js';
