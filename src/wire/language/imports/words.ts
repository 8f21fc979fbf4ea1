/** What a language must have to tell the remarks of an import. A missing sentence does not compile. */
import type { RemarkCode } from '#domain/imports/remark.ts';

export const PLACES = ['feature', 'line', 'row', 'cell', 'byte'] as const;

export interface RemarkWords {
  /** What stands before a sentence that knows where in the file it is true. */
  readonly places: Readonly<Record<(typeof PLACES)[number], string>>;
  readonly remarks: Readonly<Record<RemarkCode, string>>;
  readonly between: string;
}
