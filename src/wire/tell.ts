/** Turns codes into words: a refusal, a post, an instant. The same on the screen and in the gateway's messages. */
import type { Role } from '#domain/access/viewer.ts';
import type { Refusal } from '#domain/kernel/outcome.ts';
import type { OrderState } from '#domain/order/flow.ts';
import type { Language } from '#domain/town/town.ts';
import { detailOf } from './details.ts';
import { en } from './language/en.ts';
import type { WireWords } from './language/words.ts';
import { zhCN } from './language/zh-CN.ts';
import { zhHant } from './language/zh-Hant.ts';

export const WORDS: Readonly<Record<Language, WireWords>> = {
  'zh-CN': zhCN,
  en,
  'zh-Hant': zhHant,
};

export interface TellContext {
  readonly language: Language;
  /** IANA zone of the town. */
  readonly zone: string;
  /** The number of a worker, when it is known. */
  readonly workerNo: (id: string) => number | undefined;
}

const fill = (text: string, params: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');

/** `DISPATCHER-02` → `派遣员 02`. */
export function tellPost(post: string, language: Language): string {
  const words = WORDS[language];
  const [, role, no] = /^([A-Z_]+)-(\d+)$/.exec(post) ?? [];
  const name = words.roles[role as Role];
  return name ? fill(words.post, { role: name, no: no ?? '' }) : words.system;
}

/** `网格员 07`; a dash of words when nobody is meant. */
export const tellWorker = (no: number | undefined, language: Language): string =>
  no === undefined
    ? WORDS[language].nobody
    : fill(WORDS[language].worker, { no: String(no).padStart(2, '0') });

/** `14:35` on the town's clock. */
export const tellTime = (
  instant: number,
  { language, zone }: Pick<TellContext, 'language' | 'zone'>,
): string =>
  new Intl.DateTimeFormat(language, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);

export function tell(
  { reason, params }: Pick<Refusal, 'reason' | 'params'>,
  context: TellContext,
): string {
  const words = WORDS[context.language];
  const told: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) told[name] = String(value ?? '');
  told.detail = words.details[detailOf(told.detail)];
  if (params.state) told.state = words.states[params.state as OrderState] ?? String(params.state);
  if (params.by) told.by = tellPost(String(params.by), context.language);
  if (typeof params.at === 'number') told.at = tellTime(params.at, context);
  if ('handler' in params)
    told.handler = tellWorker(
      params.handler === null ? undefined : context.workerNo(String(params.handler)),
      context.language,
    );
  return fill(words.reasons[reason], told);
}
