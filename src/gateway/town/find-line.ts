/** Finds the line of a file where something stands, for the person who has to mend it. Only asked when there is a fault. */
import { findNodeAtLocation, type ParseError, parseTree } from 'jsonc-parser';

export type Where = readonly (string | number)[];

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The line, from 1, of what lies at `where`; of what holds it when it is missing itself. */
export function lineOf(text: string, where: Where): number {
  const tree = parseTree(text);
  for (let length = where.length; tree && length > 0; length--) {
    const node = findNodeAtLocation(tree, where.slice(0, length));
    if (node) return lineAt(text, node.offset);
  }
  return 1;
}

/** The line where a text stops being JSON. */
export function lineOfBreak(text: string): number {
  const errors: ParseError[] = [];
  parseTree(text, errors);
  return lineAt(text, errors[0]?.offset ?? 0);
}
