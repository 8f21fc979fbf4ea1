import { StartFault } from '../fault.ts';

/** A backup that can't be made or must not be trusted: one sentence. */
export class BackupFault extends StartFault {}
