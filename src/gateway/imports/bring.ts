/** Brings a file: kept, checked, imported, and a list written of what was refused. */
import type { ImportKind } from '#domain/imports/import-run.ts';
import type { House } from '../house.ts';
import type { Kept } from './import-folder.ts';
import { importHouseOf } from './import-house.ts';
import { RejectFile } from './reject-file.ts';
import { checkImport, type ImportListener, type ImportReport, runImport } from './run-import.ts';

export interface Bringing {
  readonly kind: ImportKind;
  readonly path: string;
  /** Its name as it was brought. */
  readonly name: string;
  readonly map: unknown;
  /** Checked only. */
  readonly dry: boolean;
  readonly post: string;
  readonly progress?: ImportListener['progress'];
}

export interface Brought extends ImportReport {
  readonly id: string;
  /** Where what was refused is listed; undefined when nothing was. */
  readonly rejects: string | undefined;
}

/** Throws an ImportFault; then nothing of it is kept. */
export async function bring(house: House, id: string, bringing: Bringing): Promise<Brought> {
  const { kind, path, name, map, dry, post, progress } = bringing;
  const kept = await house.imports.keep(id, kind, { path, name }, map);
  const file = house.imports.rejectsOf(id);
  const rejects = new RejectFile(file, house.town.language);
  const listener: ImportListener = {
    reject: (reject) => rejects.add(reject),
    ...(progress ? { progress } : {}),
  };
  try {
    const report = await run(house, kept, dry, post, listener);
    if (dry) house.imports.forget(id);
    else house.imports.release(id);
    return { ...report, id, rejects: !dry && report.counts.refused > 0 ? file : undefined };
  } catch (error) {
    if (!house.engine.world.imports.get(id)) house.imports.forget(id);
    throw error;
  } finally {
    rejects.close();
  }
}

const run = (house: House, kept: Kept, dry: boolean, post: string, listener: ImportListener) =>
  dry
    ? checkImport(importHouseOf(house), kept, listener)
    : runImport(importHouseOf(house), kept, post, listener);
