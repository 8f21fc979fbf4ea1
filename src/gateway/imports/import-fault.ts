import { StartFault } from '../fault.ts';

/** A file that cannot be imported: one sentence that says where in it the fault lies. Nothing of it was stored. */
export class ImportFault extends StartFault {}
