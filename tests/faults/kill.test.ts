/** `kill -9` while a whole staff is at work: nothing that was acknowledged is lost, nothing happens twice. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { chanceFrom } from '#gateway/chance.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { type GatewayProcess, spawnGateway, startGateway } from './process.ts';
import { liveRows, reckon } from './reckoning.ts';
import { seedOf } from './seed.ts';
import { Staff } from './staff.ts';

const READY = /^ready /m;
const until = async (done: () => boolean) => {
  while (!done()) await wait(20);
};

const LONG = process.env.LONG === '1';
const ROUNDS = LONG ? 500 : 25;
/** The whole journal is refolded every so many rounds, and at the end. */
const DEEP_EVERY = LONG ? 25 : 8;

it(`loses and doubles nothing in ${ROUNDS} kills under load`, async () => {
  const seed = seedOf('kill');
  const chance = chanceFrom(seed);
  const folder = temporaryFolder();
  const town = join(folder, 'guangfu');
  let gateway: GatewayProcess = await startGateway(folder);
  onTestFinished(() => gateway.kill());
  const staff = new Staff(gateway.url, seed);
  onTestFinished(() => staff.leave());
  await staff.signIn();
  let cutShort = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    staff.start();
    await wait(chance() * 700);
    await gateway.kill();
    cutShort += staff.wishes.filter(({ answer }) => !answer).length;
    // Sometimes it dies again on its way up.
    if (chance() < 0.2) {
      const again = spawnGateway(folder);
      await wait(chance() * 700);
      await again.kill();
    }
    gateway = await startGateway(folder);
    staff.url = gateway.url;
    await staff.pause();
    const deep = round % DEEP_EVERY === 0 || round === ROUNDS;
    const { faults, unanswered } = reckon(town, staff.wishes, deep);
    expect(faults, `round ${round}, SEED=${seed}`).toEqual([]);
    expect(unanswered, `commands nobody sent or heard of; SEED=${seed}`).toBe(0);
    expect(await staff.world(), `the world as served, SEED=${seed}`).toEqual(liveRows(town));
  }
  const retried = staff.wishes.filter(({ sendings }) => sendings > 2).length;
  console.log(
    `${ROUNDS} kills: ${staff.wishes.length} commands, ${staff.acknowledged.length} acknowledged, ${cutShort} cut short, ${retried} sent more than twice; 0 lost, 0 doubled`,
  );
  expect(cutShort).toBeGreaterThan(ROUNDS);
  expect(staff.acknowledged.length).toBeGreaterThan(ROUNDS * 20);
});

it('makes a whole town, or none, of a founding that is killed', async () => {
  const seed = seedOf('founding');
  const chance = chanceFrom(seed);
  let whole: unknown;
  for (let round = 0; round < (LONG ? 50 : 5); round++) {
    const folder = temporaryFolder();
    const first = spawnGateway(folder);
    // The first round is left in peace, to compare with.
    if (round > 0) await wait(200 + chance() * 700);
    else await until(() => READY.test(first.said.text));
    await first.kill();
    const gateway = await startGateway(folder);
    onTestFinished(() => gateway.kill());
    const { faults } = reckon(join(folder, 'guangfu'), [], true);
    expect(faults, `round ${round}, SEED=${seed}`).toEqual([]);
    const rows = liveRows(join(folder, 'guangfu'));
    whole ??= rows;
    expect(rows, `round ${round}, SEED=${seed}`).toEqual(whole);
    await gateway.stop();
  }
});
