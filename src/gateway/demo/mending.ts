/** What a worker finds and puts right on the spot: a picture before, the work, a picture after, and only then the report. */
import type { Viewer } from '#domain/access/viewer.ts';
import type { World } from '#domain/world.ts';
import type { Photos } from '../attachments/photos.ts';
import type { Deed } from './deeds/deed.ts';
import { MINUTE } from './hours.ts';
import { around } from './luck.ts';
import { takePicture } from './phone.ts';
import { type Report, reportOf, type Setting } from './scene.ts';

interface UnderWay {
  readonly by: Viewer;
  readonly input: Report['input'];
  readonly before: string;
}

export interface MendingOptions {
  readonly world: World;
  readonly setting: Setting;
  readonly photos: Pick<Photos, 'draft'>;
}

/** Two pictures closer in time prove nothing. */
const LEAST = 4 * MINUTE;
const USUAL = 12 * MINUTE;

export class Mending {
  readonly #options: MendingOptions;
  readonly #share: number;
  /** Work under way is forgotten when the demo stops: nothing was said of it yet. */
  readonly #underWay = new Map<string, UnderWay>();

  constructor(options: MendingOptions) {
    this.#options = options;
    const { orders } = options.setting.plan;
    const all = Object.values(orders).reduce((sum, count) => sum + count, 0);
    this.#share = all > 0 ? (orders.SELF ?? 0) / all : 0;
  }

  /** Begins with it; returns when it will be done, or undefined where it becomes a report like any other. */
  async begin(name: string, now: number): Promise<number | undefined> {
    const { setting, world } = this.#options;
    if (setting.luck(name, 'self') >= this.#share) return undefined;
    const matter = setting.matters.of(name, now, 'SELF');
    const { input } = reportOf(setting, name, matter);
    const worker = setting.staff
      .inGrid(matter.grid.id)
      .find(({ id }) => world.workers.get(id)?.onShift);
    if (!worker) return undefined;
    const by = setting.staff.worker(worker.id);
    const before = await this.#shoot(name, 'BEFORE', input, by, now);
    if (before === undefined) return undefined;
    this.#underWay.set(name, { by, input, before });
    return now + LEAST + around(setting.luck(name, 'mends'), USUAL);
  }

  /** The report of what is done by now. */
  async report(name: string, now: number): Promise<Deed | undefined> {
    const found = this.#underWay.get(name);
    this.#underWay.delete(name);
    if (!found) return undefined;
    const { by, before, input } = found;
    const after = await this.#shoot(name, 'AFTER', input, by, now);
    if (after === undefined) return undefined;
    const { grid, point, category, description } = input;
    return {
      at: now,
      by,
      name: 'order.self-handle',
      input: { grid, point, category, urgency: 1, before, after, description },
    };
  }

  async #shoot(
    name: string,
    phase: 'BEFORE' | 'AFTER',
    { category, point }: Report['input'],
    { post }: Viewer,
    takenAt: number,
  ): Promise<string | undefined> {
    const { setting, photos } = this.#options;
    const motif = { name: `${name}-${phase}`, category, phase, point, takenAt };
    const bytes = await takePicture(setting, motif);
    const kept = await photos.draft({ bytes, by: post, fix: null });
    return 'ok' in kept ? undefined : kept.photo;
  }
}
