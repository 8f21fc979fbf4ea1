/** Who and what is on the stage: houses, cars, people, trees, lamps, stalls, boats. `way` is 1 away from the lens, -1 towards it. */
import { lit } from './stage.mjs';

/** The same number for the same seed, from 0 up to 1. */
export const drawn = (seed) => {
  const v = Math.sin(seed * 127.1 + 311.7) * 43758.5453;
  return v - Math.floor(v);
};

export function house(stage, x0, x1, z0, z1, height, colour, seed) {
  stage.box(x0, x1, 0, height, z0, z1, colour);
  const side = x0 > 0 ? x0 : x1;
  const pane = stage.night ? '#10161c' : '#39444d';
  for (let floor = 0; floor * 3.2 + 2.6 < height; floor += 1)
    for (let z = z0 + 1.2, i = 0; z + 1.6 < z1; z += 3.4, i += 1) {
      const y = floor * 3.2 + (floor === 0 ? 0.2 : 1);
      const top = y + (floor === 0 ? 2.4 : 1.5);
      const isLit = stage.night && drawn(seed + floor * 7 + i) < (floor === 0 ? 0.5 : 0.3);
      const corners = [
        [side, y, z],
        [side, y, z + 1.7],
        [side, top, z + 1.7],
        [side, top, z],
      ];
      stage.face(corners, isLit ? '#d9c48c' : pane, z, (z0 + z1) / 2 - 0.01);
    }
}

/** Windows in the wall that looks into the lens. */
export function facade(stage, x0, x1, z, height, seed) {
  for (let floor = 0; floor * 3.2 + 2.6 < height; floor += 1)
    for (let x = x0 + 1.2, i = 0; x + 1.6 < x1; x += 3.2, i += 1) {
      const y = floor * 3.2 + (floor === 0 ? 0.3 : 1);
      const top = y + (floor === 0 ? 2.3 : 1.5);
      const isLit = stage.night && drawn(seed + floor * 5 + i * 3) < 0.35;
      const corners = [
        [x, y, z],
        [x + 1.7, y, z],
        [x + 1.7, top, z],
        [x, top, z],
      ];
      stage.face(corners, isLit ? '#d9c48c' : '#39444d', z, z + 0.5);
    }
}

export function car(stage, x, z, way, colour, { width = 1.8, length = 4.4 } = {}) {
  const [x0, x1] = [x - width / 2, x + width / 2];
  stage.ground(
    x0 - 0.25,
    x1 + 0.25,
    z - 0.3,
    z + length + 0.3,
    stage.night ? '#0c1013' : '#33393d',
    900,
  );
  for (const [wx, wz] of [
    [x0 + 0.05, z + 0.8],
    [x1 - 0.05, z + 0.8],
  ])
    stage.ball(wx, 0.3, wz, 0.32, '#15181b', 1, 1);
  stage.box(x0, x1, 0.3, 0.95, z, z + length, colour);
  stage.box(
    x0 + 0.12,
    x1 - 0.12,
    0.95,
    1.5,
    z + length * 0.22,
    z + length * 0.8,
    stage.night ? '#20272d' : '#4a5660',
  );
  const lamp = way < 0 ? '#fff4d0' : '#e0443a';
  for (const side of [x0 + 0.3, x1 - 0.3]) {
    if (stage.night || way > 0) stage.ball(side, 0.72, z - 0.02, 0.12, lamp, 0.7, 0.6);
    stage.glow(side, 0.72, z, way < 0 ? 0.9 : 0.4, lamp, way < 0 ? 0.85 : 0.6);
  }
  if (way < 0) stage.glow(x, 0, z - 4, 2.4, '#fff4d0', 0.28);
}

export function person(stage, x, z, colour, step = 0) {
  stage.ground(x - 0.28, x + 0.28, z - 0.12, z + 0.2, stage.night ? '#0d1114' : '#3c4246', 950);
  const swing = 0.14 * Math.sin(step);
  stage.box(x - 0.17, x - 0.02, 0, 0.8, z + swing, z + swing + 0.12, '#262c33');
  stage.box(x + 0.02, x + 0.17, 0, 0.8, z - swing, z - swing + 0.12, '#2c333a');
  stage.box(x - 0.24, x + 0.24, 0.75, 1.45, z, z + 0.25, colour);
  stage.ball(x, 1.62, z, 0.15, '#a98b74', 1.15, 0.4);
}

