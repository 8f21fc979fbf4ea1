/** The scenes a camera may look at. Each is drawn for an instant of its loop, `turn` from 0 to 1, by day or by night. */
import { boat, car, drawn, facade, house, lamp, person, rider, stall, tree } from './actors.mjs';
import { lit, Stage } from './stage.mjs';

const PAINTS = ['#8d969d', '#2f3a44', '#b9c0c5', '#6e3f3c', '#4a5f74', '#c9c4b6', '#39424a'];
const COATS = ['#54657a', '#7a4f4f', '#8a8f6a', '#3f4d45', '#9a8258', '#6a5f78', '#b2b7bb'];
const WALLS = ['#8b8578', '#9a948a', '#7c8288', '#a09684', '#868b84', '#92887e'];
const one = (list, seed) => list[Math.floor(drawn(seed) * list.length)];
/** What goes round: from `from` to `to` and again, `laps` times a loop. */
const going = (turn, from, to, laps, start) => {
  const part = (turn * laps + start) % 1;
  return from + (to - from) * part;
};
const skyOf = (night, day = '#aab6bd') => (night ? '#11171d' : day);
const tar = (night) => (night ? '#23292e' : '#666c70');
const pave = (night) => (night ? '#2d3338' : '#8d8f8b');

export function street(turn, night) {
  const stage = new Stage({ height: 6.2, horizon: 40, sky: skyOf(night), night });
  stage.ground(-60, 60, 3, 400, pave(night), 0);
  stage.ground(-4.2, 4.2, 3, 400, tar(night), 1);
  for (const x of [-4.1, 4.1]) stage.ground(x - 0.12, x + 0.12, 3, 300, lit(pave(night), 0.2), 2);
  for (let z = 5; z < 150; z += 8) stage.ground(-0.07, 0.07, z, z + 4, '#b9bcb4', 3);
  for (let i = 0; i < 11; i += 1) {
    const z = 9 + i * 14;
    house(stage, 8, 20, z, z + 13, 6.4 + 3.2 * Math.floor(drawn(i + 2) * 4), one(WALLS, i), i * 31);
    house(
      stage,
      -21,
      -8.5,
      z,
      z + 13,
      6.4 + 3.2 * Math.floor(drawn(i + 40) * 4),
      one(WALLS, i + 9),
      i * 53,
    );
    if (i % 2 === 0) lamp(stage, 5, z + 4, -1.6);
    tree(stage, -6.2, z + 6, 5.4, i * 3, 0.08 * Math.sin(turn * 6.283 * 5 + i));
    tree(stage, 6.6, z + 11, 5, i * 5 + 1, 0.08 * Math.sin(turn * 6.283 * 4 + i));
  }
  for (let i = 0; i < 3; i += 1)
    car(stage, -6.9 + 13.2 * (i % 2), 26 + i * 19, i % 2 ? 1 : -1, one(PAINTS, i + 60));
  for (let i = 0; i < 4; i += 1)
    car(stage, 2.1, going(turn, 4, 200, 1, i / 4 + 0.05), 1, one(PAINTS, i));
  for (let i = 0; i < 5; i += 1)
    car(stage, -2.1, going(turn, 210, 3.2, 1, i / 5), -1, one(PAINTS, i + 20));
  for (let i = 0; i < 3; i += 1)
    rider(stage, 3.6, going(turn, 4, 110, 1, i / 3 + 0.2), 1, one(COATS, i), turn * 300);
  rider(stage, -3.7, going(turn, 90, 3.5, 1, 0.4), -1, one(COATS, 5), turn * 300);
  for (let i = 0; i < 8; i += 1) {
    const away = i % 2 === 0;
    const z = going(
      turn,
      away ? 8 + i * 6 : 34 + i * 7,
      away ? 34 + i * 7 : 8 + i * 6,
      1,
      drawn(i),
    );
    person(
      stage,
      (i % 3 === 0 ? -5.3 : 5.4) + drawn(i + 70) * 0.8,
      z,
      one(COATS, i + 3),
      turn * 150 + i,
    );
  }
  return stage.svg();
}

