/** A foreign playlist with every address in it replaced: what a browser gets names nothing outside the house. */

/** The tags that carry an address of their own. */
const ADDRESSED =
  /^#EXT-X-(MAP|KEY|SESSION-KEY|MEDIA|I-FRAME-STREAM-INF|PART|PRELOAD-HINT|RENDITION-REPORT):/;
/** What a player would follow elsewhere, or that only tells of where it came from. */
const LEFT_OUT =
  /^#EXT-X-(CONTENT-STEERING|SESSION-DATA|DATERANGE|DEFINE|PART|PRELOAD-HINT|RENDITION-REPORT|SERVER-CONTROL|PART-INF|SKIP)/;
const LINES_MOST = 5_000;

export const isList = (text: string): boolean => text.trimStart().startsWith('#EXTM3U');

/**
 * `nameOf` gives an address its name in the house, or undefined where it leads to a server nobody named. Undefined when the
 * list is none, or is of nothing that may be fetched.
 */
export function rewritten(
  text: string,
  base: URL,
  nameOf: (address: URL) => string | undefined,
): string | undefined {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  if (!isList(text) || lines.length > LINES_MOST) return undefined;
  const inHouse = (address: string): string | undefined =>
    URL.canParse(address, base) ? nameOf(new URL(address, base)) : undefined;
  const kept: string[] = [];
  for (const line of lines) {
    if (line === '' || LEFT_OUT.test(line)) continue;
    if (line.startsWith('#') && !ADDRESSED.test(line)) {
      if (line.startsWith('#EXT')) kept.push(line);
      continue;
    }
    const address = line.startsWith('#') ? /URI="([^"]*)"/.exec(line)?.[1] : line;
    if (address === undefined) {
      kept.push(line);
      continue;
    }
    const name = inHouse(address);
    if (name === undefined) return undefined;
    kept.push(line.startsWith('#') ? line.replace(/URI="[^"]*"/, `URI="${name}"`) : name);
  }
  return `${kept.join('\n')}\n`;
}
