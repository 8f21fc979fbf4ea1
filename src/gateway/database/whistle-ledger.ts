/**
 * Whistles as figures read them: every one ever proposed, those that have left the world among them, through the reader's
 * sight. One read is one transaction; it runs on a thread of its own.
 */
import Database from 'better-sqlite3';
import type { Viewer } from '#domain/access/viewer.ts';
import {
  concludedRate,
  departmentScores,
  meanDuration,
  memberRate,
  REPORTED_IN,
  SIGNED_IN_TIME,
  WHISTLE_LEVELS,
  type Whistled,
  whistleRate,
} from '#domain/whistle/kpis.ts';
import { seesWhistle, type Whistle } from '#domain/whistle/whistle.ts';
import { parseThing } from '#domain/world.ts';
import type { WhistleKpis } from '#wire/reads.ts';
import type { Connection } from './connection.ts';
import { all, clausesOf } from './order-clauses.ts';

export class WhistleLedger {
  readonly #db: Connection;

  constructor(file: string) {
    this.#db = new Database(file, { readonly: true, fileMustExist: true });
  }

  figures(viewer: Viewer, now: number): WhistleKpis {
    return this.#db.transaction(() => {
      const whistles = this.#inSight(viewer);
      return {
        asOf: now,
        signedInTime: memberRate(SIGNED_IN_TIME, whistles, now),
        reportedIn: memberRate(REPORTED_IN, whistles, now),
        concluded: concludedRate(whistles),
        meanDuration: meanDuration(whistles),
        whistleRate: whistleRate(this.#orders(viewer, now)),
        departments: [...departmentScores(whistles)].map(([org, score]) => ({ org, score })),
      };
    })();
  }

  #inSight(viewer: Viewer): Whistle[] {
    const bodies = this.#db.prepare('select body from whistles').pluck().all() as string[];
    return bodies
      .map((body) => parseThing('whistles', JSON.parse(body)) as Whistle)
      .filter((whistle) => seesWhistle(whistle, viewer));
  }

  /** An order is known to have been whistled for by the whistle's own row: so its keys need not say it too. */
  #orders(viewer: Viewer, now: number): Whistled[] {
    const { sql, values } = all(clausesOf({ levels: WHISTLE_LEVELS, now }, viewer));
    return this.#db
      .prepare(
        `select state, level, filed_at as filedAt,
           (select max(w.id) from whistles w where w."order" = order_keys.id and w.blown_at is not null) as whistle
         from order_keys where ${sql}`,
      )
      .all(...values) as Whistled[];
  }
}
