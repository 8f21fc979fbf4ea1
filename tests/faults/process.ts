/** A gateway as a process of its own, so that it can be killed in the middle of its work. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

const PROGRAM = 'dist/gateway/main.js';
const READY = /^ready (\S+)$/m;

export interface GatewayProcess {
  readonly url: string;
  readonly pid: number;
  /** Takes the machine from it: it does nothing more until it may go on, or is killed. */
  halt(): void;
  goOn(): void;
  /** `kill -9`; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Asks it to stop and returns its exit code. */
  stop(): Promise<number | null>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
  return child.exitCode;
}

/** Starts the program without waiting; its output grows in `said`. */
export function spawnGateway(dataDir: string, settings: Record<string, string> = {}) {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: npm test builds it`);
  const env = {
    ...{ PORT: '0', DEMO: 'still', LOG_LEVEL: 'warn', TOWNS_DIR: 'tests/towns' },
    ...settings,
    DATA_DIR: dataDir,
  };
  const child = spawn(process.execPath, [PROGRAM], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said.text = (said.text + text).slice(-16_384);
    });
  return { child, said, kill: async () => void (await end(child, 'SIGKILL')) };
}

/** Starts a gateway and waits until it is ready. Throws with its last words when it ends instead. */
export async function startGateway(
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<GatewayProcess> {
  const { child, said, kill } = spawnGateway(dataDir, settings);
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`the gateway ended (${code}) before it was ready:\n${said.text}`)),
    );
  });
  ended.catch(() => {});
  const ready = (async () => {
    for (;;) {
      const url = READY.exec(said.text)?.[1];
      if (url) return url;
      await Promise.race([once(child.stdout, 'data'), ended]);
    }
  })();
  const url = await Promise.race([ready, ended]);
  return {
    url,
    pid: child.pid ?? 0,
    halt: () => void child.kill('SIGSTOP'),
    goOn: () => void child.kill('SIGCONT'),
    kill,
    stop: () => end(child, 'SIGTERM'),
  };
}
