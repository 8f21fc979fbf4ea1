/** Fills in what a plan leaves to chance: a county has too many roads and villages to place each by hand. */
import { between, type Chances, pickByWeight } from './chances.ts';
import { townBox } from './land/draw-land.ts';
import type { Plan, Settlement } from './plan.ts';
import type { Point } from './shape/point.ts';
import { holds } from './shape/ring.ts';

type Road = Plan['roads'][number];

/** Every fourth is a primary road. */
const PRIMARY = 4;

/** Roads from end to end of the town in both directions, none of them straight. */
function strewnRoads(plan: Plan, spacing: number, chances: Chances): Road[] {
  const [chance, noise] = [chances.stream('strewn roads'), chances.noise('strewn roads')];
  const [w, s, e, n] = townBox(plan);
  const bent = (x: number, y: number): [number, number] => [
    x + spacing * 0.34 * noise(x / (spacing * 3), y / (spacing * 3)),
    y + spacing * 0.34 * noise(y / (spacing * 3) + 90, x / (spacing * 3)),
  ];
  const across = (
    from: number,
    to: number,
    at: (way: number) => [number, number],
  ): Road['through'] =>
    Array.from({ length: Math.ceil((to - from) / (spacing / 3)) + 1 }, (_, i) =>
      at(Math.min(to, from + (i * spacing) / 3)),
    );
  const roads: Road[] = [];
  let number = Math.floor(chance() * PRIMARY);
  const rank = (): Road['class'] => (number++ % PRIMARY === 0 ? 'primary' : 'secondary');
  for (let x = w + spacing / 2; x < e; x += spacing * between(chance, 0.85, 1.15))
    roads.push({ class: rank(), through: across(s, n, (y) => bent(x, y)) });
  for (let y = s + spacing / 2; y < n; y += spacing * between(chance, 0.85, 1.15))
    roads.push({ class: rank(), through: across(w, e, (x) => bent(x, y)) });
  return roads;
}

/** The nearer to the origin, the more of a town. */
const styleAt = (share: number): Record<Settlement['style'], number> => ({
  'old-town': share < 0.12 ? 3 : 0.1,
  estate: Math.max(0.1, 3 - 7 * share),
  industry: 0.6,
  village: 2.5 * share + 0.4,
  hamlet: 1.6 * share,
});

function strewnSettlements(plan: Plan, count: number, chances: Chances): Settlement[] {
  const chance = chances.stream('strewn settlements');
  const [w, s, e, n] = townBox(plan);
  const reach = Math.hypot(e - w, n - s) / 2;
  const settlements: Settlement[] = [];
  for (let tries = 0; settlements.length < count && tries < count * 20; tries++) {
    const at: Point = [between(chance, w, e), between(chance, s, n)];
    const radius = between(chance, 150, 340);
    const apart = settlements.every(
      (other) =>
        Math.hypot(other.at[0] - at[0], other.at[1] - at[1]) > (radius + other.radius) * 0.95,
    );
    if (!apart || !holds([plan.town], at)) continue;
    const style = pickByWeight(chance, styleAt(Math.hypot(...at) / reach));
    settlements.push({ at: [...at], radius, style });
  }
  return settlements;
}

export function filledIn(plan: Plan, chances: Chances): Plan {
  if (!plan.strewn) return plan;
  const { roads, settlements } = plan.strewn;
  return {
    ...plan,
    roads: [...plan.roads, ...strewnRoads(plan, roads, chances)],
    settlements: [...plan.settlements, ...strewnSettlements(plan, settlements, chances)],
  };
}
