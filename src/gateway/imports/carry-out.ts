/** Tries or imports a kept file, and lists what was refused of it. */
import type { Language } from '#domain/town/town.ts';
import type { Kept } from './import-folder.ts';
import { RejectFile } from './reject-file.ts';
import {
  checkImport,
  type ImportHouse,
  type ImportListener,
  type ImportReport,
  runImport,
} from './run-import.ts';

export interface CarryingOut extends ImportListener {
  readonly dry: boolean;
  readonly post: string;
  /** Where to list what is refused, and in which language. */
  readonly rejects: string;
  readonly language: Language;
}

/** Throws an ImportFault. */
export async function carryOut(
  house: ImportHouse,
  kept: Kept,
  { dry, post, rejects, language, ...listener }: CarryingOut,
): Promise<ImportReport> {
  const list = new RejectFile(rejects, language);
  const heard: ImportListener = {
    ...listener,
    reject: (reject) => {
      list.add(reject);
      listener.reject?.(reject);
    },
  };
  try {
    return await (dry ? checkImport(house, kept, heard) : runImport(house, kept, post, heard));
  } finally {
    list.close();
  }
}
