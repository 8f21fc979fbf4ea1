/** Brings a file that lies on this machine. */
import type { ImportKind } from '#domain/imports/import-run.ts';
import type { House } from '../house.ts';
import { carryOut } from './carry-out.ts';
import { importHouseOf } from './import-house.ts';
import type { ImportListener, ImportReport } from './run-import.ts';

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
  const rejects = house.imports.rejectsOf(id);
  try {
    const report = await carryOut(importHouseOf(house), kept, {
      ...{ dry, post, rejects, language: house.town.language },
      ...(progress ? { progress } : {}),
    });
    if (dry) house.imports.forget(id);
    else house.imports.release(id);
    return { ...report, id, rejects: !dry && report.counts.refused > 0 ? rejects : undefined };
  } catch (error) {
    if (!house.engine.world.imports.get(id)) house.imports.forget(id);
    throw error;
  }
}
