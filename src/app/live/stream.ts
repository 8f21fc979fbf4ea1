/** The positions of an area's workers, as binary frames on a plain websocket, straight into the fix store. */
import { fixStore } from '#app/state/fix-store.ts';
import { FrameReader } from '#wire/frames.ts';
import { STREAM_PATH } from '#wire/protocol.ts';

const RETRY_FIRST_MS = 300;
const RETRY_LAST_MS = 3_000;

/**
 * @param area path of the area whose workers are wanted
 * @returns a function that stops the stream.
 */
export function followPositions(area: string): () => void {
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let stopped = false;

  const open = () => {
    const reader = new FrameReader();
    const url = new URL(STREAM_PATH, window.location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    url.searchParams.set('area', area);
    socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!(data instanceof ArrayBuffer)) return;
      try {
        const fixes = reader.read(data);
        attempt = 0;
        if (fixes) fixStore.set(fixes);
      } catch {
        // Bytes that are no frame: a fresh connection starts with a keyframe.
        socket?.close();
      }
    };
    socket.onclose = () => {
      if (stopped) return;
      const wait = Math.min(RETRY_LAST_MS, RETRY_FIRST_MS * 2 ** attempt++);
      timer = setTimeout(open, wait * (0.5 + Math.random() / 2));
    };
  };

  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    socket?.close();
  };
}
