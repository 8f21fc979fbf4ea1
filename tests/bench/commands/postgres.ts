/** The peer: a PostgreSQL of this machine with fsync on, driven by pgbench; one statement a command that does the same writing. */
import { execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { chownSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { diskFolder } from './mix.ts';

const ORDERS = 20_000;
/** Bodies as long as ours. */
const BODY = `{"category":"0301","state":"FILED","text":"${'x'.repeat(420)}"}`;
const DATA = `{"id":"","grid":"320506108207003","text":"${'x'.repeat(60)}"}`;

/** The same tables, keys and indexes as 001-heart. The journal has no hash chain here, which is to the peer's advantage. */
const TABLES = `
create sequence ids;
create table journal (seq bigserial primary key, at bigint not null, by text not null, type text not null, v int not null,
  shelf text not null, thing text not null, data text not null, hash bytea not null);
create index on journal (shelf, thing, seq);
create table orders (id text primary key, version bigint not null, live int not null, body text not null, path text, order_no text,
  handler text);
create unique index on orders (order_no) where order_no is not null;
create index on orders (path);
create index on orders (handler) where handler is not null;
create table commands (usr text not null, id text not null, body bytea not null, seq bigint not null, at bigint not null,
  primary key (usr, id));
create index on commands (at);
create table words (id text primary key, about text not null, purpose text not null, at bigint not null, by text not null,
  sealed bytea not null);
create index on words (about);
insert into orders select 'order-' || n, 1, 1, '${BODY}', '/320506108/', 'B' || n, null from generate_series(1, ${ORDERS}) n;
`;

const event = (type: string, thing: string) =>
  `e as (insert into journal (at, by, type, v, shelf, thing, data, hash) values (1666679400000, 'DUTY_CHIEF-01', '${type}', 1,
  'orders', ${thing}, '${DATA}', decode(repeat('ab', 32), 'hex')) returning seq, thing)`;
const command = `insert into commands select 'chief', 'command-' || lpad(nextval('ids')::text, 12, '0'), decode(repeat('cd', 32), 'hex'), seq, 1666679400000 from e;`;

const STEP = `\\set n random(1, ${ORDERS})
with ${event('order.dispatched', `'order-' || :n`)}, o as (insert into orders select thing, seq, 1, '${BODY}', '/320506108/', 'B' || :n, 'w-01' from e
  on conflict (id) do update set version = excluded.version, live = 1, body = excluded.body, handler = excluded.handler)
${command}
`;
const REPORT = `with ${event('order.reported', `'order-' || lpad(nextval('ids')::text, 12, '0')`)}, o as (insert into orders select thing, seq, 1, '${BODY}', '/320506108/', null, null from e),
w as (insert into words select 'words-' || lpad(nextval('ids')::text, 12, '0'), thing, 'description', 1666679400000, 'DUTY_CHIEF-01', decode(repeat('ef', 80), 'hex') from e)
${command}
`;

function programs(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).map((name) => join(root, name, 'bin')) : [];
  const places = [...(process.env.PATH ?? '').split(':'), ...versions];
  const holds = (name: string) => places.find((place) => existsSync(join(place, name)));
  return (
    versions.find((place) => existsSync(join(place, 'initdb'))) ??
    (holds('initdb') && holds('pgbench') ? holds('initdb') : undefined)
  );
}

/** PostgreSQL refuses to run as root. */
function nobody(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export interface Postgres {
  /** Commands a second with 16 clients, so many from each. */
  run(each: number): Promise<number>;
  end(): Promise<void>;
}

/** Undefined where there is no PostgreSQL on the machine. */
export async function openPostgres(): Promise<Postgres | undefined> {
  const bin = programs();
  if (!bin) return undefined;
  const folder = diskFolder('postgres');
  const user = nobody();
  if (user) chownSync(folder, user.uid, user.gid);
  const options: SpawnOptions = { ...user, cwd: folder, stdio: 'ignore' };
  const tool = (name: string) => {
    const here = join(bin, name);
    return existsSync(here) ? here : name;
  };
  const data = join(folder, 'data');
  const call = (name: string, args: string[]) =>
    execFileSync(tool(name), args, {
      ...user,
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  call('initdb', ['-D', data, '-U', 'bench', '-A', 'trust', '--no-sync']);
  const server = spawn(
    tool('postgres'),
    ['-D', data, '-k', folder, '-h', '', '-c', 'shared_buffers=256MB'],
    options,
  );
  const psql = (...args: string[]) =>
    call('psql', ['-h', folder, '-U', 'bench', '-d', 'postgres', '-q', '-At', ...args]);
  for (let tries = 0; ; tries++)
    try {
      psql('-c', 'select 1');
      break;
    } catch (error) {
      if (tries > 50) throw error;
      await wait(100);
    }
  for (const [name, text] of Object.entries({
    'tables.sql': TABLES,
    'step.sql': STEP,
    'report.sql': REPORT,
  }))
    writeFileSync(join(folder, name), text);
  psql('-f', join(folder, 'tables.sql'));
  const count = () =>
    Number(psql('-c', 'select count(*) from commands c join journal j using (seq)'));
  return {
    run: async (each) => {
      const before = count();
      const said = call('pgbench', [
        '-n',
        '-M',
        'prepared',
        '-h',
        folder,
        '-U',
        'bench',
        '-c',
        '16',
        '-j',
        '2',
        '-t',
        String(each),
        '-f',
        join(folder, 'report.sql@1'),
        '-f',
        join(folder, 'step.sql@2'),
        'postgres',
      ]);
      const kept = count() - before;
      if (kept !== 16 * each) throw new Error(`PostgreSQL kept ${kept} of ${16 * each}`);
      return Number(/tps = ([\d.]+)/.exec(said)?.[1]);
    },
    end: async () => {
      const gone = new Promise((done) => server.once('exit', done));
      server.kill('SIGINT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
