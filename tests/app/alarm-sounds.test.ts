/** Which sound a station plays: by level, once for each raising, and never past a mute. */
import { expect, test } from 'vitest';
import { chooseSound } from '#app/alarms/sound-choice.ts';
import type { Alarm } from '#domain/alarm/alarm.ts';

const DAY = { heard: new Set<string>(), muted: false, hour: 14, role: 'LEADER' as const };
const rings = (level: Alarm['level'], raisedAt = 1, state: Alarm['state'] = 'RAISED') => ({
  ...{ id: level, level, raisedAt, state, told: [] as Alarm['told'] },
});
const sound = (alarms: ReturnType<typeof rings>[], ear = {}) =>
  chooseSound(alarms, { ...DAY, ...ear }).sound;

test('the gravest of what is new sounds; blue, and what is answered or laid aside, is silent', () => {
  expect(sound([])).toBeUndefined();
  expect(sound([rings('BLUE')])).toBeUndefined();
  expect(sound([rings('BLUE'), rings('YELLOW')])).toBe('YELLOW');
  expect(sound([rings('YELLOW'), rings('RED'), rings('ORANGE')])).toBe('RED');
  for (const state of ['ACKNOWLEDGED', 'SHELVED', 'OVER'] as const)
    expect(sound([rings('RED', 1, state)])).toBeUndefined();
});

test('what was heard is silent until it is raised anew; red goes on until it is answered', () => {
  const all = [rings('YELLOW'), rings('ORANGE'), rings('RED')];
  const { heard } = chooseSound(all, DAY);
  expect(sound(all, { heard })).toBe('RED');
  expect(sound(all.slice(0, 2), { heard })).toBeUndefined();
  expect(sound([rings('ORANGE', 2)], { heard })).toBe('ORANGE');
});

test('a mute silences all; what rang under it does not come after it, but red does', () => {
  const all = [rings('ORANGE'), rings('RED')];
  const { sound: none, heard } = chooseSound(all, { ...DAY, muted: true });
  expect(none).toBeUndefined();
  expect(sound([rings('ORANGE')], { heard })).toBeUndefined();
  expect(sound(all, { heard })).toBe('RED');
});

test('at night the low level waits, the others do not', () => {
  const at = (hour: number) => sound([rings('YELLOW')], { hour });
  expect([6, 7, 21, 22].map(at)).toEqual([undefined, 'YELLOW', 'YELLOW', undefined]);
  expect(sound([rings('ORANGE')], { hour: 3 })).toBe('ORANGE');
});

test('what silence brings to a station rings there anew, and nowhere else', () => {
  const told = [{ ...rings('ORANGE'), told: [{ to: 'DUTY_CHIEF' as const, at: 600_000 }] }];
  const chief = { ...DAY, role: 'DUTY_CHIEF' as const };
  const { heard } = chooseSound([rings('ORANGE')], chief);
  expect(sound(told, { heard })).toBeUndefined();
  const muted = chooseSound(told, { ...chief, heard, muted: true });
  expect(muted.sound).toBeUndefined();
  const rung = chooseSound(told, { ...chief, heard: muted.heard });
  expect(rung.sound).toBe('ORANGE');
  expect(chooseSound(told, { ...chief, heard: rung.heard }).sound).toBeUndefined();
});
