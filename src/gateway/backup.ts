/** `npm run backup -- FILE`: one file with everything of a town but its keys, made while the gateway runs. */
import { join, resolve } from 'node:path';
import { makeBackup } from './backup/make-backup.ts';
import { readConfig } from './config.ts';
import { StartFault } from './fault.ts';

async function main([file]: readonly string[]): Promise<void> {
  if (!file) throw new StartFault('Say where to: npm run backup -- FILE.tar.gz');
  const { DATA_DIR, TOWN, TOWNS_DIR } = readConfig();
  const folder = resolve(DATA_DIR, TOWN);
  const description = resolve(TOWNS_DIR, TOWN);
  const began = Date.now();
  const made = await makeBackup({ file, folder, description, town: TOWN });
  process.stdout.write(
    `${resolve(file)}: ${TOWN} as of event ${made.events}, ${made.files.length} files, ${(made.bytes / 1e6).toFixed(1)} MB, in ${((Date.now() - began) / 1000).toFixed(1)} s.\nThe keys are not in it: keep ${join(folder, 'keys')} elsewhere, apart from the backups.\n`,
  );
}

main(process.argv.slice(2)).catch((error: Error) => {
  if (!(error instanceof StartFault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
