/**
 * How a session ends on this screen: the page is loaded anew, so nothing the viewer could see stays in memory. Public pages
 * stay where they are.
 */
import { isKiosk } from './device.ts';

export const PUBLIC_PATHS = ['/signin', '/set-up', '/kiosk'];

export type Ending = 'signed-out' | 'left';

/** Once the viewer leaves, the gateway's farewell says nothing new. */
let leaving = false;
export const leave = (): void => {
  leaving = true;
};

const channel = new BroadcastChannel('session');

/** Goes to the sign-in page; after an end that was not the viewer's wish it leads back to where the viewer was. */
export function endSession(ending: Ending): void {
  const { pathname, search } = window.location;
  if (PUBLIC_PATHS.includes(pathname)) return;
  if (isKiosk()) {
    window.location.replace(`/kiosk${search}`);
    return;
  }
  const back = ending === 'left' || leaving ? '' : `?to=${encodeURIComponent(pathname + search)}`;
  window.location.replace(`/signin${back}`);
}

/** The cookie is the browser's: another tab that signs in or out changes who this one is. */
export const announceSession = (login: string | null): void => channel.postMessage(login);

/** @returns a function that stops watching. */
export function watchOtherTabs(login: string): () => void {
  const hear = ({ data }: MessageEvent<unknown>) => {
    if (data !== login) window.location.reload();
  };
  channel.addEventListener('message', hear);
  return () => channel.removeEventListener('message', hear);
}
