/** The sources of the house as text, for tests that read them. Paths have forward slashes and start at the house. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Source {
  readonly path: string;
  readonly text: string;
}

const STRING = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/.source;
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/.source;

/** The code without its comments; line numbers stay. */
export const withoutComments = (text: string): string =>
  text.replace(
    new RegExp(`(${STRING})|${COMMENT}`, 'g'),
    (whole, string?: string) => string ?? whole.replace(/[^\n]/g, ''),
  );

/** Every file at or below a folder, sorted. */
export const pathsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .sort();

/** Every TypeScript file at or below a folder, its comments taken out. */
export const codeIn = (folder: string): Source[] =>
  pathsIn(folder)
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, text: withoutComments(readFileSync(path, 'utf8')) }));

/** `path:line: the line`, for each line of the sources in which the pattern is found. */
export const linesWith = (pattern: RegExp, sources: readonly Source[]): string[] =>
  sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [],
      ),
  );
