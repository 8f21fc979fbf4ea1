/** Each setting that is wrong stops the start with a sentence that names it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeConfig, readConfig } from '#gateway/config.ts';
import { StartFault } from '#gateway/fault.ts';
import { gatewayFolder, openOn } from '../support/gateway.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** What the start says to settings that are wrong; it fails the test when it goes ahead. */
async function refusal(start: () => unknown): Promise<string> {
  try {
    await start();
  } catch (error) {
    if (error instanceof StartFault) return error.message;
    throw error;
  }
  throw new Error('it went ahead');
}

test('nothing set is a demo on this machine alone', () => {
  expect(readConfig({})).toEqual({
    ...{ PORT: 8700, HOST: '127.0.0.1', DATA_DIR: 'var', TOWN: 'guangfu', TOWNS_DIR: 'data/towns' },
    ...{
      DEMO: 'live',
      DEMO_SPEED: 1,
      DEMO_PUBLIC: 'no',
      LOG_LEVEL: 'info',
      ORIGINS: [],
      IDLE_MINUTES: 30,
    },
  });
  expect(readConfig({ PORT: '', HOST: '', TLS_CERT: '' })).toEqual(readConfig({}));
});

test('every setting is listed with what it is for', () => {
  const lines = describeConfig(readConfig({ TLS_CERT: 'c.pem', TLS_KEY: 'k.pem' }));
  expect(lines).toHaveLength(14);
  for (const line of lines) expect(line).toMatch(/^[A-Z_]+=\S* {2}\S.{10,}$/);
  expect(lines).toContain('TLS_KEY=k.pem  private key file (PEM); with TLS_CERT');
});

describe.each<[string, readonly string[]]>([
  ['PORT', ['many', '-1', '65536', '80.5', '1e9', '0x', 'NaN', '8700 8701']],
  ['TOWN', ['../guangfu', 'Guangfu', '1town', 'a b', '/etc', '光福', '.']],
  ['DEMO', ['on', 'true', 'OFF', '0', 'yes']],
  ['CLOCK_AT', ['yesterday', '2020-04-01', '2020-04-01T09:00:00']],
  ['DEMO_PUBLIC', ['true', '1', 'YES']],
  ['LOG_LEVEL', ['loud', 'INFO', 'trace', '3']],
  ['ORIGINS', ['centre', 'https://a.example,b', ',x', '*']],
  ['IDLE_MINUTES', ['4', '721', 'never', '-5', '5.5', '1e3']],
])('%s', (name, values) => {
  test.each(values)('can’t be “%s”', async (value) => {
    const said = await refusal(() => readConfig({ [name]: value }));
    expect(said).toContain(`${name}=${value} can't be used: `);
    expect(said).toMatch(/\.$/);
  });
});

test('TLS takes a certificate and a key, and both have to be there and fit', async () => {
  for (const [name, other] of [
    ['TLS_CERT', 'TLS_KEY'],
    ['TLS_KEY', 'TLS_CERT'],
  ] as const) {
    const said = await refusal(() => readConfig({ [name]: 'x.pem' }));
    expect(said).toContain(name);
    expect(said).toContain(other);
  }
  const place = gatewayFolder();
  const [here, nowhere] = [join(place.folder, 'a.pem'), join(place.folder, 'no.pem')];
  writeFileSync(here, 'no certificate');
  const start = (TLS_CERT: string, TLS_KEY: string) =>
    refusal(() => openOn(place, { TLS_CERT, TLS_KEY, DEMO: 'off' }));
  expect(await start(nowhere, here)).toContain(`TLS_CERT=${nowhere} can't be read`);
  expect(await start(here, nowhere)).toContain(`TLS_KEY=${nowhere} can't be read`);
  expect(await start(here, here)).toContain('are no certificate and its key');
  place.remove();
});

test('a demo is offered to the network only when that is meant', async () => {
  for (const HOST of ['0.0.0.0', '::', '192.168.1.5', 'centre.example']) {
    const said = await refusal(() => readConfig({ HOST }));
    expect(said).toContain(`HOST=${HOST}`);
    expect(said).toContain('DEMO_PUBLIC=yes');
    expect(readConfig({ HOST, DEMO_PUBLIC: 'yes' }).HOST).toBe(HOST);
    expect(readConfig({ HOST, DEMO: 'off' }).HOST).toBe(HOST);
  }
  for (const HOST of ['127.0.0.1', 'localhost', '::1'])
    expect(readConfig({ HOST }).HOST).toBe(HOST);
});

test('what only shows at the start is named, too', async () => {
  const place = gatewayFolder();
  const start = (settings: Record<string, string>, page = place.page) =>
    refusal(() => openOn({ ...place, page }, { DEMO: 'off', ...settings }));
  expect(await start({ HOST: '203.0.113.77' })).toContain('HOST=203.0.113.77');
  expect(await start({ HOST: 'no-such-host.invalid' })).toContain('HOST=no-such-host.invalid');
  expect(await start({ TOWN: 'atlantis' })).toContain(join('tests/towns/atlantis', 'town.json'));
  expect(await start({ TOWNS_DIR: '/nowhere' })).toContain('/nowhere/guangfu/town.json');
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(await start({ DATA_DIR: file })).toContain(`DATA_DIR=${file} can't be used`);
  expect(await start({}, join(place.folder, 'no-page'))).toContain('npm start builds it');
  place.remove();
});
