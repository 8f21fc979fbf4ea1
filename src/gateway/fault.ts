/** A start that can't go on: one sentence for the person at the terminal, no stack. */
export class StartFault extends Error {}
