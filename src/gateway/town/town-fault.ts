import { StartFault } from '../fault.ts';

/** A fault in the town's data: one sentence that names the file, the item and the reason. */
export class TownFault extends StartFault {}
