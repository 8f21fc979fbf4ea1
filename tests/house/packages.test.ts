/** The lock is complete for every platform and mirror, and no package runs a script that the house has not allowed. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const versions = z.record(z.string(), z.string());
const read = <T>(path: string, schema: z.ZodType<T>): T =>
  schema.parse(JSON.parse(readFileSync(path, 'utf8')));

const manifest = read(
  'package.json',
  z.object({
    dependencies: versions,
    devDependencies: versions,
    allowScripts: z.record(z.string(), z.boolean()),
  }),
);
const { packages } = read(
  'package-lock.json',
  z.object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        resolved: z.string().optional(),
        integrity: z.string().optional(),
        hasInstallScript: z.boolean().optional(),
        dependencies: versions.optional(),
        devDependencies: versions.optional(),
        optionalDependencies: versions.optional(),
      }),
    ),
  }),
);
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');
const locked = Object.entries(packages).filter(([path]) => path !== '');

/** Packages that are another file on every platform, and the platforms a colleague may come with. */
const BY_PLATFORM = [
  '@biomejs/cli-',
  '@rolldown/binding-',
  '@swc/core-',
  '@node-rs/argon2-',
  '@typescript/typescript-',
  'lightningcss-',
];
const PLATFORMS = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-x64'];

describe('the lock', () => {
  const names = new Set(locked.map(([path]) => nameOf(path)));

  test.each(BY_PLATFORM)('names every platform of %s*', (prefix) => {
    const missing = PLATFORMS.filter(
      (platform) => ![...names].some((name) => name.startsWith(`${prefix}${platform}`)),
    );
    expect(missing).toEqual([]);
  });

  test.each(BY_PLATFORM.filter((prefix) => !prefix.includes('typescript')))(
    'names %s*-musl',
    (prefix) => {
      expect([...names].filter((name) => name.startsWith(prefix) && /musl/.test(name))).not.toEqual(
        [],
      );
    },
  );

  test('leaves out no optional package that a locked one asks for', () => {
    const asked = locked.flatMap(([, entry]) => Object.keys(entry.optionalDependencies ?? {}));
    expect(asked.filter((name) => !names.has(name))).toEqual([]);
  });

  test('names no registry, and a checksum for every package', () => {
    expect(locked.filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
    expect(locked.filter(([, entry]) => !entry.integrity)).toEqual([]);
  });

  test('fits package.json, whose versions are exact', () => {
    expect(packages['']?.dependencies).toEqual(manifest.dependencies);
    expect(packages['']?.devDependencies).toEqual(manifest.devDependencies);
    const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});

test('exactly the allowed packages run a script when they are installed', () => {
  const running = locked
    .filter(([, entry]) => entry.hasInstallScript)
    .map(([path]) => nameOf(path));
  const allowed = Object.entries(manifest.allowScripts).flatMap(([name, may]) =>
    may ? [name] : [],
  );
  expect([...new Set(running)].sort()).toEqual(allowed.sort());
});
