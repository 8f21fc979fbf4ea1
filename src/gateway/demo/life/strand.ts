/** A strand of a demo's life: it puts on the agenda when something of its own is to be done, and does it when the time has come. */
import type { WorldChange } from '#domain/world.ts';
import type { Agenda } from '../agenda.ts';
import type { Scene } from '../deeds/deed.ts';
import type { Setting } from '../scene.ts';
import type { Hands } from './hands.ts';

/** What all strands live in. */
export interface Town {
  readonly scene: Scene;
  readonly setting: Setting;
  readonly agenda: Agenda;
  readonly hands: Hands;
  /** On the town's clock. */
  now(): number;
}

export interface Strand {
  /** What it does, by the first word of its entries on the agenda, which read `word/id`. */
  readonly acts: Readonly<Record<string, (id: string) => Promise<void>>>;
  begin(): void;
  /** Somebody changed something, perhaps a visitor. */
  heard?(changes: readonly WorldChange[]): void;
}
