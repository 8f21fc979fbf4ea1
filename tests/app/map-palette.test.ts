/** The palette of the map and the charts is that of the style sheets. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PALETTE, rgba } from '#app/theme/palette.ts';

test('every colour of the dark tokens, by its name', () => {
  const css =
    readFileSync('src/app/theme/tokens.css', 'utf8').split('[data-theme="light"]')[0] ?? '';
  const tokens = Object.fromEntries(
    [...css.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})\b/gi)].map(([, name, hex]) => [
      name,
      hex?.toUpperCase(),
    ]),
  );
  expect(PALETTE).toEqual(tokens);
});

test('a colour in bytes', () => {
  expect(rgba('m-water', 0.5)).toEqual([11, 26, 39, 128]);
});
