/** The folder of pictures: each under the SHA-256 of its bytes, written whole or not at all. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, unlinkSync } from 'node:fs';
import { open, readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

export class PhotoFiles {
  readonly #folder: string;

  constructor(town: string) {
    this.#folder = join(town, 'files');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  /** Durable when it resolves. */
  async write(name: string, bytes: Uint8Array): Promise<void> {
    const path = join(this.#folder, name);
    if (existsSync(path)) return;
    const part = `${path}.${randomUUID()}.part`;
    const file = await open(part, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
    const folder = await open(this.#folder, 'r');
    await folder.sync();
    await folder.close();
  }

  /** The file, or its bytes from one place to another, both included. Undefined where there is no such file. */
  async read(name: string, range?: readonly [number, number]): Promise<Buffer | undefined> {
    const path = join(this.#folder, name);
    if (!range) return readFile(path).catch(() => undefined);
    const file = await open(path, 'r').catch(() => undefined);
    if (!file) return undefined;
    try {
      const [from, to] = range;
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(to - from + 1),
        0,
        undefined,
        from,
      );
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  async list(): Promise<{ name: string; changed: number }[]> {
    const found: { name: string; changed: number }[] = [];
    for (const name of await readdir(this.#folder)) {
      const known = await stat(join(this.#folder, name)).catch(() => undefined);
      if (known?.isFile()) found.push({ name, changed: known.mtimeMs });
    }
    return found;
  }

  /** At once, so that nobody can come to want the file between the question and the deed. */
  drop(name: string): void {
    if (existsSync(join(this.#folder, name))) unlinkSync(join(this.#folder, name));
  }
}
