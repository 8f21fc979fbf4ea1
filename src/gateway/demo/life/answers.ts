/** The duty chief of a demo answers what rings, after a few minutes: a visitor who is quicker has it. */
import type { Alarm } from '#domain/alarm/alarm.ts';
import type { AlarmAction, AlarmCause } from '#domain/alarm/codes.ts';
import type { WorldChange } from '#domain/world.ts';
import { MINUTE } from '../hours.ts';
import { around } from '../luck.ts';
import type { Strand, Town } from './strand.ts';

const DONE: Readonly<Record<AlarmCause, AlarmAction>> = {
  SOS: 'SENT',
  ORDER_LATE: 'CALLED',
  WHISTLE_UNANSWERED: 'CALLED',
  SENSOR_CROSSED: 'SENT',
  CAMERA_LOST: 'HANDED_ON',
  SENSOR_SILENT: 'HANDED_ON',
  POSITIONS_SILENT: 'WATCHING',
};

export class Answers implements Strand {
  readonly #town: Town;

  constructor(town: Town) {
    this.#town = town;
  }

  readonly acts = { alarm: (id: string) => this.#answer(id) };

  begin(): void {
    for (const alarm of this.#town.scene.world.alarms.values()) this.#plan(alarm);
  }

  heard(changes: readonly WorldChange[]): void {
    for (const { shelf, id } of changes) {
      const alarm = shelf === 'alarms' && this.#town.scene.world.alarms.get(id);
      if (alarm) this.#plan(alarm);
    }
  }

  #plan({ id, state, raisedAt }: Alarm): void {
    const { agenda, scene } = this.#town;
    const minutes = around(scene.luck(id, `answered-${raisedAt}`), 4);
    if (state === 'RAISED') agenda.put(`alarm/${id}`, raisedAt + minutes * MINUTE);
    else agenda.drop(`alarm/${id}`);
  }

  async #answer(id: string): Promise<void> {
    const { hands, scene, now } = this.#town;
    const alarm = scene.world.alarms.get(id);
    if (alarm?.state !== 'RAISED') return;
    const by = scene.staff.chair('DUTY_CHIEF');
    const input = { id, action: DONE[alarm.cause] };
    await hands.perform({ at: now(), by, name: 'alarm.acknowledge', input });
  }
}
