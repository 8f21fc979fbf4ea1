/** Writes what this screen holds on the document's root, where a test or a curious person can read it. */
import { worldStore } from '#app/state/world-store.ts';

export function showStanding(): () => void {
  const { dataset } = document.documentElement;
  const show = () => {
    const { upto, epoch, connection } = worldStore.state;
    Object.assign(dataset, { upto: String(upto), hash: worldStore.hash, epoch, connection });
  };
  show();
  return worldStore.subscribe(show);
}
