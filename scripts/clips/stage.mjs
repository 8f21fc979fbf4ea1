/** A stage to look at from a camera's pole: metres in, an SVG picture out. x to the right, y up, z away from the lens. */
const [WIDTH, HEIGHT] = [320, 180];

const hex = (colour) => [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
const mixed = (a, b, part) => {
  const [from, to] = [hex(a), hex(b)];
  const of = from.map((v, i) => Math.round(v + ((to[i] ?? 0) - v) * part));
  return `#${of.map((v) => Math.max(0, Math.min(255, v)).toString(16).padStart(2, '0')).join('')}`;
};
export const lit = (colour, by) => mixed(colour, by < 0 ? '#000000' : '#ffffff', Math.abs(by));

/** What shines by itself. */
export const LIGHTS = ['#d9c48c', '#ffe9b0', '#fff4d0', '#ffdf9a', '#e0443a', '#e2463c', '#46b070'];
const shines = LIGHTS.map(
  (light) =>
    `<radialGradient id="${light.slice(1)}"><stop offset="0" stop-color="${light}" stop-opacity="1"/><stop offset=".35" stop-color="${light}" stop-opacity=".35"/><stop offset="1" stop-color="${light}" stop-opacity="0"/></radialGradient>`,
).join('');

/** Whatever is nearer than this is behind the lens. */
const NEAR = 3;

export class Stage {
  #things = [];
  /** `height` of the lens over the ground, `focal` in pixels, `horizon` from the top, `haze` metres to half the sky's colour. */
  constructor({ height, focal = 230, horizon = 46, haze = 160, sky, night }) {
    Object.assign(this, { height, focal, horizon, haze, sky, night });
  }
  at(x, y, z) {
    const scale = this.focal / Math.max(z, NEAR);
    return [WIDTH / 2 + x * scale, this.horizon + (this.height - y) * scale];
  }
  /** Far things take the colour of the air; at night all but lights are lost in the dark. */
  #aired(colour, z) {
    const seen = this.night && !LIGHTS.includes(colour) ? mixed(colour, this.sky, 0.6) : colour;
    return mixed(seen, this.sky, 1 - 0.5 ** (z / this.haze));
  }
  #add(z, svg) {
    this.#things.push([z, svg]);
  }
  face(points, colour, z, depth = z) {
    if (points.some(([, , far]) => far < NEAR)) return;
    const path = points.map((point) =>
      this.at(...point)
        .map((v) => v.toFixed(2))
        .join(' '),
    );
    this.#add(depth, `<path d="M${path.join('L')}Z" fill="${this.#aired(colour, z)}"/>`);
  }
  /** Lies on the ground, under whatever stands there. */
  ground(x0, x1, z0, z1, colour, order = 0) {
    const near = Math.max(z0, NEAR);
    if (z1 <= near) return;
    const corners = [
      [x0, 0, near],
      [x1, 0, near],
      [x1, 0, z1],
      [x0, 0, z1],
    ];
    this.face(corners, colour, (near + z1) / 2, 10_000 - order);
  }
  box(x0, x1, y0, y1, z0, z1, colour) {
    if (z0 < NEAR) return;
    const middle = (z0 + z1) / 2;
    const side = x0 > 0 ? x0 : x1 < 0 ? x1 : undefined;
    if (side !== undefined)
      this.face(
        [
          [side, y0, z0],
          [side, y0, z1],
          [side, y1, z1],
          [side, y1, z0],
        ],
        lit(colour, x0 > 0 ? -0.22 : -0.12),
        middle,
        middle + 0.02,
      );
    if (y1 < this.height)
      this.face(
        [
          [x0, y1, z0],
          [x1, y1, z0],
          [x1, y1, z1],
          [x0, y1, z1],
        ],
        lit(colour, 0.16),
        middle,
        middle + 0.01,
      );
    this.face(
      [
        [x0, y0, z0],
        [x1, y0, z0],
        [x1, y1, z0],
        [x0, y1, z0],
      ],
      colour,
      z0,
      middle,
    );
  }
  ball(x, y, z, radius, colour, squash = 1, order = 0) {
    if (z < NEAR) return;
    const [cx, cy] = this.at(x, y, z);
    const r = (radius * this.focal) / z;
    this.#add(
      z - order,
      `<ellipse cx="${cx.toFixed(2)}" cy="${cy.toFixed(2)}" rx="${r.toFixed(2)}" ry="${(r * squash).toFixed(2)}" fill="${this.#aired(colour, z)}"/>`,
    );
  }
  /** Light that only night shows. */
  glow(x, y, z, radius, colour, strength = 0.5) {
    if (!this.night || z < NEAR) return;
    const [cx, cy] = this.at(x, y, z);
    const r = (1.4 * radius * this.focal) / z;
    this.#add(
      -1,
      `<circle cx="${cx.toFixed(2)}" cy="${cy.toFixed(2)}" r="${r.toFixed(2)}" fill="url(#${colour.slice(1)})" opacity="${strength}"/>`,
    );
  }
  raw(z, svg) {
    this.#add(z, svg);
  }
  svg() {
    const things = [...this.#things].sort(([a], [b]) => b - a).map(([, svg]) => svg);
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH * 2}" height="${HEIGHT * 2}"><defs>${shines}</defs><rect width="${WIDTH}" height="${HEIGHT}" fill="${this.sky}"/>${things.join('')}</svg>`;
  }
}
