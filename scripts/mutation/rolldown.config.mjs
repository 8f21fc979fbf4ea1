/** Bundles the tests of one subject: a mutant costs the start of a thread and one file, not some hundred and fifty of them. */
import { basename } from 'node:path';
import { bundle } from '../rolldown.config.mjs';
import { subject } from './subjects.mjs';

export default bundle(
  Object.fromEntries(subject.tests.map((path) => [basename(path, '.ts'), path])),
  'dist/mutation',
);
