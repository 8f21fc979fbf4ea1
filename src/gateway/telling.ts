/** Lines for the person at the terminal. Progress is one line that is written over where that can be, else a line now and then. */
import type { WriteStream } from 'node:tty';
import type { Town } from '#domain/town/town.ts';

/** With `part`, from 0 to 1, the line tells how far something is. */
export type Tell = (line: string, part?: number) => void;

const WIDTH = 24;
const barOf = (part: number): string => {
  const done = Math.round(Math.min(1, part) * WIDTH);
  return `[${'#'.repeat(done)}${'.'.repeat(WIDTH - done)}] ${Math.round(part * 100)} %`;
};
/** Where lines stay, a new one is worth it when its first word is new. */
const firstWord = (line: string): string => line.split(' ')[0] ?? '';

export function tellerOn(out: Pick<WriteStream, 'write' | 'isTTY'>): Tell {
  let open = '';
  return (line, part) => {
    if (part === undefined) {
      out.write(open && out.isTTY ? `\n${line}\n` : `${line}\n`);
      open = '';
    } else if (out.isTTY) {
      out.write(`\r\x1b[K${barOf(part)}  ${line}`);
      open = line;
    } else if (firstWord(line) !== firstWord(open)) {
      out.write(`${line}\n`);
      open = line;
    }
  };
}

/** Tells how far a history is: the month it has reached, and how many orders were reported by then. */
export function historyTeller({ zone }: Town, tell: Tell) {
  const month = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
  });
  return (part: number, at: number, orders: number): void =>
    tell(`${month.format(at)} · ${orders.toLocaleString('en')} orders`, part);
}
