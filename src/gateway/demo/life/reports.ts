/** People report by the rhythm of the day: what they see, what somebody told of already, and what they put right on the spot. */
import type { Deed } from '../deeds/deed.ts';
import { DAY } from '../hours.ts';
import { oneOf } from '../luck.ts';
import type { Mending } from '../mending.ts';
import { said } from '../said.ts';
import { reportOf } from '../scene.ts';
import { inHand, timeLeft } from './in-hand.ts';
import type { Strand, Town } from './strand.ts';

/** Of the reports, those by somebody else who calls about the same. */
const DOUBLES = 0.015;

export class Reports implements Strand {
  readonly #town: Town;
  readonly #mending: Mending;

  constructor(town: Town, mending: Mending) {
    this.#town = town;
    this.#mending = mending;
  }

  readonly acts = {
    report: () => this.#report(),
    mending: (name: string) => this.#mended(name),
  };

  begin(): void {
    const { agenda, setting, now } = this.#town;
    const perDay = setting.plan.live?.reportsPerDay;
    if (!perDay) return;
    const days = -Math.log(1 - setting.luck('reports', String(now()))) / perDay;
    agenda.put('report/', setting.rhythm.after(now(), days));
  }

  async #report(): Promise<void> {
    const { agenda, hands, setting, now } = this.#town;
    const name = `live-${now()}`;
    this.begin();
    const mended = await this.#mending.begin(name, now());
    if (mended !== undefined) return agenda.put(`mending/${name}`, mended);
    const matter = setting.matters.of(name, now());
    const { by, input } = reportOf(setting, name, matter);
    const double = setting.luck(name, 'double') < DOUBLES ? this.#double(name) : undefined;
    await hands.perform(double ?? { at: now(), by, name: 'order.report', input });
  }

  /** Somebody calls the hotline about what is in hand since a short while. */
  #double(name: string): Deed | undefined {
    const { setting } = this.#town;
    const at = this.#town.now();
    const before = inHand(
      this.#town,
      name,
      (order) => at - order.reportedAt < 2 * DAY && timeLeft(order, at) > DAY,
    );
    if (!before) return undefined;
    const { grid, point, category, urgency } = before;
    const description = oneOf(setting.luck(name, 'words'), said.reported(category));
    const input = { grid, point, category, urgency, source: 'HOT', description };
    return { at, by: setting.staff.chair('OPERATOR'), name: 'order.report', input };
  }

  async #mended(name: string): Promise<void> {
    const deed = await this.#mending.report(name, this.#town.now());
    if (deed) await this.#town.hands.perform(deed);
  }
}
