/** A state machine is a table: for each action, the states it leaves from, the state it leads to, who may, and what it needs. */
import type { Permission } from '../access/table.ts';
import type { Fields } from './field.ts';

export interface Step<State extends string> {
  /** The row of the trade's own table, `T8`. */
  readonly row: string;
  readonly from: readonly State[];
  /** Where the action leads; absent when the state stays as it is. */
  readonly to?: State;
  readonly may: Permission;
  readonly needs: Fields;
}

export interface Flow<State extends string, Action extends string> {
  readonly start: State;
  readonly ends: readonly State[];
  readonly steps: Readonly<Record<Action, Step<State>>>;
  readonly actions: readonly Action[];
  allows(state: State, action: Action): boolean;
  /** The state after the action. Only meaningful where the action is allowed. */
  after(state: State, action: Action): State;
  open(state: State): boolean;
}

export function defineFlow<State extends string, Action extends string>(table: {
  readonly start: State;
  readonly ends: readonly State[];
  readonly steps: Readonly<Record<Action, Step<State>>>;
}): Flow<State, Action> {
  const { start, ends, steps } = table;
  return {
    start,
    ends,
    steps,
    actions: Object.keys(steps) as Action[],
    allows: (state, action) => steps[action].from.includes(state),
    after: (state, action) => steps[action].to ?? state,
    open: (state) => !ends.includes(state),
  };
}
