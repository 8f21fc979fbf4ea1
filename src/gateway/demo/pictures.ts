/** Drawn pictures for a demo's orders: a place, a matter that lies there before and is gone after, and 演示图片 across the corner. */
import sharp from 'sharp';
import type { Position } from '#domain/geo/shape.ts';
import type { Phase } from '#domain/order/codes.ts';
import { wallClock } from '#domain/time/zone.ts';
import { type Chance, chanceFrom } from '../chance.ts';

export const WIDTH = 480;
export const HEIGHT = 360;
/** 演示图片, as it is drawn: 94 × 24 bits, so that no font is needed. */
const MARK = {
  width: 94,
  height: 24,
  bits: Buffer.from(
    'AAcAAAAAAAAAAAcAcBwAAAAA///wOBwD///h//+D///g4HAH//+H//4P//+DgcAFwA4f//g4cA4OBwAHADgAAADhwDg4HAAf/+AAAAOf/ODgcAgf/gAAAA7/84P//3gHgH///j/jjg///fAcAf//+O/8OD//84//x///44fg4OAAAj//AAcADj/jg4AAAOccABwAP//+DgAAA//wOHHA/4f4P/+A7//A8ccD5+Dh//4DuccHhx4OD8OH//ge5xweHDg4xg4cAOBz//DwcPDn+DhwA4HP/8PBwcOP+OPADg4OHB4HB44B448AODj8+HA8Dj///ngA4e/A+AfwIP//+eADgRwB4B/AA///4wAOAAAAAHwADgADiAA4',
    'base64',
  ),
};
type Colour = readonly [number, number, number];

class Canvas {
  readonly pixels = Buffer.alloc(WIDTH * HEIGHT * 3);

  dot(x: number, y: number, [red, green, blue]: Colour): void {
    if (x < 0 || y < 0 || x >= WIDTH || y >= HEIGHT) return;
    const at = (Math.floor(y) * WIDTH + Math.floor(x)) * 3;
    this.pixels.set([red, green, blue], at);
  }
  box(x: number, y: number, width: number, height: number, colour: Colour): void {
    const [left, right] = [Math.max(0, Math.round(x)), Math.min(WIDTH, Math.round(x + width))];
    if (left >= right) return;
    const line = Buffer.from(colour);
    for (let down = Math.max(0, Math.round(y)); down < Math.min(HEIGHT, y + height); down++)
      this.pixels.fill(line, (down * WIDTH + left) * 3, (down * WIDTH + right) * 3);
  }
  /** Wider than high, as things look that lie on the ground. */
  heap(x: number, y: number, across: number, high: number, colour: Colour): void {
    for (let down = -high; down <= high; down++) {
      const half = across * Math.sqrt(1 - (down / high) ** 2);
      this.box(Math.round(x - half), Math.round(y + down), Math.round(2 * half), 1, colour);
    }
  }
  mark(): void {
    this.box(12, HEIGHT - 44, MARK.width + 20, MARK.height + 12, [24, 32, 44]);
    for (let i = 0; i < MARK.width * MARK.height; i++)
      if ((MARK.bits[i >> 3] ?? 0) & (128 >> (i & 7)))
        this.dot(22 + (i % MARK.width), HEIGHT - 38 + Math.floor(i / MARK.width), [236, 240, 245]);
  }
}

const shade = ([red, green, blue]: Colour, by: number): Colour => {
  const one = (value: number) => Math.max(0, Math.min(255, Math.round(value * by)));
  return [one(red), one(green), one(blue)];
};
const pick = <T>(chance: Chance, list: readonly [T, ...T[]]): T =>
  list[Math.floor(chance() * list.length)] ?? list[0];

