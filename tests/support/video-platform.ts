/** A video platform beside a test: live HLS made by ffmpeg of prepared clips, served by a plain server that can be told to fail. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, rmSync, watch } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Nobody answers; the list is none; each piece comes so late that the picture stands between two. */
export type Fault = 'silent' | 'broken' | 'late';

const LATE_MS = 5_000;
const LIST = 'live.m3u8';
const CLIPS = 'data/clips';

/** As an encoder beside a camera would: in real time, a new piece every two seconds, old ones taken away. */
const LIVE = [
  ...['-f', 'hls', '-hls_time', '2', '-hls_list_size', '6', '-hls_start_number_source', 'epoch'],
  ...['-hls_flags', 'delete_segments+program_date_time+temp_file'],
];
/** An encoder whose test was killed ends by itself. */
const LONGEST = ['-t', '1800'];
const QUIET = ['-nostdin', '-v', 'error'];

/** Why there can be none here; undefined where there can. */
export function whyNoPlatform(): string | undefined {
  const asked = spawnSync('ffmpeg', ['-hide_banner', '-encoders'], { encoding: 'utf8' });
  if (asked.status !== 0) return 'SKIP: there is no ffmpeg to make streams with';
  return asked.stdout.includes('libx265') ? undefined : 'SKIP: this ffmpeg makes no H.265';
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export class VideoPlatform {
  readonly #folder = mkdtempSync(join(tmpdir(), 'video-'));
  readonly #faults = new Map<string, Fault>();
  readonly #encoders = new Map<string, ChildProcess>();
  readonly #server: Server;
  readonly #delays = new Set<NodeJS.Timeout>();

  constructor() {
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  async open(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  /** Where a source's live list is. */
  list(source: string): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/${source}/${LIST}`;
  }

  /** Begins a source with a clip of the house (`-c copy`, over and over); resolves when its list names a piece. */
  async begin(source: string, clip: string): Promise<void> {
    const folder = join(this.#folder, source);
    mkdirSync(folder, { recursive: true });
    const file = clip.includes('/') ? clip : join(CLIPS, `${clip}.mp4`);
    const input = ['-re', '-stream_loop', '-1', '-i', file, ...LONGEST, '-c', 'copy'];
    const encoder = spawn('ffmpeg', [...QUIET, ...input, ...LIVE, join(folder, LIST)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    running.add(encoder);
    encoder.once('exit', () => running.delete(encoder));
    this.#encoders.set(source, encoder);
    const ended = once(encoder, 'exit').then(() => {
      throw new Error(`ffmpeg of ${source} ended before there was a list`);
    });
    ended.catch(() => {});
    await Promise.race([this.#listed(folder), ended]);
  }

  /** The same scene in H.265. */
  beginH265(source: string, clip: string): Promise<void> {
    const file = join(this.#folder, `${source}.mp4`);
    const coding = ['-c:v', 'libx265', '-preset', 'ultrafast', '-tag:v', 'hvc1'];
    const keys = ['-x265-params', 'log-level=error:keyint=25:min-keyint=25'];
    const input = ['-t', '4', '-i', join(CLIPS, `${clip}.mp4`)];
    const made = spawnSync('ffmpeg', [...QUIET, '-y', ...input, ...coding, ...keys, file]);
    if (made.status !== 0) throw new Error(`no H.265 could be made: ${made.stderr}`);
    return this.begin(source, file);
  }

  /** `kill -9` of its encoder: its last list stays where it is. */
  async kill(source: string): Promise<void> {
    const encoder = this.#encoders.get(source);
    if (!encoder) throw new Error(`no source ${source}`);
    const gone = once(encoder, 'exit');
    encoder.kill('SIGKILL');
    await gone;
  }

  /** From now on; undefined: nothing is wrong any more. */
  fail(source: string, fault: Fault | undefined): void {
    if (fault) this.#faults.set(source, fault);
    else this.#faults.delete(source);
  }

  close(): void {
    for (const encoder of this.#encoders.values()) encoder.kill('SIGKILL');
    for (const delay of this.#delays) clearTimeout(delay);
    this.#server.close();
    this.#server.closeAllConnections();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #listed(folder: string): Promise<void> {
    const watcher = watch(folder);
    try {
      while (!existsSync(join(folder, LIST))) await once(watcher, 'change');
    } finally {
      watcher.close();
    }
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const [, source = '', file = ''] = /^\/([\w-]+)\/([\w.-]+)$/.exec(request.url ?? '') ?? [];
    const fault = this.#faults.get(source);
    if (fault === 'silent') request.socket.destroy();
    else if (fault === 'broken' && file === LIST) response.end('<html>503 busy</html>');
    else if (fault === 'late' && file !== LIST) {
      const delay = setTimeout(() => {
        this.#delays.delete(delay);
        this.#send(join(source, file), response);
      }, LATE_MS);
      this.#delays.add(delay);
    } else this.#send(join(source, file), response);
  }

  #send(path: string, response: ServerResponse): void {
    createReadStream(join(this.#folder, path))
      .on('error', () => void response.writeHead(404).end())
      .pipe(response);
  }
}
