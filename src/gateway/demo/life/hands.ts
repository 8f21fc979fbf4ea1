/** Does what the demo's people do: a command like anybody's, or a picture sent as a phone sends it. */
import type { Viewer } from '#domain/access/viewer.ts';
import type { World } from '#domain/world.ts';
import type { Photos } from '../../attachments/photos.ts';
import type { Engine } from '../../engine.ts';
import type { Deed } from '../deeds/deed.ts';
import { takePicture } from '../phone.ts';
import type { Setting } from '../scene.ts';

export interface HandsOptions {
  readonly engine: Engine;
  readonly setting: Setting;
  /** Where the pictures of the demo's phones are sent. */
  readonly photos: Pick<Photos, 'add'>;
  readonly now: () => number;
}

export class Hands {
  readonly #options: HandsOptions;
  readonly #world: World;
  readonly #wish = `demo-${Date.now().toString(36)}`;
  #wishes = 0;
  /** Pictures are taken one after the other: each is work, and who sends many at once is told to come back. */
  #shots: Promise<unknown> = Promise.resolve();

  constructor(options: HandsOptions) {
    this.#options = options;
    this.#world = options.engine.world;
  }

  /** Whether it was granted. */
  async perform({ by, name, input }: Deed): Promise<boolean> {
    if (name === 'photo') {
      const shot = this.#shots.then(() => this.#photo((input as { id: string }).id, by));
      this.#shots = shot.catch(() => {});
      return shot;
    }
    const { engine } = this.#options;
    const reply = await engine.run(name, this.#newWish(), input, { user: 'demo', viewer: by });
    return reply.ok;
  }

  #newWish(): string {
    this.#wishes += 1;
    return `${this.#wish}-${this.#wishes}`;
  }

  /** A picture of what was put right. */
  async #photo(id: string, by: Viewer): Promise<boolean> {
    const { photos, setting, now } = this.#options;
    const order = this.#world.orders.get(id);
    if (order?.state !== 'HANDLING' && order?.state !== 'JOINT') return false;
    const { category, point, photosAfter } = order;
    const motif = { name: `${id}-${photosAfter}`, category, phase: 'AFTER', point } as const;
    const bytes = await takePicture(setting, { ...motif, takenAt: now() });
    const sending = { id: this.#newWish(), order: id, phase: 'AFTER', bytes } as const;
    const added = await photos.add({ ...sending, user: 'demo', viewer: by });
    return !('ok' in added) && added.reply.ok;
  }
}
