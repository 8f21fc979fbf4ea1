/** Cameras fail and sensors cross a line; what may come in the next days is asked anew every few hours. */
import type { Engine } from '../../engine.ts';
import { type Coming, nextOfCamera, nextOfSensor } from '../faults.ts';
import { HOUR } from '../hours.ts';
import type { Strand, Town } from './strand.ts';

export class Failures implements Strand {
  readonly #town: Town;
  readonly #engine: Pick<Engine, 'happen'>;

  constructor(town: Town, engine: Pick<Engine, 'happen'>) {
    this.#town = town;
    this.#engine = engine;
  }

  readonly acts = {
    faults: async () => this.#ask(),
    fault: (id: string) => this.#comes(id),
  };

  begin(): void {
    this.#town.agenda.put('faults/', this.#town.now());
  }

  #ask(): void {
    const { agenda, scene } = this.#town;
    const now = this.#town.now();
    for (const { id } of scene.world.cameras.values()) this.#plan(id, now);
    for (const { id } of scene.world.sensors.values()) this.#plan(id, now);
    agenda.put('faults/', now + (4 + scene.luck('faults', String(now))) * HOUR);
  }

  #next(id: string, now: number): Coming | undefined {
    const { world, luck } = this.#town.scene;
    const camera = world.cameras.get(id);
    const sensor = world.sensors.get(id);
    return camera ? nextOfCamera(luck, camera, now) : sensor && nextOfSensor(luck, sensor, now);
  }

  #plan(id: string, now: number): void {
    const coming = this.#next(id, now);
    if (coming) this.#town.agenda.put(`fault/${id}`, coming.at);
  }

  async #comes(id: string): Promise<void> {
    const now = this.#town.now();
    // As it was when it was put there: a moment ago it was still to come.
    const coming = this.#next(id, now - HOUR / 2);
    if (coming && coming.at <= now) await this.#engine.happen([coming.event]);
    this.#plan(id, this.#town.now());
  }
}
