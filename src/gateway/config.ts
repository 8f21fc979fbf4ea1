/** The only reader of the environment. Every setting has a default, a check, and a sentence for when it is wrong. */
import { z } from 'zod';
import { StartFault } from './fault.ts';

const port = z.coerce.number().int().min(0).max(65_535);

const settings = z.object({
  PORT: port.default(8700).describe('the one port for page, API and socket'),
  HOST: z.string().min(1).default('127.0.0.1').describe('the address to listen on'),
  DATA_DIR: z.string().min(1).default('var').describe('the folder that holds the towns’ data'),
  TOWN: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and hyphens')
    .default('guangfu')
    .describe('the town, a folder under TOWNS_DIR'),
  TOWNS_DIR: z.string().min(1).default('data/towns').describe('where the towns are described'),
  DEMO: z
    .enum(['live', 'still', 'off'])
    .default('live')
    .describe('live: the demo runs; still: its clock stands; off: a real town'),
  DEMO_SPEED: z.coerce
    .number()
    .min(0.1)
    .max(3_600)
    .default(1)
    .describe('how fast the clock of a live demo runs'),
  CLOCK_AT: z.iso
    .datetime({ offset: true })
    .optional()
    .describe(
      'a real town’s clock stands at this instant, to look at brought data of another time',
    ),
  DEMO_PUBLIC: z
    .enum(['yes', 'no'])
    .default('no')
    .describe('yes: demo accounts may be offered beyond this machine'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('how much is logged'),
  TLS_CERT: z.string().optional().describe('certificate file (PEM); with TLS_KEY'),
  TLS_KEY: z.string().optional().describe('private key file (PEM); with TLS_CERT'),
  ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(',').filter(Boolean))
    .pipe(z.array(z.url()))
    .describe('further origins the page may come from, separated by commas'),
  IDLE_MINUTES: z.coerce
    .number()
    .int()
    .min(5)
    .max(720)
    .default(30)
    .describe('minutes without use after which a session ends'),
});

export type Config = z.infer<typeof settings>;

export const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/**
 * Reads and checks the settings; a command at the terminal sets some itself. Throws a StartFault whose sentence names the setting
 * that is wrong.
 */
export function readConfig(
  surroundings: NodeJS.ProcessEnv = process.env,
  own: NodeJS.ProcessEnv = {},
): Config {
  const environment = { ...surroundings, ...own };
  const given = Object.fromEntries(
    Object.keys(settings.shape)
      .map((name) => [name, environment[name]])
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0] ?? 'the environment');
    throw new StartFault(`${name}=${environment[name] ?? ''} can't be used: ${issue?.message}.`);
  }
  const config = parsed.data;
  if (Boolean(config.TLS_CERT) !== Boolean(config.TLS_KEY))
    throw new StartFault('TLS_CERT and TLS_KEY go together: set both or neither.');
  if (config.DEMO !== 'off' && config.DEMO_PUBLIC === 'no' && !LOOPBACK.includes(config.HOST))
    throw new StartFault(
      `HOST=${config.HOST} would offer the demo accounts to the network. Set DEMO=off for a real town, or DEMO_PUBLIC=yes if that is meant.`,
    );
  return config;
}

/** The settings as lines for the log; none of them is a secret (keys and codes are files, not settings). */
export const describeConfig = (config: Config): string[] =>
  Object.entries(settings.shape).map(([name, schema]) => {
    const value = config[name as keyof Config];
    return `${name}=${Array.isArray(value) ? value.join(',') : (value ?? '')}  ${schema.description ?? ''}`;
  });
