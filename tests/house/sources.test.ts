/** What the import rules cannot see: clocks and chance, the environment, words on screen, names of files. */
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeIn, linesWith, pathsIn, withoutComments } from './sources.ts';

const app = codeIn('src/app');
const gateway = codeIn('src/gateway');
const pure = [...codeIn('src/domain'), ...codeIn('src/wire')];

describe('the reader of sources', () => {
  test('takes comments out and leaves strings and lines', () => {
    expect(withoutComments("a('//x'); // Date.now()\n/* 中\n文 */ b(`/*`);")).toBe(
      "a('//x'); \n\n b(`/*`);",
    );
  });

  test('sees the house', () => {
    expect(pure.length).toBeGreaterThan(40);
    expect(app.length).toBeGreaterThan(0);
    expect(gateway.length).toBeGreaterThan(0);
  });
});

describe('domain and wire', () => {
  test('have neither clock nor chance: time and ids come in with the circumstance', () => {
    const IMPURE =
      /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\brandomUUID\b/;
    expect(linesWith(IMPURE, pure)).toEqual([]);
  });

  test('read no global of Node or of the browser', () => {
    expect(linesWith(/\b(globalThis|process|localStorage|navigator)\./, pure)).toEqual([]);
  });
});

test('the environment is read in gateway/config.ts only', () => {
  const others = [...pure, ...app, ...gateway].filter(
    ({ path }) => path !== 'src/gateway/config.ts',
  );
  expect(
    linesWith(/\bprocess\s*\.\s*env\b|\bprocess\[|\{[^}]*\benv\b[^}]*\} = process\b/, others),
  ).toEqual([]);
});

test('every word on screen goes through app/language', () => {
  const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/;
  const speaking = app.filter(({ path }) => !path.startsWith('src/app/language/'));
  expect(linesWith(CHINESE, speaking)).toEqual([]);
});

test('only app/live writes the world and the fixes', () => {
  const readers = app.filter(({ path }) => !path.startsWith('src/app/live/'));
  expect(linesWith(/\b(worldStore\.(begin|apply|set)|fixStore\.set)\b/, readers)).toEqual([]);
});

test('imports stand at the top, where the import rules see them', () => {
  const INLINE_TYPE = /\bimport\((['"])[^'"]+\1\)\s*\.\s*[A-Z]/;
  expect(linesWith(INLINE_TYPE, [...pure, ...app, ...gateway])).toEqual([]);
});

describe('names of files', () => {
  const paths = ['src', 'tests', 'scripts'].flatMap(pathsIn);

  test('say what is inside', () => {
    const EMPTY_WORD = /^(utils?|helpers?|common|shared|lib|misc|managers?|types|index)$/;
    const named = paths.filter((path) =>
      path.split('/').some((part) => EMPTY_WORD.test(part.replace(/\..*$/, ''))),
    );
    expect(named).toEqual([]);
  });

  test('are kebab-case, a component PascalCase', () => {
    const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/;
    const PASCAL = /^[A-Z][A-Za-z0-9]*(\.(module|test))?\.(tsx|css)$/;
    const LANGUAGE = /^(zh-CN|zh-Hant)\.ts$/;
    const odd = paths.filter(
      (path) => ![KEBAB, PASCAL, LANGUAGE].some((form) => form.test(basename(path))),
    );
    expect(odd).toEqual([]);
  });
});

test('no file only hands on what others made', () => {
  const HANDS_ON =
    /^\s*(export\s+(type\s+)?(\*|\{[^}]*\})(\s+as\s+\w+)?\s+from\s+['"][^'"]+['"];?\s*)+$/;
  const barrels = [...pure, ...app, ...gateway].filter(({ text }) => HANDS_ON.test(text));
  expect(barrels.map(({ path }) => path)).toEqual([]);
});
