/** A real gateway in a folder of its own, and visitors who talk to it as browsers do. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { io, type Socket } from 'socket.io-client';
import { expect } from 'vitest';
import type { z } from 'zod';
import type { Role } from '#domain/access/viewer.ts';
import type { Reason } from '#domain/reasons.ts';
import { readConfig } from '#gateway/config.ts';
import { openGateway } from '#gateway/gateway.ts';
import type { House } from '#gateway/house.ts';
import { type FromGateway, type FromScreen, refusalBody, SOCKET_PATH } from '#wire/protocol.ts';
import { TOWN, wish } from './small-world.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export type Screen = Socket<FromGateway, FromScreen>;

/** Somebody at a browser: remembers the cookie, speaks HTTP and opens sockets. */
export class Visitor {
  readonly url: string;
  cookie: string | undefined;

  constructor(url: string, cookie?: string) {
    this.url = url;
    this.cookie = cookie;
  }

  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const [set] = response.headers.getSetCookie();
    if (set) this.cookie = set.split(';')[0];
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  get(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.ask('GET', path, undefined, headers);
  }
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.ask('POST', path, body, headers);
  }
  command(name: string, input: unknown, id = wish()): Promise<Answer> {
    return this.post(`/api/commands/${name}`, { id, input });
  }
  signIn(login: string, password: string): Promise<Answer> {
    return this.post('/api/session', { login, password });
  }

  /** Opens a socket; it connects by itself and never again after it was closed. */
  screen(headers: Record<string, string> = {}): Screen {
    return io(this.url, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: { ...(this.cookie ? { cookie: this.cookie } : {}), ...headers },
    });
  }
}

/** Reads an answer that must be right. */
export function read<T>(answer: Answer, schema: z.ZodType<T>): T {
  expect(answer.status, answer.text.slice(0, 300)).toBe(200);
  return schema.parse(JSON.parse(answer.text));
}

/** An answer that must be a refusal: its reason, its status, and a sentence. */
export function expectRefusal(answer: Answer, status: number, reason?: Reason) {
  expect(answer.status, answer.text.slice(0, 300)).toBe(status);
  const refusal = refusalBody.parse(JSON.parse(answer.text));
  if (reason) expect(refusal.reason, answer.text).toBe(reason);
  expect(refusal.message.length, answer.text).toBeGreaterThan(3);
  return refusal;
}

/** Whether a whole answer with a told length has arrived. */
function isWhole(heard: string): boolean {
  const [head = '', ...rest] = heard.split('\r\n\r\n');
  const [, length] = /^content-length: (\d+)/im.exec(head) ?? [];
  return length !== undefined && Buffer.byteLength(rest.join('\r\n\r\n')) >= Number(length);
}

/** Sends bytes and returns the answer; `all`: everything said until nothing more is for `quietMs`. */
export function sendRaw(
  url: string,
  bytes: string | Buffer,
  { all = false, quietMs = 500 } = {},
): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let heard = '';
  return new Promise((resolve) => {
    socket.setTimeout(quietMs, () => socket.destroy());
    socket.on('data', (chunk) => {
      heard += chunk.toString('utf8');
      if (!all && isWhole(heard)) socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(heard));
    socket.write(bytes);
  });
}

/** A folder for a gateway: `page` inside it is a built page of one line. Remove it with the returned function. */
export function gatewayFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  const page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(page, 'assets', 'a.js'), 'export {};');
  return { folder, page, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Opens a gateway on a folder, with settings for tests under those given. */
export async function openOn({ folder, page }: { folder: string; page: string }, settings = {}) {
  const said: string[] = [];
  const config = readConfig({
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    TOWNS_DIR: 'tests/towns',
    LOG_LEVEL: 'silent',
    DEMO: 'still',
    ...settings,
  });
  const gateway = await openGateway(config, {
    page,
    data: 'data',
    tell: (line) => said.push(line),
  });
  return { ...gateway, said };
}

let chairs = 500;

/** Makes an account without the way over HTTP, for tests that are about something else. */
export async function seat(
  { accounts }: House,
  role: Role,
  scopes: readonly string[] = [TOWN],
  worker: string | null = null,
  org: string | null = null,
) {
  chairs += 1;
  const login = `${role.toLowerCase()}-${chairs}`;
  const account = await accounts.add({
    login,
    password: 'pass-2022-x',
    role,
    no: chairs,
    scopes,
    worker,
    org,
  });
  if (!account) throw new Error(`the chair ${login} is taken`);
  return account;
}

/** A gateway for a whole test file, in a folder that goes when it is closed. */
export async function startGateway(settings: Record<string, string> = {}) {
  const place = gatewayFolder();
  const gateway = await openOn(place, settings);
  const { house, url } = gateway;
  /** Signs somebody in past the door: an account by its login, or one made for the purpose. */
  const enter = (login: string): Visitor => {
    const account = house.accounts.all().find((known) => known.login === login);
    if (!account) throw new Error(`no account ${login}`);
    return new Visitor(url, `sid=${house.sessions.open(account, '127.0.0.1').token}`);
  };
  /** The store from outside, as somebody with the file in hand has it. */
  const store = new Database(join(place.folder, 'data', house.town.id, 'town.sqlite'));
  return {
    ...gateway,
    place,
    store,
    nobody: () => new Visitor(url),
    enter,
    enterAs: async (role: Role, scopes?: readonly string[], worker?: string, org?: string) =>
      enter((await seat(house, role, scopes, worker, org)).login),
    close: async () => {
      store.close();
      await gateway.close();
      place.remove();
    },
  };
}
export type TestGateway = Awaited<ReturnType<typeof startGateway>>;
