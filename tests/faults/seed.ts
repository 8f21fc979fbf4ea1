/** The seed of a random test, printed so that a failure can be played again with `SEED=…`. */
export function seedOf(name: string): number {
  const given = Number(process.env.SEED);
  const seed = given > 0 ? given : 1 + Math.floor(Math.random() * 1e9);
  console.log(`${name}: SEED=${seed}`);
  return seed;
}
