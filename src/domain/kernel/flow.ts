/** A state machine is a table: for each action, the states it leaves from, the state it leads to, and who may. */
import type { Permission } from '../access/table.ts';

export interface Step<State extends string> {
  readonly from: readonly State[];
  /** Where the action leads; absent when the state stays as it is. */
  readonly to?: State;
  readonly may: Permission;
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
  return {
    ...table,
    actions: Object.keys(table.steps) as Action[],
    allows: (state, action) => table.steps[action].from.includes(state),
    after: (state, action) => table.steps[action].to ?? state,
    open: (state) => !table.ends.includes(state),
  };
}
