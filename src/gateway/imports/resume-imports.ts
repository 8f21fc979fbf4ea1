/** Takes up what was cut when the house was last closed, before anybody is served. One that can't go on closes nobody's door. */
import type { House } from '../house.ts';
import type { Tell } from '../telling.ts';
import { ImportFault } from './import-fault.ts';
import { importHouseOf } from './import-house.ts';
import { resumeImport } from './run-import.ts';

export async function resumeImports(house: House, tell: Tell): Promise<void> {
  for (const run of house.engine.world.imports.values()) {
    if (run.endedAt !== null) continue;
    const kept = house.imports.find(run.id);
    if (!kept) {
      tell(
        `The import of ${run.file} was cut and its file is gone: bring it again, or take it back.`,
      );
      continue;
    }
    tell(`The import of ${run.file} was cut; it is taken up …`);
    try {
      await resumeImport(importHouseOf(house), run, kept, {
        progress: (_, rows) => rows > 0 && rows % 50_000 === 0 && tell(`… ${rows} rows`),
      });
      house.imports.release(run.id);
    } catch (error) {
      if (!(error instanceof ImportFault)) throw error;
      tell(`It did not come to its end: ${error.message}. Part of it is stored; take it back.`);
    }
  }
}
