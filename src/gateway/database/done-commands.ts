/** Commands that took effect, by the id their caller gave them: sent again, they answer again and do nothing. */
import type { Connection } from './connection.ts';

export interface DoneCommand {
  readonly user: string;
  readonly id: string;
  /** Fingerprint of name and input: the same id with another body is refused. */
  readonly body: Uint8Array;
  readonly seq: number;
}

/** Phones come back late; a month later nobody does. */
const KEPT_MS = 30 * 86_400_000;

export class DoneCommands {
  readonly #insert;
  readonly #find;
  readonly #forget;

  constructor(db: Connection) {
    this.#insert = db.prepare(
      'insert into commands (user, id, body, seq, at) values (@user, @id, @body, @seq, @at)',
    );
    this.#find = db.prepare('select user, id, body, seq from commands where user = ? and id = ?');
    this.#forget = db.prepare('delete from commands where at < ?');
  }

  find(user: string, id: string): DoneCommand | undefined {
    return this.#find.get(user, id) as DoneCommand | undefined;
  }

  /** Notes commands done. Only inside the transaction of their events. */
  write(commands: readonly DoneCommand[]): void {
    for (const command of commands) this.#insert.run({ ...command, at: Date.now() });
  }

  forgetOld(): void {
    this.#forget.run(Date.now() - KEPT_MS);
  }
}
