/** A wall stays lit where the browser can keep it so. The light is taken away when the page is hidden, and asked for again when it is back. */

/** @returns a function that lets it sleep. */
export function stayAwake(): () => void {
  let lock: WakeLockSentinel | undefined;
  let over = false;
  const ask = async () => {
    // Only a secure context has it; without it the machine's own settings keep the screen lit.
    if (over || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    lock = await navigator.wakeLock.request('screen').catch(() => undefined);
    if (over) void lock?.release();
  };
  const seen = () => void ask();
  void ask();
  document.addEventListener('visibilitychange', seen);
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', seen);
    void lock?.release();
  };
}
