/** People at keyboards: connections that are kept, one command on each at a time. Plain sockets, so that they cost little. */
import { connect, type Socket } from 'node:net';
import { serveAsPart } from '../part.ts';
import { inHands, type Wish } from './mix.ts';

interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

class Line {
  readonly #socket: Socket;
  #heard = '';
  #done: (answer: Answer) => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket.setNoDelay().setEncoding('latin1');
    socket.on('data', (text: string) => this.#hear(text));
  }

  static open(port: number): Promise<Line> {
    const socket = connect(port, '127.0.0.1');
    return new Promise((done, fail) => {
      socket.once('connect', () => done(new Line(socket))).once('error', fail);
    });
  }

  post(path: string, body: object, cookie: string): Promise<Answer> {
    const text = JSON.stringify(body);
    const head = `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n`;
    return new Promise((done) => {
      this.#done = done;
      this.#socket.write(head + text);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #hear(text: string): void {
    this.#heard += text;
    const end = this.#heard.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#heard.slice(0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
    if (this.#heard.length < end + 4 + length) return;
    const body = this.#heard.slice(end + 4);
    this.#heard = '';
    this.#done({ status: Number(head.slice(9, 12)), head, body });
  }
}

export function clientsProcess(): void {
  const cookies = new Map<number, string>();
  serveAsPart({
    signIn: async (port: number) => {
      const line = await Line.open(port);
      const answer = await line.post(
        '/api/session',
        { login: 'chief1', password: 'demo-2022' },
        '',
      );
      line.close();
      if (answer.status !== 200) throw new Error(`sign-in: ${answer.status}`);
      cookies.set(port, /set-cookie: ([^;]+)/i.exec(answer.head)?.[1] ?? '');
    },
    /** Sends every wish; returns the seconds it took. Anything but acceptance is an error. */
    run: async ({ port, hands, wishes }: { port: number; hands: number; wishes: Wish[] }) => {
      const lines = await Promise.all(Array.from({ length: hands }, () => Line.open(port)));
      const cookie = cookies.get(port) ?? '';
      const began = performance.now();
      await inHands(wishes, hands, async ({ id, name, input }, hand) => {
        const answer = await lines[hand]?.post(`/api/commands/${name}`, { id, input }, cookie);
        if (answer?.status !== 200 || !answer.body.includes('"ok":true'))
          throw new Error(`${name}: ${answer?.status} ${answer?.body}`);
      });
      const seconds = (performance.now() - began) / 1000;
      for (const line of lines) line.close();
      return seconds;
    },
  });
}
