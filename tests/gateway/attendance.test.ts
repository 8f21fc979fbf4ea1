/** Who is at an order: seen by the others there and nobody else, held by one at a time, gone with the line. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Attended, type Attending, attended } from '#wire/presence.ts';
import { type Screen, startGateway, type TestGateway, type Visitor } from '../support/gateway.ts';
import { FUXI, filedOrder, pathOf, YULI } from '../support/small-world.ts';

let gateway: TestGateway;
let order: string;
let other: string;
beforeAll(async () => {
  gateway = await startGateway();
  order = await filedOrder(gateway.house.engine);
  other = await filedOrder(gateway.house.engine, FUXI);
}, 60_000);
afterAll(() => gateway.close());

const open: Screen[] = [];
afterEach(() => {
  for (const screen of open.splice(0)) screen.disconnect();
});

/** A screen that remembers what it was last told, and can wait for it to be so. */
async function sit(visitor: Visitor) {
  const screen = visitor.screen();
  open.push(screen);
  const heard: Attended[] = [];
  screen.on('attended', (word) => heard.push(attended.parse(word)));
  await new Promise<void>((done) => screen.on('connect', done));
  return {
    screen,
    heard,
    say: (word: Attending) => screen.emit('attend', word),
    until: async (is: (word: Attended) => boolean): Promise<Attended> => {
      for (let tries = 0; tries < 400; tries++) {
        const last = heard.at(-1);
        if (last && is(last)) return last;
        await new Promise((wait) => setTimeout(wait, 5));
      }
      throw new Error(`never told so; last: ${JSON.stringify(heard.at(-1))}`);
    },
  };
}
const at = (id: string | null, works = false, takes = false): Attending => ({
  order: id,
  works,
  takes,
});
const dispatcher = () => sit(gateway.enter('dispatcher1'));
const chief = () => sit(gateway.enter('chief1'));

test('two who open one order know of each other; who closes it or hangs up is gone', async () => {
  const [a, b] = [await dispatcher(), await chief()];
  a.say(at(order));
  expect((await a.until(() => true)).others).toEqual([]);
  b.say(at(order));
  expect((await b.until(() => true)).others).toMatchObject([{ post: 'DISPATCHER-01' }]);
  await a.until(({ others }) => others[0]?.post === 'DUTY_CHIEF-01');
  b.say(at(null));
  await a.until(({ others }) => others.length === 0);
  b.say(at(order));
  await a.until(({ others }) => others.length === 1);
  b.screen.disconnect();
  await a.until(({ others }) => others.length === 0);
});

test('the first who works on it has it, the second must take it over, and the first sees by whom', async () => {
  const [a, b] = [await dispatcher(), await chief()];
  a.say(at(order, true));
  await a.until(({ held }) => held?.mine === true);
  b.say(at(order, true));
  const refused = await b.until(({ held }) => held !== null);
  expect(refused.held).toMatchObject({ post: 'DISPATCHER-01', mine: false });
  b.say(at(order, true, true));
  await b.until(({ held }) => held?.mine === true);
  expect((await a.until(({ held }) => held?.mine === false)).held).toMatchObject({
    post: 'DUTY_CHIEF-01',
  });
  b.screen.disconnect();
  await a.until(({ held }) => held === null);
});

test('who turns to another order lets go of the first', async () => {
  const [a, b] = [await dispatcher(), await chief()];
  a.say(at(order, true));
  b.say(at(order));
  await b.until(({ held }) => held?.post === 'DISPATCHER-01');
  a.say(at(other));
  await b.until(({ held, others }) => held === null && others.length === 0);
});

test('who does not see the order neither hears of it nor is told of, and a wrong word ends the line', async () => {
  const a = await dispatcher();
  a.say(at(order));
  await a.until(() => true);
  const stranger = await sit(await gateway.enterAs('COMMUNITY', [pathOf(FUXI)]));
  stranger.say(at(order, true, true));
  const neighbour = await sit(await gateway.enterAs('COMMUNITY', [pathOf(YULI)]));
  neighbour.say(at(order));
  const told = await a.until(({ others }) => others.length > 0);
  expect(told).toMatchObject({
    held: null,
    others: [{ post: expect.stringMatching('COMMUNITY') }],
  });
  expect(told.others).toHaveLength(1);
  expect(stranger.heard).toEqual([]);
  const gone = new Promise((done) => stranger.screen.on('disconnect', done));
  stranger.screen.emit('attend', { order: 7 } as unknown as Attending);
  await gone;
});
