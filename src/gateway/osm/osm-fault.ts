import { StartFault } from '../fault.ts';

/** A file that can't be read as OpenStreetMap's: one sentence, with the byte where it went wrong. */
export class OsmFault extends StartFault {}
