/**
 * The power goes while a whole staff is at work: what was acknowledged is on the disk. `kill -9` can't find what this finds.
 * Disk and machine lose it together, so the gateway is halted first. An ext4 that is shut down under running programs lets
 * one fsync succeed whose journal was just aborted (two writers, kernel 6.18: 7 of 100 cuts), which no program can tell.
 */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { chanceFrom } from '#gateway/chance.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { LoopDisk, whyNoLoopDisk } from './loop-disk.ts';
import { type GatewayProcess, startGateway } from './process.ts';
import { reckon } from './reckoning.ts';
import { seedOf } from './seed.ts';
import { Staff } from './staff.ts';

const ROUNDS = process.env.LONG === '1' ? 150 : 15;
/** The disk is new, and the town founded on it, every so many rounds. */
const NEW_DISK_EVERY = 3;

it(`loses nothing in ${ROUNDS} power cuts`, async ({ skip }) => {
  const folder = temporaryFolder();
  const disk = new LoopDisk(folder);
  const reason = await whyNoLoopDisk(folder);
  if (reason) skip(reason);

  const seed = seedOf('power-cut');
  const chance = chanceFrom(seed);
  let gateway: GatewayProcess | undefined;
  let staff: Staff | undefined;
  onTestFinished(async () => {
    staff?.leave();
    await gateway?.kill();
    await disk.unmount();
  });
  let acknowledged = 0;
  for (let round = 0; round < ROUNDS; round++) {
    if (round % NEW_DISK_EVERY === 0) {
      staff?.leave();
      await gateway?.kill();
      await disk.unmount();
      disk.format();
      disk.mount();
      gateway = await startGateway(disk.path);
      staff = new Staff(gateway.url, seed + round);
      await staff.signIn();
    }
    if (!gateway || !staff) throw new Error('nobody is at work');
    const before = staff.acknowledged.length;
    staff.start();
    await wait(100 + chance() * 600);
    gateway.halt();
    disk.cutPower();
    await gateway.kill();
    await disk.unmount();
    disk.mount();
    acknowledged += staff.acknowledged.length - before;
    gateway = await startGateway(disk.path);
    staff.url = gateway.url;
    await staff.pause();
    const { faults } = reckon(join(disk.path, 'guangfu'), staff.wishes, true);
    expect(faults, `round ${round}, SEED=${seed}`).toEqual([]);
  }
  console.log(`${ROUNDS} power cuts: ${acknowledged} acknowledged before one, 0 lost, 0 doubled`);
  expect(acknowledged).toBeGreaterThan(ROUNDS * 10);
});
