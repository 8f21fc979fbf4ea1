/**
 * Restores a backup into a new folder. Everything is unpacked beside it and looked through first: checksums, pages, references, the
 * journal's chain, the audit's chain, and that the tables are what the journal says. Only then it takes its name.
 */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Audit } from '../access/audit.ts';
import { faultOfStore, fingerprintOf } from '../database/check-store.ts';
import { openDatabase } from '../database/connection.ts';
import { readMeta } from '../database/meta.ts';
import { keepForm } from '../database/refold.ts';
import { Shelves } from '../database/shelves.ts';
import { rebuild } from '../rebuild.ts';
import { BackupFault } from './backup-fault.ts';
import { MANIFEST, type Manifest, manifest } from './manifest.ts';
import { type TarFile, tarFiles } from './tar.ts';

export interface RestoreWishes {
  readonly file: string;
  /** DATA_DIR of the new house. */
  readonly data: string;
  /** TOWNS_DIR of the new house. */
  readonly towns: string;
}

export interface Restored extends Manifest {
  readonly folder: string;
  /** Where the town is described now; undefined where another description stood there already and stays. */
  readonly description: string | undefined;
}

/** The manifest is small; more is no manifest. */
const MANIFEST_MOST = 64 * 1024 * 1024;

function safePath(into: string, name: string): string {
  const parts = name.split('/');
  const odd = parts.some(
    (part) => part === '' || part === '.' || part === '..' || /[\\\0:]/.test(part),
  );
  if (odd || !['store', 'town'].includes(parts[0] ?? ''))
    throw new BackupFault(`The backup holds “${name}”, which no backup of ours does.`);
  return join(into, ...parts);
}

async function unpackFile({ name, size, bytes }: TarFile, into: string) {
  const path = safePath(into, name);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  const hashed = async function* () {
    for await (const chunk of bytes) {
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(Readable.from(hashed()), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
  return { name, size, sha256: hash.digest('hex') };
}

async function readManifest({ size, bytes }: TarFile): Promise<Manifest> {
  if (size > MANIFEST_MOST) throw new BackupFault('The backup is damaged: its list is too long.');
  const parts: Buffer[] = [];
  for await (const part of bytes) parts.push(Buffer.from(part));
  const { data } = manifest.safeParse(JSON.parse(Buffer.concat(parts).toString()));
  if (!data) throw new BackupFault('The backup is of a form that this program does not know.');
  return data;
}

const lineOf = ({ name, size, sha256 }: Manifest['files'][number]): string =>
  `${name}|${size}|${sha256}`;

/** Unpacks everything and holds it against the list at its end. */
async function unpack(file: string, into: string): Promise<Manifest> {
  const found: Manifest['files'] = [];
  let told: Manifest | undefined;
  const stream = createReadStream(file);
  const gunzip = createGunzip();
  stream.on('error', (error) => gunzip.destroy(error));
  stream.pipe(gunzip);
  for await (const one of tarFiles(gunzip as AsyncIterable<Buffer>)) {
    if (one.name === MANIFEST) told = await readManifest(one);
    else found.push(await unpackFile(one, into));
  }
  if (!told) throw new BackupFault('The backup has no list at its end: it was not finished.');
  const listed = new Set(told.files.map(lineOf));
  const wrong = found.find((one) => !listed.delete(lineOf(one)));
  if (wrong) throw new BackupFault(`The backup is damaged: ${wrong.name} is not what was put in.`);
  const [missing] = listed;
  if (missing) throw new BackupFault(`The backup is damaged: ${missing.split('|')[0]} is missing.`);
  return told;
}

function checkStore(folder: string, told: Manifest): void {
  const db = openDatabase(folder);
  try {
    const fault = faultOfStore(db);
    if (fault) throw new BackupFault(`The store in the backup can't be trusted: ${fault}.`);
    const broken = new Audit(db).firstBroken();
    if (broken !== undefined)
      throw new BackupFault(`The audit in the backup was changed at row ${broken}.`);
    if (readMeta(db, 'epoch') !== told.epoch)
      throw new BackupFault('The store in the backup is another than its list says.');
    const asListed = fingerprintOf(new Shelves(db)) === told.fingerprint;
    // Tables of an older form are folded anew, as at any start.
    keepForm(db, () => undefined);
    if (!asListed || !rebuild(db).same)
      throw new BackupFault('The tables in the backup are not what its journal says.');
  } finally {
    db.close();
  }
}

/** What is thrown while unpacking, as a sentence. */
function faultOf(file: string, error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string };
  if (error instanceof BackupFault)
    return new BackupFault(`${file}: ${message} Nothing was restored.`);
  if (code?.startsWith('Z_') || error instanceof SyntaxError)
    return new BackupFault(`${file} is damaged or no backup (${message}). Nothing was restored.`);
  return code === 'ENOENT' ? new BackupFault(`${file} can't be read: ${message}.`) : error;
}

/** Rejects with a StartFault; then nothing was restored. */
export async function restoreBackup({ file, data, towns }: RestoreWishes): Promise<Restored> {
  const half = join(data, `.restore-${process.pid}.unfinished`);
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  try {
    const told = await unpack(file, half);
    const folder = join(data, told.town);
    if (existsSync(folder))
      throw new BackupFault(`${folder} is there already, and is not written over.`);
    checkStore(join(half, 'store'), told);
    renameSync(join(half, 'store'), folder);
    const description = join(towns, told.town);
    const fresh = existsSync(join(half, 'town')) && !existsSync(description);
    if (fresh) {
      mkdirSync(towns, { recursive: true });
      renameSync(join(half, 'town'), description);
    }
    return { ...told, folder, description: fresh ? description : undefined };
  } catch (error) {
    throw faultOf(file, error);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}
