/** The whistles of an order, wherever they are: in the world, or gone from it. */
import type { Whistle } from '#domain/whistle/whistle.ts';
import { parseThing } from '#domain/world.ts';
import type { Connection } from './connection.ts';

export class WhistleRows {
  readonly #bodies;

  constructor(db: Connection) {
    this.#bodies = db.prepare('select body from whistles where "order" = ?').pluck();
  }

  of(order: string): Whistle[] {
    const bodies = this.#bodies.all(order) as string[];
    return bodies.map((body) => parseThing('whistles', JSON.parse(body)) as Whistle);
  }
}