export function rider(stage, x, z, way, colour, step) {
  stage.box(x - 0.14, x + 0.14, 0.25, 0.75, z, z + 1.5, '#2d343b');
  for (const wz of [z + 0.1, z + 1.4]) stage.ball(x, 0.3, wz, 0.28, '#14181b', 1, 0.2);
  stage.box(x - 0.24, x + 0.24, 0.75, 1.4, z + 0.6, z + 0.9, colour);
  stage.ball(x, 1.58 + 0.01 * Math.sin(step), z + 0.6, 0.17, '#d8dde2', 1.1, 0.6);
  stage.glow(x, 0.8, z, 0.4, way < 0 ? '#fff4d0' : '#e0443a', 0.6);
}

export function tree(stage, x, z, size, seed, sway = 0) {
  stage.box(x - 0.16, x + 0.16, 0, size * 0.5, z, z + 0.3, '#4b4036');
  const leaves = stage.night ? '#1c2622' : '#47604a';
  for (let i = 0; i < 5; i += 1) {
    const [dx, dy] = [drawn(seed + i) - 0.5, drawn(seed + i + 9)];
    const top = size * (0.5 + dy * 0.36);
    stage.ball(
      x + dx * size * 0.5 + sway * dy,
      top,
      z,
      size * (0.2 + drawn(seed + i + 5) * 0.1),
      lit(leaves, (dy - 0.5) * 0.3),
      0.9,
      i * 0.01,
    );
  }
}

export function lamp(stage, x, z, over) {
  stage.box(x - 0.07, x + 0.07, 0, 7, z, z + 0.14, '#59626a');
  stage.box(Math.min(x, x + over), Math.max(x, x + over), 6.9, 7.05, z, z + 0.14, '#59626a');
  stage.ball(x + over, 6.9, z, 0.22, stage.night ? '#ffe9b0' : '#cfd6dc', 0.5, 0.2);
  stage.glow(x + over, 6.8, z, 1.6, '#ffdf9a', 0.5);
  stage.glow(x + over, 0, z, 3.2, '#ffdf9a', 0.16);
}

export function stall(stage, x, z, colour, seed) {
  const [x0, x1] = x > 0 ? [x, x + 2] : [x - 2, x];
  stage.box(x0, x1, 0, 0.85, z, z + 2.4, '#6d675e');
  for (let i = 0; i < 6; i += 1) {
    const goods = ['#7c9a5a', '#b0653f', '#c9a94e', '#8a4a4a', '#5e8a64', '#c08a5a'];
    stage.ball(
      x + Math.sign(x) * (0.3 + (i % 2) * 0.6),
      0.92,
      z + 0.3 + Math.floor(i / 2) * 0.8,
      0.3,
      goods[Math.floor(drawn(seed + i) * 6)],
      0.5,
      0.5,
    );
  }
  const edge = x > 0 ? x - 0.7 : x + 0.7;
  const back = x > 0 ? x1 : x0;
  stage.box(back - 0.05, back + 0.05, 0, 2.7, z, z + 0.1, '#4a4f54');
  stage.face(
    [
      [edge, 2.15, z],
      [edge, 2.15, z + 2.4],
      [back, 2.8, z + 2.4],
      [back, 2.8, z],
    ],
    colour,
    z + 1.2,
    z + 0.9,
  );
  stage.face(
    [
      [edge, 1.95, z],
      [edge, 1.95, z + 2.4],
      [edge, 2.15, z + 2.4],
      [edge, 2.15, z],
    ],
    lit(colour, -0.2),
    z + 1.2,
    z + 0.89,
  );
  stage.glow(x, 1.9, z + 1.2, 1.1, '#ffdf9a', 0.4);
}

export function boat(stage, x, z, length, colour, roll) {
  const deck = 0.9 + roll;
  stage.face(
    [
      [x, deck, z],
      [x + length, deck + 0.15, z],
      [x + length * 0.86, roll - 0.1, z],
      [x + length * 0.1, roll - 0.1, z],
    ],
    colour,
    z,
    z,
  );
  stage.box(x + length * 0.25, x + length * 0.6, deck, deck + 1.7, z, z + 1.5, '#9aa4ab');
  stage.face(
    [
      [x + length * 0.2, deck + 1.7, z],
      [x + length * 0.66, deck + 1.7, z],
      [x + length * 0.62, deck + 2, z],
      [x + length * 0.24, deck + 2, z],
    ],
    '#5f6a72',
    z,
    z - 0.1,
  );
  stage.glow(x + length * 0.45, deck + 1, z, 0.8, '#ffdf9a', 0.6);
}
