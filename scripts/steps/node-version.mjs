/** Stops with a sentence when Node is too old. Imported first by every door, for its effect. */
const OLDEST = [20, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.error(
    `This is Node ${process.versions.node}; Node ${OLDEST.join('.')} or newer is needed. Get it from https://nodejs.org or your system's packages.`,
  );
  process.exit(1);
}
