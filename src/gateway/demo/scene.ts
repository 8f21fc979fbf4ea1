/** Sets the scene of a demo: its people, their habits, their hours, its matters and places, all of a seed. */
import { workCalendar } from '#domain/time/calendar.ts';
import type { DemoPlan } from '../town/demo-plan.ts';
import type { TownFiles } from '../town/read-town.ts';
import type { Scene } from './deeds/deed.ts';
import { habitsFrom } from './habits.ts';
import { hoursOf } from './hours.ts';
import { luckFrom, oneOf } from './luck.ts';
import { type Matter, type Matters, mattersOf } from './matters.ts';
import { type PlaceFinder, placesOf } from './place.ts';
import { type Rhythm, rhythmOf } from './rhythm.ts';
import { said } from './said.ts';
import { staffOf } from './staff.ts';

export interface Setting extends Omit<Scene, 'world'> {
  readonly plan: DemoPlan;
  readonly rhythm: Rhythm;
  readonly matters: Matters;
  readonly placeOf: PlaceFinder;
}

export function settingOf(files: TownFiles, seed: number): Setting {
  const { demo: plan } = files;
  const calendar = workCalendar({ data: files.calendar, zone: files.town.zone });
  const luck = luckFrom(seed);
  const hours = hoursOf(calendar);
  const rhythm = rhythmOf(plan, hours);
  return {
    files,
    plan,
    luck,
    hours,
    calendar,
    rhythm,
    staff: staffOf(files),
    habitsOf: habitsFrom(luck),
    matters: mattersOf({ plan, files, luck, rhythm, hours }),
    placeOf: placesOf(files),
  };
}

/** A report as a command's input, and who gives it. */
export type Report = ReturnType<typeof reportOf>;

/** A matter as the report of whoever found it. */
export function reportOf(
  setting: Setting,
  name: string,
  { grid, category, source, urgency }: Matter,
) {
  const { staff, luck, placeOf } = setting;
  const lucky = (what: string) => luck(name, what);
  const [own] = staff.inGrid(grid.id);
  const by =
    (source === 'GRID' || source === 'VISIT') && own
      ? staff.worker(own.id)
      : source === 'POINT'
        ? staff.clerk(grid.path)
        : staff.chair('OPERATOR');
  return {
    by,
    input: {
      grid: grid.id,
      point: placeOf(grid, category, lucky),
      category,
      urgency,
      source,
      description: oneOf(lucky('words'), said.reported(category)),
    },
  };
}
