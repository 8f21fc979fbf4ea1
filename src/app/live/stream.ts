/** The positions of an area's workers, as binary frames on a plain websocket, straight into the fix store. */
import { fixStore } from '#app/state/fix-store.ts';
import { FrameReader } from '#wire/frames.ts';
import { STREAM_PATH } from '#wire/protocol.ts';

const RETRY_FIRST_MS = 300;
const RETRY_LAST_MS = 3_000;
/**
 * A frame comes every second. A line on which none has come for so long, the first included, is given up: nobody else would,
 * for minutes, and meanwhile a browser lets no other socket to this gateway begin.
 */
const SILENCE_MS = 6_000;
/** A look that comes so late says that the page was busy, not that the line is. */
const LATE_MS = 1_000;

/** Calls `act` once nobody has called `hear` for the silence. */
class Patience {
  readonly #act: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #until = 0;

  constructor(act: () => void) {
    this.#act = act;
  }

  hear(): void {
    this.end();
    this.#until = Date.now() + SILENCE_MS;
    this.#timer = setTimeout(() => {
      if (Date.now() > this.#until + LATE_MS) this.hear();
      else this.#act();
    }, SILENCE_MS);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/**
 * @param area path of the area whose workers are wanted
 * @returns a function that stops the stream.
 */
export function followPositions(area: string): () => void {
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;

  const leave = () => {
    patience.end();
    if (!socket) return;
    // A dead line does not answer a farewell: nobody waits for it.
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  };
  const again = () => {
    leave();
    const wait = Math.min(RETRY_LAST_MS, RETRY_FIRST_MS * 2 ** attempt++);
    timer = setTimeout(open, wait * (0.5 + Math.random() / 2));
  };
  const patience = new Patience(again);

  const open = () => {
    const reader = new FrameReader();
    const url = new URL(STREAM_PATH, window.location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    url.searchParams.set('area', area);
    socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!(data instanceof ArrayBuffer)) return;
      patience.hear();
      try {
        const fixes = reader.read(data);
        attempt = 0;
        if (fixes) fixStore.set(fixes);
      } catch {
        // Bytes that are no frame: a fresh connection starts with a keyframe.
        again();
      }
    };
    socket.onclose = again;
    patience.hear();
  };

  open();
  return () => {
    clearTimeout(timer);
    leave();
  };
}
