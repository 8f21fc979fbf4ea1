/** `npm run restore -- FILE --data DIR`: a town from its backup, into a folder where it is not yet. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { restoreBackup } from './backup/restore-backup.ts';
import { StartFault } from './fault.ts';

const USAGE = 'npm run restore -- FILE.tar.gz --data DIR [--towns DIR]';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, towns: { type: 'string' } },
  });
  const [file] = positionals;
  if (!file || !values.data) throw new StartFault(USAGE);
  const data = resolve(values.data);
  const towns = resolve(values.towns ?? join(data, 'towns'));
  const { town, events, files, madeAt, folder, description } = await restoreBackup({
    file: resolve(file),
    data,
    towns,
  });
  process.stdout.write(
    [
      `Checked: ${files.length} checksums, the store’s pages and references, the chains of ${events} events and of the audit, and that the tables are what the journal says.`,
      `${town} as of ${madeAt} now lies in ${folder}.`,
      description
        ? `Its description lies in ${description}.`
        : `${join(towns, town)} was there already and stays as it is.`,
      `Bring its keys back to ${join(folder, 'keys')}, then start with DATA_DIR=${data} TOWNS_DIR=${towns} TOWN=${town}.`,
      '',
    ].join('\n'),
  );
}

main().catch((error: Error & { code?: string }) => {
  if (!(error instanceof StartFault) && !error.code?.startsWith('ERR_PARSE_ARGS')) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