/** Sky, houses with windows, a pavement and a street. */
function place(canvas: Canvas, chance: Chance): void {
  const light = 0.75 + chance() * 0.35;
  const horizon = 130 + Math.floor(chance() * 60);
  for (let y = 0; y < horizon; y++)
    canvas.box(0, y, WIDTH, 1, shade([168, 192, 210], light * (0.85 + (y / horizon) * 0.25)));
  const ground = pick<Colour>(chance, [
    [128, 128, 124],
    [146, 138, 122],
    [112, 122, 112],
  ]);
  for (let y = horizon; y < HEIGHT; y++)
    canvas.box(0, y, WIDTH, 1, shade(ground, light * (0.8 + ((y - horizon) / HEIGHT) * 0.5)));
  for (let x = -Math.floor(chance() * 60); x < WIDTH; ) {
    const width = 50 + Math.floor(chance() * 90);
    const height = 50 + Math.floor(chance() * 100);
    const wall = pick<Colour>(chance, [
      [222, 220, 212],
      [196, 180, 160],
      [170, 176, 182],
      [205, 196, 186],
    ]);
    canvas.box(x, horizon - height, width, height, shade(wall, light));
    canvas.box(x - 4, horizon - height - 8, width + 8, 10, shade([72, 76, 84], light));
    for (let row = horizon - height + 14; row < horizon - 24; row += 28)
      for (let column = x + 10; column < x + width - 18; column += 26)
        canvas.box(column, row, 14, 16, shade([76, 92, 108], light * (0.8 + chance() * 0.5)));
    x += width + Math.floor(chance() * 30);
  }
  canvas.box(0, horizon, WIDTH, 12, shade([176, 172, 164], light));
}

/** What lies about, by the class of the matter. */
const MATTERS: Readonly<Record<string, Colour>> = {
  '01': [176, 60, 44],
  '03': [92, 78, 58],
  '04': [60, 60, 62],
  '05': [150, 110, 84],
  '06': [70, 96, 74],
  '12': [82, 112, 140],
};

function matter(canvas: Canvas, chance: Chance, category: string): void {
  const colour = MATTERS[category.slice(0, 2)] ?? [104, 96, 88];
  const [x, y] = [120 + chance() * 240, 240 + chance() * 50];
  for (let i = 0; i < 12; i++)
    canvas.heap(
      x + (chance() - 0.5) * 150,
      y + (chance() - 0.5) * 36,
      14 + chance() * 34,
      8 + chance() * 16,
      shade(colour, 0.7 + chance() * 0.7),
    );
}

/** When and where a phone took a picture, and the zone its clock goes by. */
export interface Shot {
  readonly takenAt: number;
  readonly point: Position;
  readonly zone: string;
}

/** Degrees as EXIF has them: whole degrees, minutes, and hundredths of seconds. */
function degrees(value: number): string {
  const hundredths = Math.round(Math.abs(value) * 360_000);
  const [whole, minutes] = [Math.floor(hundredths / 360_000), Math.floor(hundredths / 6_000) % 60];
  return `${whole}/1 ${minutes}/1 ${hundredths % 6_000}/100`;
}

function exifOf({ takenAt, point: [lon, lat], zone }: Shot) {
  const wall = new Date(wallClock(zone).wallOf(takenAt)).toISOString();
  return {
    IFD2: { DateTimeOriginal: `${wall.slice(0, 10).replaceAll('-', ':')} ${wall.slice(11, 19)}` },
    IFD3: {
      GPSLatitudeRef: lat < 0 ? 'S' : 'N',
      GPSLatitude: degrees(lat),
      GPSLongitudeRef: lon < 0 ? 'W' : 'E',
      GPSLongitude: degrees(lon),
    },
  };
}

/** A JPEG, small, and another for every seed. After the work the same sort of place is clean. */
export function demoPhoto(
  seed: number,
  category: string,
  phase: Phase,
  shot?: Shot,
): Promise<Buffer> {
  const chance = chanceFrom(seed);
  const canvas = new Canvas();
  place(canvas, chance);
  if (phase === 'BEFORE') matter(canvas, chance, category);
  // The grain of a camera: no two pictures are the same to the bit.
  const grain = Array.from({ length: 997 }, () => Math.round((chance() - 0.5) * 10));
  for (let i = 0; i < canvas.pixels.length; i++)
    canvas.pixels[i] = Math.max(0, Math.min(255, (canvas.pixels[i] ?? 0) + (grain[i % 997] ?? 0)));
  canvas.mark();
  const picture = sharp(canvas.pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
  return (shot ? picture.withExif(exifOf(shot)) : picture).jpeg({ quality: 60 }).toBuffer();
}