/** Green one way for the first half of the loop, the other way for the second. */
export function crossing(turn, night) {
  const stage = new Stage({ height: 9, focal: 215, horizon: 26, sky: skyOf(night), night });
  const [from, to] = [26, 37];
  stage.ground(-80, 80, 3, 400, pave(night), 0);
  stage.ground(-5.5, 5.5, 3, 400, tar(night), 1);
  stage.ground(-120, 120, from, to, tar(night), 1);
  for (let z = 3; z < 140; z += 7)
    if (z < from - 9 || z > to + 7) stage.ground(-0.08, 0.08, z, z + 3.5, '#b9bcb4', 3);
  for (let x = -4.8; x < 5; x += 1.2)
    for (const z of [from - 5, to + 1.6]) stage.ground(x, x + 0.6, z, z + 3.2, '#c9cbc4', 3);
  for (let z = from + 0.8; z < to; z += 1.2)
    for (const x of [-10.5, 7.3]) stage.ground(x, x + 3.2, z, z + 0.6, '#c9cbc4', 3);
  for (let i = 0; i < 6; i += 1) {
    const [near, right, left] = [
      to + 8 + i * 15,
      9 + 3.2 * Math.floor(drawn(i) * 5),
      9 + 3.2 * Math.floor(drawn(i + 8) * 5),
    ];
    house(stage, 13, 33, near, near + 13, right, one(WALLS, i + 2), i * 17);
    house(stage, -34, -13, near, near + 13, left, one(WALLS, i + 4), i * 19);
    if (i === 0) facade(stage, 13.5, 33, near - 0.02, right, 3);
    if (i === 0) facade(stage, -33.5, -13.5, near - 0.02, left, 8);
    tree(stage, -8.5, to + 7 + i * 12, 5, i, 0);
    tree(stage, 8.5, to + 9 + i * 12, 5, i + 4, 0);
  }
  tree(stage, -12, 20, 4.6, 71, 0.05 * Math.sin(turn * 40));
  const across = turn < 0.5;
  for (const [x, z] of [
    [6.6, to + 5],
    [-6.6, from - 6],
  ]) {
    stage.box(x - 0.08, x + 0.08, 0, 5.2, z, z + 0.16, '#4d565d');
    stage.box(x - 0.3, x + 0.3, 4.2, 5.4, z - 0.1, z + 0.1, '#23292e');
    stage.ball(x, across ? 5.1 : 4.5, z - 0.2, 0.22, across ? '#e2463c' : '#46b070', 1, 0.4);
    stage.glow(x, across ? 5.1 : 4.5, z - 0.2, 0.6, across ? '#e2463c' : '#46b070', 0.8);
  }
  const half = (turn * 2) % 1;
  for (let i = 0; i < 5; i += 1) {
    const travelled = across ? half * 95 - i * 13 : -i * 13 - 2;
    if (across) {
      passing(stage, -46 + travelled, from + 2.4, one(PAINTS, i + 3));
      passing(stage, 46 - travelled, to - 4.2, one(PAINTS, i + 11));
    }
    const queue = i * 7;
    const back = across ? 0 : half * 110;
    const z = to + 6.5 + queue - back;
    if (i < 3 && (across || z > 3.2)) car(stage, -2.6, z, -1, one(PAINTS, i + 30));
    const away = across ? 8 - queue : 8 - queue + half * 120;
    if (i < 2 && away > 3.2 && away < 190) car(stage, 2.6, away, 1, one(PAINTS, i + 44));
  }
  for (let i = 0; i < 7; i += 1) {
    const part = (half * 1.15 + drawn(i) * 0.3) % 1;
    if (across)
      person(
        stage,
        -7 + 14 * (i % 2 ? part : 1 - part),
        (i % 3 ? from - 4 : to + 2.6) + drawn(i + 5),
        one(COATS, i),
        turn * 140 + i,
      );
    else
      person(
        stage,
        (i % 2 ? -8.6 : 8.9) + drawn(i),
        from - 2 + (to - from + 4) * (i % 2 ? part : 1 - part),
        one(COATS, i),
        turn * 140 + i,
      );
  }
  return stage.svg();
}
/** A car seen from the side. */
function passing(stage, x, z, colour) {
  if (Math.abs(x) > 60) return;
  stage.ground(x - 2.3, x + 2.3, z - 0.2, z + 2, stage.night ? '#0c1013' : '#33393d', 900);
  stage.box(x - 2.2, x + 2.2, 0.32, 0.98, z, z + 1.8, colour);
  stage.box(x - 1.2, x + 1.3, 0.98, 1.52, z + 0.1, z + 1.7, stage.night ? '#20272d' : '#4a5660');
  for (const wheel of [-1.4, 1.4]) stage.ball(x + wheel, 0.32, z - 0.02, 0.34, '#15181b', 1, 1);
  stage.glow(x - 2.4, 0.7, z, 0.7, '#fff4d0', 0.5);
}

