/** A stop finishes what was begun and waits for nobody who does not come to an end. */
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { gatewayFolder, openOn, seat, Visitor } from '../support/gateway.ts';
import { gridOf } from '../support/order-ways.ts';
import { LIVE_PATH, openRaw } from '../support/raw-web-socket.ts';
import { reportIn, TOWN } from '../support/small-world.ts';

const STOP_MS = 5_000;

test('silent lines, half requests and idle sockets hold up no stop, and what was accepted is kept', async () => {
  const place = gatewayFolder();
  onTestFinished(place.remove);
  const gateway = await openOn(place, { DEMO: 'off' });
  const chief = await seat(gateway.house, 'DUTY_CHIEF');
  const cookie = `sid=${gateway.house.sessions.open(chief, '').token}`;
  const visitor = new Visitor(gateway.url, cookie);

  const line = (words: string) => {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write(words);
    onTestFinished(() => void socket.destroy());
  };
  line('');
  line('GET / HTTP/1.1\r\nHost: x\r\n');
  line('POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{');
  await openRaw(gateway.url, LIVE_PATH, cookie);
  await openRaw(gateway.url, `/stream?area=${TOWN}`, cookie);
  const screen = visitor.screen();
  await new Promise<void>((resolve) => screen.once('connect', resolve));
  const gone = new Promise((resolve) => screen.once('disconnect', resolve));

  const report = reportIn(gridOf('320506108207001'));
  const given = Array.from({ length: 40 }, () =>
    visitor.command('order.report', report).then(
      ({ status }) => status,
      () => 0,
    ),
  );
  await Promise.race(given);
  const began = Date.now();
  await gateway.close();
  expect(Date.now() - began).toBeLessThan(STOP_MS);
  await gone;

  const accepted = (await Promise.all(given)).filter((status) => status === 200).length;
  const again = await openOn(place, { DEMO: 'off' });
  expect(again.house.engine.world.orders.size).toBeGreaterThanOrEqual(accepted);
  await again.close();
});
