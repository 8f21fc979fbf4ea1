/**
 * Makes a backup while the gateway runs: the store as of one instant, then the files beside it, then what describes the town. A
 * file that came after the store is an orphan and is tidied away; so the store is copied first. Keys are never in it.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import { fingerprintOf } from '../database/check-store.ts';
import { openDatabase, STORE_FILE } from '../database/connection.ts';
import { copyStore } from '../database/copy-store.ts';
import { Journal } from '../database/journal.ts';
import { readMeta } from '../database/meta.ts';
import { Shelves } from '../database/shelves.ts';
import { BackupFault } from './backup-fault.ts';
import { FORM, MANIFEST, type Manifest } from './manifest.ts';
import { TAR_END, tarFill, tarHead } from './tar.ts';

export interface BackupWishes {
  readonly file: string;
  /** The town's folder in DATA_DIR. */
  readonly folder: string;
  /** What describes the town: its folder in TOWNS_DIR. */
  readonly description: string;
  readonly town: string;
}

/** Of the store's folder: databases are copied by themselves or made anew, keys stay where they are. */
const LEFT_OUT = /(^|\/)keys(\/|$)|\.sqlite(-\w+)?$|\.unfinished(\/|$)|\.part$/;

interface Packed {
  readonly name: string;
  readonly path: string;
}

function* filesUnder(folder: string, as: string): Iterable<Packed> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const inside = relative(folder, path).split(sep).join('/');
    if (entry.isFile() && !LEFT_OUT.test(inside)) yield { name: `${as}/${inside}`, path };
  }
}

/** Writes files into the archive one after the other and remembers their checksums. */
class Archive {
  readonly files: Manifest['files'] = [];
  readonly #gzip: Gzip;

  constructor(gzip: Gzip) {
    this.#gzip = gzip;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    if (!this.#gzip.write(bytes)) await once(this.#gzip, 'drain');
  }

  /** Passes over a file that is no longer there: it was tidied away meanwhile. */
  async add({ name, path }: Packed): Promise<void> {
    const size = statSync(path, { throwIfNoEntry: false })?.size;
    if (size === undefined) return;
    await this.#write(tarHead(name, size));
    const hash = createHash('sha256');
    let written = 0;
    if (size > 0)
      for await (const chunk of createReadStream(path, {
        end: size - 1,
      }) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        written += chunk.length;
        await this.#write(chunk);
      }
    if (written !== size) throw new BackupFault(`${path} became shorter while it was copied.`);
    await this.#write(tarFill(size));
    this.files.push({ name, size, sha256: hash.digest('hex') });
  }

  async end(told: Manifest): Promise<void> {
    const text = Buffer.from(`${JSON.stringify(told)}\n`);
    await this.#write(tarHead(MANIFEST, text.length));
    await this.#write(text);
    await this.#write(tarFill(text.length));
    await this.#write(TAR_END);
    this.#gzip.end();
  }
}

/** What the copy says of itself: read from the copy, so that it is of the copy's instant. */
function aboutCopy(folder: string, town: string) {
  const db = openDatabase(folder);
  try {
    return {
      form: FORM,
      town,
      epoch: readMeta(db, 'epoch') ?? '',
      events: new Journal(db).seq,
      fingerprint: fingerprintOf(new Shelves(db)),
      madeAt: new Date().toISOString(),
    } as const;
  } finally {
    db.close();
  }
}

function settle(part: string, file: string): void {
  const handle = openSync(part, 'r');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(part, file);
}

/** Rejects with a BackupFault; then there is no file. */
export async function makeBackup(wishes: BackupWishes): Promise<Manifest & { bytes: number }> {
  const { folder, description, town } = wishes;
  const file = resolve(wishes.file);
  if (existsSync(file))
    throw new BackupFault(`${file} is there already; nothing was written over.`);
  if (!existsSync(join(folder, STORE_FILE)))
    throw new BackupFault(`${folder} holds no town: there is no ${STORE_FILE} in it.`);
  mkdirSync(dirname(file), { recursive: true });
  const work = mkdtempSync(join(dirname(file), '.backup-'));
  const part = join(work, 'backup.part');
  try {
    copyStore(folder, work);
    const about = aboutCopy(work, town);
    const gzip = createGzip({ level: 1 });
    const out = gzip.pipe(createWriteStream(part, { mode: 0o600 }));
    const archive = new Archive(gzip);
    await archive.add({ name: `store/${STORE_FILE}`, path: join(work, STORE_FILE) });
    for (const one of filesUnder(folder, 'store')) await archive.add(one);
    for (const one of filesUnder(description, 'town')) await archive.add(one);
    const told = { ...about, files: archive.files };
    await archive.end(told);
    await finished(out);
    settle(part, file);
    return { ...told, bytes: statSync(file).size };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
