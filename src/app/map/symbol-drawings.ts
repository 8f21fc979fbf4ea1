/** How each symbol of the map is drawn: around the origin, in design units, with a dark edge that keeps it apart from the ground. */
import { PALETTE } from '#app/theme/palette.ts';
import type { Light } from '#domain/whistle/lights.ts';
import type { SymbolName } from './symbol-names.ts';

/** The dark edge that keeps a symbol apart from the map. */
export const CASING = 2.25;

type Pen = CanvasRenderingContext2D;

/** Runs a path twice: wide and dark as the casing, then in its own colour. */
function outlined(pen: Pen, path: () => void, colour: string, width: number): void {
  pen.beginPath();
  path();
  pen.strokeStyle = PALETTE['m-halo'];
  pen.lineWidth = width + 2 * CASING;
  pen.stroke();
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

const disc = (pen: Pen, radius: number, colour: string): void => {
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  pen.fillStyle = colour;
  pen.fill();
};

const ring = (pen: Pen, width: number, colour: string, line: number): void =>
  outlined(pen, () => pen.arc(0, 0, (width - line) / 2, 0, 2 * Math.PI), colour, line);

function triangle(pen: Pen, width: number): void {
  const [half, top, foot] = [width / 2, -width * 0.5, width * 0.4];
  const path = () => {
    pen.moveTo(0, top);
    pen.lineTo(half, foot);
    pen.lineTo(-half, foot);
    pen.closePath();
  };
  pen.lineJoin = 'round';
  outlined(pen, path, PALETTE['lamp-warn'], width * 0.1);
  pen.fillStyle = PALETTE['lamp-warn'];
  pen.fill();
  pen.fillStyle = PALETTE['g-0'];
  pen.fillRect(-width * 0.055, -width * 0.19, width * 0.11, width * 0.29);
  pen.fillRect(-width * 0.055, width * 0.16, width * 0.11, width * 0.11);
}

function square(pen: Pen, width: number): void {
  const [half, corner] = [width / 2, width * 0.13];
  const path = () => pen.roundRect(-half, -half, width, width, corner);
  outlined(pen, path, PALETTE['lamp-late'], width * 0.06);
  pen.fillStyle = PALETTE['lamp-late'];
  pen.fill();
  pen.fillStyle = PALETTE['g-0'];
  pen.fillRect(-width * 0.06, -width * 0.28, width * 0.12, width * 0.33);
  pen.fillRect(-width * 0.06, width * 0.15, width * 0.12, width * 0.12);
}

/** Two bars: the clock stands still. */
function bars(pen: Pen, width: number): void {
  const at = width * 0.22;
  const path = () => {
    for (const x of [-at, at]) {
      pen.moveTo(x, -width / 2);
      pen.lineTo(x, width / 2);
    }
  };
  outlined(pen, path, PALETTE['lamp-pause'], width * 0.2);
}

function person(pen: Pen, width: number, stale: boolean): void {
  const colour = stale ? PALETTE['t-4'] : PALETTE['t-1'];
  disc(pen, width / 2 + CASING, PALETTE['m-halo']);
  disc(pen, width / 2 - 1, PALETTE['g-1']);
  pen.beginPath();
  pen.arc(0, 0, width / 2 - 1, 0, 2 * Math.PI);
  pen.setLineDash(stale ? [width * 0.13, width * 0.13] : []);
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.stroke();
  pen.setLineDash([]);
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(0, -width * 0.13, width * 0.14, 0, 2 * Math.PI);
  pen.fill();
  pen.beginPath();
  pen.arc(0, width * 0.27, width * 0.23, Math.PI, 2 * Math.PI);
  pen.fill();
}

/** A dark rounded square that carries a sign: a thing that stands somewhere for good. */
function plate(pen: Pen, width: number, colour: string): void {
  const half = width / 2;
  pen.beginPath();
  pen.roundRect(
    -half - CASING,
    -half - CASING,
    width + 2 * CASING,
    width + 2 * CASING,
    width * 0.3,
  );
  pen.fillStyle = PALETTE['m-halo'];
  pen.fill();
  pen.beginPath();
  pen.roundRect(-half + 0.75, -half + 0.75, width - 1.5, width - 1.5, width * 0.22);
  pen.fillStyle = PALETTE['g-1'];
  pen.fill();
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5;
  pen.stroke();
  pen.fillStyle = colour;
}

function camera(pen: Pen, width: number, lost: boolean): void {
  const colour = lost ? PALETTE['t-4'] : PALETTE['t-2'];
  plate(pen, width, colour);
  pen.beginPath();
  pen.roundRect(-width * 0.29, -width * 0.17, width * 0.36, width * 0.34, width * 0.06);
  pen.moveTo(width * 0.1, -width * 0.03);
  pen.lineTo(width * 0.29, -width * 0.16);
  pen.lineTo(width * 0.29, width * 0.16);
  pen.lineTo(width * 0.1, width * 0.03);
  pen.fill();
  if (!lost) return;
  const strike = () => {
    pen.moveTo(-width * 0.36, width * 0.36);
    pen.lineTo(width * 0.36, -width * 0.36);
  };
  pen.beginPath();
  strike();
  pen.strokeStyle = PALETTE['g-1'];
  pen.lineWidth = width * 0.22;
  pen.stroke();
  pen.beginPath();
  strike();
  pen.strokeStyle = colour;
  pen.lineWidth = width * 0.09;
  pen.stroke();
}

function house(pen: Pen, width: number): void {
  plate(pen, width, PALETTE['t-2']);
  pen.beginPath();
  pen.moveTo(0, -width * 0.3);
  pen.lineTo(width * 0.3, -width * 0.02);
  pen.lineTo(width * 0.2, -width * 0.02);
  pen.lineTo(width * 0.2, width * 0.26);
  pen.lineTo(-width * 0.2, width * 0.26);
  pen.lineTo(-width * 0.2, -width * 0.02);
  pen.lineTo(-width * 0.3, -width * 0.02);
  pen.fill();
}

function flag(pen: Pen, width: number): void {
  plate(pen, width, PALETTE['t-3']);
  pen.fillRect(-width * 0.2, -width * 0.28, width * 0.08, width * 0.56);
  pen.beginPath();
  pen.moveTo(-width * 0.12, -width * 0.28);
  pen.lineTo(width * 0.26, -width * 0.12);
  pen.lineTo(-width * 0.12, width * 0.05);
  pen.fill();
}

function bubble(pen: Pen, width: number): void {
  plate(pen, width, PALETTE['t-3']);
  pen.beginPath();
  pen.roundRect(-width * 0.27, -width * 0.24, width * 0.54, width * 0.36, width * 0.08);
  pen.moveTo(-width * 0.12, width * 0.1);
  pen.lineTo(-width * 0.12, width * 0.27);
  pen.lineTo(width * 0.06, width * 0.1);
  pen.fill();
}

/** The colours of the lights, as on the whistle's board. */
export const LIGHT_COLOURS = {
  'to-sign': 't-3',
  signed: 'lamp-warn',
  present: 'lamp-ok',
  late: 'lamp-late',
} as const satisfies Record<Exclude<Light, 'excused'>, string>;

/** The base of an office that is called: its light, as on the whistle's board. */
function base(pen: Pen, width: number, light: Exclude<Light, 'excused'>): void {
  const colour = PALETTE[LIGHT_COLOURS[light]];
  plate(pen, width, colour);
  const inner = width * 0.3;
  if (light === 'signed') pen.fillRect(-inner, 0, 2 * inner, inner);
  if (light === 'late') {
    pen.fillRect(-width * 0.07, -width * 0.28, width * 0.14, width * 0.33);
    pen.fillRect(-width * 0.07, width * 0.14, width * 0.14, width * 0.14);
  }
  if (light !== 'present') return;
  pen.beginPath();
  pen.moveTo(-width * 0.24, 0);
  pen.lineTo(-width * 0.06, width * 0.18);
  pen.lineTo(width * 0.26, -width * 0.2);
  pen.lineWidth = width * 0.13;
  pen.stroke();
}

function diamond(pen: Pen, half: number): void {
  pen.moveTo(0, -half);
  pen.lineTo(half, 0);
  pen.lineTo(0, half);
  pen.lineTo(-half, 0);
  pen.closePath();
}

/** A sensor that reads as it should, or not at all: a thin diamond. */
function calmSensor(pen: Pen, width: number, lost: boolean): void {
  pen.lineJoin = 'round';
  if (lost) pen.setLineDash([width * 0.22, width * 0.18]);
  outlined(pen, () => diamond(pen, width / 2), lost ? PALETTE['t-4'] : PALETTE['bar-1'], 1.6);
  pen.setLineDash([]);
}

/** The official colour and its grade, Ⅰ the gravest: told by both. */
function warnedSensor(
  pen: Pen,
  width: number,
  colour: 'al-blue' | 'al-yellow' | 'al-orange' | 'al-red',
  grade: string,
): void {
  pen.lineJoin = 'round';
  outlined(pen, () => diamond(pen, width / 2 - 1), PALETTE[colour], 2);
  pen.fillStyle = PALETTE[colour];
  pen.fill();
  pen.fillStyle = PALETTE[`${colour}-on`];
  pen.font = `700 ${width * 0.46}px sans-serif`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(grade, 0, width * 0.03, width * 0.62);
}

export const DRAW: Record<SymbolName, (pen: Pen, width: number) => void> = {
  paused: bars,
  ok: (pen, width) => ring(pen, width, PALETTE['lamp-ok'], width > 10 ? 2 : 1.6),
  branch: flag,
  talk: bubble,
  station: house,
  'base-to-sign': (pen, width) => base(pen, width, 'to-sign'),
  'base-signed': (pen, width) => base(pen, width, 'signed'),
  'base-present': (pen, width) => base(pen, width, 'present'),
  'base-late': (pen, width) => base(pen, width, 'late'),
  'sensor-lost': (pen, width) => calmSensor(pen, width, true),
  'sensor-normal': (pen, width) => calmSensor(pen, width, false),
  'sensor-blue': (pen, width) => warnedSensor(pen, width, 'al-blue', 'IV'),
  'sensor-yellow': (pen, width) => warnedSensor(pen, width, 'al-yellow', 'III'),
  'sensor-orange': (pen, width) => warnedSensor(pen, width, 'al-orange', 'II'),
  'sensor-red': (pen, width) => warnedSensor(pen, width, 'al-red', 'I'),
  'camera-lost': (pen, width) => camera(pen, width, true),
  camera: (pen, width) => camera(pen, width, false),
  worker: (pen, width) => person(pen, width, false),
  'worker-stale': (pen, width) => person(pen, width, true),
  warn: triangle,
  late: square,
};
