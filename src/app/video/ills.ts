/** What can be wrong with a picture, as a screen can say it: the house's own refusals, and what only the player sees. */
import type { ErrorData } from 'hls.js';
import type { Trouble } from '#app/live/call.ts';
import { refusalBody } from '#wire/protocol.ts';

/**
 * `h265`: this browser can't decode it. `list`: nobody could read it. `frozen`: its list stays as it was. `stutter`: it comes, but
 * too slowly to be watched.
 */
export const ILLS = [
  'h265',
  'codec',
  'list',
  'frozen',
  'decode',
  'stutter',
  'unsupported',
] as const;
export type Ill = (typeof ILLS)[number];
export type Why = Trouble | Ill;

/** What trying again does not mend, and somebody can. */
export const CURABLE = ['h265', 'codec', 'unsupported'] as const satisfies readonly Ill[];
type Curable = (typeof CURABLE)[number];
export const isCurable = (why: Why): why is Curable => CURABLE.some((one) => one === why);

export const isHevc = (codec: string | undefined): boolean => /^(hvc1|hev1|dvh)/.test(codec ?? '');

const CODEC_ERRORS: readonly string[] = [
  'manifestIncompatibleCodecsError',
  'bufferIncompatibleCodecsError',
  'bufferAddCodecError',
];
const LIST_ERRORS: readonly string[] = [
  'manifestParsingError',
  'levelParsingError',
  'levelEmptyError',
];

/** What the gateway said, where the player only knows that something did not come. */
function refusalIn({ networkDetails }: ErrorData): Trouble | undefined {
  if (!(networkDetails instanceof XMLHttpRequest)) return undefined;
  const { responseType, response } = networkDetails;
  const text: unknown =
    responseType === 'arraybuffer' && response instanceof ArrayBuffer
      ? new TextDecoder().decode(response.slice(0, 4_096))
      : responseType === '' || responseType === 'text'
        ? networkDetails.responseText
        : undefined;
  if (typeof text !== 'string' || !text.startsWith('{')) return undefined;
  try {
    return refusalBody.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Undefined: nothing a person can be told but that it did not come. */
export function illOf(error: ErrorData): Why {
  const refusal = refusalIn(error);
  if (refusal) return refusal;
  if (CODEC_ERRORS.includes(error.details)) return isHevc(error.mimeType) ? 'h265' : 'codec';
  if (LIST_ERRORS.includes(error.details)) return 'list';
  if (error.type === 'mediaError' || error.type === 'muxError') return 'decode';
  return { ok: false, reason: 'line.silent', params: {} };
}