export function market(turn, night) {
  const stage = new Stage({
    height: 4.6,
    focal: 210,
    horizon: 44,
    haze: 90,
    sky: skyOf(night, '#a3a9a8'),
    night,
  });
  stage.ground(-60, 60, 3, 300, lit(pave(night), -0.08), 0);
  for (let z = 4; z < 60; z += 2.2) stage.ground(-3.4, 3.4, z, z + 0.05, lit(pave(night), -0.2), 1);
  const awnings = ['#5f7c8c', '#8a5a50', '#6f7f5c', '#8c7a50', '#4f6a7c', '#7d6270'];
  for (let i = 0; i < 14; i += 1) {
    stall(stage, 3.6, 6.5 + i * 3.1, one(awnings, i), i * 11);
    stall(stage, -3.6, 6.5 + i * 3.1, one(awnings, i + 30), i * 13 + 4);
  }
  for (let i = 0; i < 5; i += 1) {
    house(
      stage,
      7.5,
      18,
      7 + i * 12,
      18 + i * 12,
      6.4 + 3.2 * Math.floor(drawn(i + 3) * 2),
      one(WALLS, i),
      i * 7,
    );
    house(
      stage,
      -18,
      -7.5,
      7 + i * 12,
      18 + i * 12,
      6.4 + 3.2 * Math.floor(drawn(i + 6) * 2),
      one(WALLS, i + 3),
      i * 9,
    );
  }
  for (let i = 0; i < 22; i += 1) {
    const away = i % 2 === 0;
    const lane = -2.2 + 4.4 * drawn(i + 12) + 0.3 * Math.sin(turn * 6.283 + i);
    const stands = i % 4 === 3;
    const z = stands ? 8 + drawn(i) * 30 : going(turn, away ? 5 : 40, away ? 40 : 5, 1, drawn(i));
    person(
      stage,
      stands ? (i % 8 === 3 ? 2.5 : -2.6) : lane,
      z,
      one(COATS, i),
      stands ? 0 : turn * 130 + i,
    );
  }
  return stage.svg();
}

export function shore(turn, night) {
  const sky = skyOf(night, '#b4bfc6');
  const stage = new Stage({ height: 5.4, focal: 225, horizon: 62, haze: 600, sky, night });
  const water = night ? '#131e27' : '#6a8290';
  const hills = (base, tall, colour, seed) => {
    const points = Array.from({ length: 33 }, (_, i) => {
      const y =
        base -
        tall * (0.4 + 0.6 * Math.abs(Math.sin(i * 0.37 + seed) * Math.cos(i * 0.21 + seed * 2)));
      return `${i * 10} ${y.toFixed(1)}`;
    });
    stage.raw(90_000 - seed, `<path d="M0 64L${points.join('L')}L320 64Z" fill="${colour}"/>`);
  };
  hills(62, 26, night ? '#161d23' : '#98a7ae', 1);
  hills(63, 15, night ? '#141b20' : '#80929a', 4);
  stage.ground(-3000, 3000, 11, 4000, water, 0);
  for (let i = 0; i < 90; i += 1) {
    const z = 12 + 1.055 ** i * 2.2;
    const x =
      ((drawn(i) * 2 - 1) * z * 0.8 + Math.sin(turn * 6.283 * (1 + (i % 3)) + i) * z * 0.04) | 0;
    const wide = z * (0.05 + drawn(i + 50) * 0.12);
    const swell = 0.5 + 0.5 * Math.sin(turn * 6.283 * (4 + (i % 4)) + i * 1.7);
    stage.ground(
      x - wide,
      x + wide,
      z,
      z * 1.012,
      lit(water, (0.05 + 0.12 * swell) * (night ? 0.5 : 1)),
      10,
    );
  }
  const roll = (seed) => 0.12 * Math.sin(turn * 6.283 * 6 + seed);
  boat(stage, going(turn, -95, 95, 1, 0.3), 120, 13, '#3b4750', roll(1));
  boat(stage, going(turn, 70, -76, 1, 0.7), 74, 8, '#4d4640', roll(2));
  boat(stage, -17, 30, 6.4, '#44505a', roll(3));
  boat(stage, 10, 38, 7, '#524a44', roll(4));
  stage.box(7.2, 8.6, -0.4, 0.5, 13, 34, '#7b7468');
  for (let z = 14; z < 34; z += 5) stage.box(8.3, 8.5, 0.5, 1.4, z, z + 0.2, '#5d574d');
  stage.ground(-60, 60, 3, 11, pave(night), 20);
  for (let x = -16; x <= 16; x += 2)
    stage.box(x - 0.08, x + 0.08, 0, 1.05, 10.6, 10.75, night ? '#3a4248' : '#c7cac6');
  for (const y of [0.55, 1])
    stage.box(-40, 40, y, y + 0.07, 10.62, 10.72, night ? '#3a4248' : '#c7cac6');
  tree(stage, -8.2, 9.4, 5.2, 3, 0.12 * Math.sin(turn * 25));
  lamp(stage, 6.4, 9.8, -0.8);
  for (let i = 0; i < 5; i += 1) {
    const right = i % 2 === 0;
    person(
      stage,
      going(turn, right ? -14 : 14, right ? 14 : -14, 1, drawn(i + 8)),
      8.4 + drawn(i) * 1.6,
      one(COATS, i + 2),
      turn * 130 + i,
    );
  }
  return stage.svg();
}
