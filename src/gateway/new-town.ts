/** `npm run town -- new ID`: writes the folder of a town that begins empty, from a kit or from what is asked, and brings its first files. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { LANGUAGES, sameInAll, type Town, townFile } from '#domain/town/town.ts';
import { type Config, readConfig } from './config.ts';
import { StartFault } from './fault.ts';
import { bringAtTerminal } from './import-at-terminal.ts';
import { withHouse } from './with-house.ts';

const USAGE = `npm run town -- new ID [--kit FOLDER] [--name NAME] [--zone ZONE] [--language zh-CN|en|zh-Hant] [--calendar cn|us] [--prefix GF]
    [--areas FILE] [--orders FILE]
A kit is a folder with a town.json and, as far as they differ from ours, departments.json, categories.json, rules.json, areas.map.json and
orders.map.json. Without one you are asked.`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Wishes {
  readonly kit?: string | undefined;
  readonly name?: string | undefined;
  readonly zone?: string | undefined;
  readonly language?: string | undefined;
  readonly calendar?: string | undefined;
  readonly prefix?: string | undefined;
}

/** What was not said is asked, where somebody is there to answer. */
async function asked(
  wishes: Wishes,
): Promise<Required<Record<'name' | 'zone' | 'language' | 'calendar' | 'prefix', string>>> {
  const usual = { name: '', zone: 'Asia/Shanghai', language: 'zh-CN', calendar: 'cn', prefix: '' };
  const questions = {
    name: 'Name of the town',
    zone: 'Time zone',
    language: `Language of its screens (${LANGUAGES.join(', ')})`,
    calendar: 'Calendar of holidays (cn, us)',
    prefix: 'Letters before the numbers of its orders',
  };
  const answers = { ...usual };
  const lines = process.stdin.isTTY
    ? createInterface({ input: process.stdin, output: process.stdout })
    : undefined;
  for (const key of Object.keys(usual) as (keyof typeof usual)[])
    answers[key] =
      wishes[key] ??
      ((await lines?.question(`${questions[key]}${usual[key] ? ` [${usual[key]}]` : ''}: `)) ||
        usual[key]);
  lines?.close();
  if (answers.name === '') throw new StartFault(`A town needs a name: --name.\n${USAGE}`);
  return answers;
}

async function described(id: string, wishes: Wishes): Promise<Partial<Town>> {
  const { name, zone, language, calendar, prefix } = await asked(wishes);
  return {
    id,
    code: id,
    name: sameInAll(name),
    title: {
      'zh-CN': `${name}集成指挥中心`,
      en: `${name} Command Centre`,
      'zh-Hant': `${name}整合指揮中心`,
    },
    slogan: sameInAll(''),
    zone,
    calendar,
    language: language as Town['language'],
    orderPrefix: prefix,
    demoStart: new Date().toISOString(),
    notice: {
      'zh-CN': '内部工作用图 · 非测绘成果 · 不作划界依据',
      en: 'Internal working map · not a survey product · no basis for boundaries',
      'zh-Hant': '內部工作用圖 · 非測繪成果 · 不作劃界依據',
    },
  };
}

/** Departments as our own demo has them: offices that every town of the kind has. */
function usualDepartments(code: string): string {
  const rows = JSON.parse(readFileSync(resolve('data/towns/guangfu/departments.json'), 'utf8')) as {
    path: string;
    kind: string;
  }[];
  const own = rows
    .filter(({ kind }) => kind !== 'COMMUNITY')
    .map((row) => ({ ...row, path: `/${code}/`, base: [0, 0] }));
  return `[\n${own.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}

async function writeTown(folder: string, id: string, wishes: Wishes): Promise<void> {
  if (existsSync(join(folder, 'town.json')))
    throw new StartFault(`${folder} holds a town already. Choose another id, or change its files.`);
  const { kit } = wishes;
  if (kit && !existsSync(join(kit, 'town.json')))
    throw new StartFault(`${kit} is no kit: it holds no town.json.`);
  const said = kit
    ? { ...(JSON.parse(readFileSync(join(kit, 'town.json'), 'utf8')) as object), id }
    : await described(id, wishes);
  const parsed = townFile.safeParse(said);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new StartFault(`The town can’t be: ${issue?.path.join('.')}: ${issue?.message}.`);
  }
  mkdirSync(folder, { recursive: true });
  if (kit)
    for (const name of readdirSync(kit))
      if (name !== 'town.json') cpSync(join(kit, name), join(folder, name));
  writeFileSync(join(folder, 'town.json'), `${JSON.stringify(said, undefined, 2)}\n`);
  if (!existsSync(join(folder, 'departments.json')))
    writeFileSync(join(folder, 'departments.json'), usualDepartments(parsed.data.code));
}

async function bringFirst(
  config: Config,
  folder: string,
  files: Readonly<Partial<Record<'areas' | 'orders', string>>>,
) {
  for (const kind of ['areas', 'orders'] as const) {
    const file = files[kind];
    if (!file) continue;
    const map = join(folder, `${kind}.map.json`);
    await withHouse(config, say, (house) =>
      bringAtTerminal(house, config, {
        kind,
        file,
        map: existsSync(map) ? map : undefined,
        more: {},
        dry: false,
      }),
    );
  }
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      kit: text,
      name: text,
      zone: text,
      language: text,
      calendar: text,
      prefix: text,
      areas: text,
      orders: text,
    },
  });
  const [what, id] = positionals;
  if (what !== 'new' || !id) throw new StartFault(USAGE);
  const config = readConfig(undefined, { TOWN: id, DEMO: 'off', LOG_LEVEL: 'error' });
  const folder = resolve(config.TOWNS_DIR, id);
  await writeTown(folder, id, values);
  say(`${folder} describes the town.`);
  await bringFirst(config, folder, values);
  const dir = config.TOWNS_DIR === 'data/towns' ? '' : `TOWNS_DIR=${config.TOWNS_DIR} `;
  say(`Start it with: ${dir}DEMO=off TOWN=${basename(folder)} npm start`);
}

try {
  await main();
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  if (!(error instanceof StartFault) && !code?.startsWith('ERR_PARSE_ARGS')) throw error;
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
