/** A small disk of its own, whose power can be cut: ext4 on a loop device. Needs root, loop devices, mkfs.ext4 and perl. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const SIZE = 64 * 1024 * 1024;
/** EXT4_IOC_SHUTDOWN with NOLOGFLUSH: from here on nothing reaches the disk, not even what was on its way. */
const CUT =
  'open(F, "<", $ARGV[0]) or die; my $how = pack("L", 2); ioctl(F, 0x8004587d, $how) or die $!';

const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 20_000 });

export class LoopDisk {
  readonly path: string;
  readonly #image: string;
  #mounted = false;

  constructor(folder: string) {
    this.#image = join(folder, 'disk.img');
    this.path = join(folder, 'disk');
    mkdirSync(this.path, { recursive: true });
  }

  /** Makes the disk empty. */
  format(): void {
    writeFileSync(this.#image, '');
    truncateSync(this.#image, SIZE);
    run('mkfs.ext4', '-q', '-F', this.#image);
  }

  mount(): void {
    run('mount', '-o', 'loop', this.#image, this.path);
    this.#mounted = true;
  }

  cutPower(): void {
    run('perl', '-e', CUT, this.path);
  }

  /** Whoever had files open must be gone. */
  async unmount(): Promise<void> {
    for (let tries = 0; this.#mounted; tries++)
      try {
        run('umount', ...(tries < 50 ? [] : ['-l']), this.path);
        this.#mounted = false;
      } catch (error) {
        if (tries > 50) throw error;
        await wait(50);
      }
  }
}

/** Why no power can be cut on this machine, or undefined when it can. `folder` is for the trial. */
export async function whyNoLoopDisk(folder: string): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return 'needs root, to mount a disk of its own';
  if (!existsSync('/dev/loop-control')) return 'this machine has no loop devices';
  const disk = new LoopDisk(folder);
  try {
    disk.format();
    disk.mount();
    disk.cutPower();
    return undefined;
  } catch (error) {
    return `the disk for it can't be made here: ${(error as Error).message.split('\n')[0]}`;
  } finally {
    await disk.unmount();
  }
}
