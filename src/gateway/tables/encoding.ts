/** Which letters a text file is written in: what its mark says, else UTF-8 if it is that to the end, else GB18030. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { ENCODINGS, type Encoding } from '#domain/imports/fields.ts';
import { faultOf } from '../imports/import-fault.ts';

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** What a mistaken byte becomes. */
const MISTAKE = '\uFFFD';
/** A UTF-8 file with a mistake in it still has this many times as many letters of several bytes that are right. */
const MOSTLY = 10;

async function markOf(file: string): Promise<Encoding | undefined> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(3), 0, 3, 0);
    const begins = buffer.subarray(0, bytesRead);
    return MARKS.find(([, mark]) => mark.every((byte, i) => begins[i] === byte))?.[0];
  } finally {
    await handle.close();
  }
}

interface Reading {
  /** Letters beyond ASCII that were read. */
  readonly letters: number;
  readonly mistakes: number;
  /** Line of the first mistake, from 1. */
  readonly line: number;
}

/** Reads the file as if it were so encoded. */
async function readAs(file: string, encoding: Encoding): Promise<Reading> {
  let [letters, mistakes, line, lines] = [0, 0, 0, 1];
  for await (const piece of createReadStream(file).pipe(iconv.decodeStream(encoding)))
    for (const letter of piece as string) {
      if (letter === '\n') lines += 1;
      else if (letter === MISTAKE) {
        if (mistakes === 0) line = lines;
        mistakes += 1;
      } else if (letter > '\u007F') letters += 1;
    }
  return { letters, mistakes, line };
}

/** Throws an ImportFault where the file is of no encoding that it could be. */
export async function encodingOf(file: string): Promise<Encoding> {
  const marked = await markOf(file);
  if (marked) return marked;
  const utf8 = await readAs(file, 'utf-8');
  if (utf8.mistakes === 0) return 'utf-8';
  if (utf8.letters > MOSTLY * utf8.mistakes)
    throw faultOf('text.broken-utf8', { line: utf8.line, count: utf8.mistakes });
  const gb = await readAs(file, 'gb18030');
  if (gb.mistakes === 0) return 'gb18030';
  throw faultOf('text.no-encoding', { line: gb.line, encodings: ENCODINGS.join(', ') });
}

/** The file as text. A byte that is no letter becomes U+FFFD. */
export const textOf = (file: string, encoding: Encoding): NodeJS.ReadableStream =>
  createReadStream(file).pipe(iconv.decodeStream(encoding, { stripBOM: true }));
