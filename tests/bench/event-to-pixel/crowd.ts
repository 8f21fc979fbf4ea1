/** The other screens: each holds its two lines, answers as a page does, and looks at no more than the number of what comes. */
import { WebSocket } from 'ws';
import type { Hello } from '#wire/protocol.ts';
import { serveAsPart } from '../part.ts';

/** A session may have sixteen streams. */
export const STREAMS_MOST = 15;
const AT_ONCE = 20;

export interface CrowdAsk {
  readonly url: string;
  readonly area: string;
  readonly tokens: readonly string[];
  readonly count: number;
}

interface Other {
  readonly sockets: readonly WebSocket[];
}

const opened = new Set<Other>();
const heard = { batches: 0, frames: 0 };

function open({ url, area }: CrowdAsk, token: string): Promise<Other> {
  const base = url.replace('http', 'ws');
  const options = { headers: { cookie: `sid=${token}` }, perMessageDeflate: false };
  const stream = new WebSocket(`${base}/stream?area=${encodeURIComponent(area)}`, options);
  const live = new WebSocket(`${base}/live/?EIO=4&transport=websocket`, options);
  const other = { sockets: [stream, live] };
  stream.on('message', () => {
    heard.frames += 1;
  });
  return new Promise((done, fail) => {
    for (const socket of other.sockets) socket.on('error', fail);
    live.on('message', (data) => {
      const text = data.toString();
      if (text === '2') live.send('3');
      else if (text[0] === '0') live.send('40');
      else if (text.startsWith('42["hello"')) {
        const [, { epoch, lens, seq }] = JSON.parse(text.slice(2)) as [string, Hello];
        live.send(`420["resume",${JSON.stringify({ epoch, lens, upto: seq })}]`);
      } else if (text.startsWith('430')) done(other);
      else if (text.startsWith('42["batch"')) heard.batches += 1;
    });
  });
}

export function pixelCrowd(): void {
  serveAsPart({
    /** Grows to that many. */
    grow: async (ask: CrowdAsk) => {
      while (opened.size < ask.count) {
        const more = Math.min(AT_ONCE, ask.count - opened.size);
        const made = Array.from({ length: more }, (_, i) => {
          const token = ask.tokens[Math.floor((opened.size + i) / STREAMS_MOST)];
          if (token === undefined) throw new Error('too few sessions');
          return open(ask, token);
        });
        for (const other of await Promise.all(made)) opened.add(other);
      }
    },
    /** What all of them heard since the last asking. */
    heard: () => {
      const since = { ...heard };
      Object.assign(heard, { batches: 0, frames: 0 });
      return since;
    },
  });
}
