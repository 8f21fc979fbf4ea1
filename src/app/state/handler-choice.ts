/** Whom the dispatcher has chosen for an order, in the list or in the form: both show the same one. */
import { create } from 'zustand';

interface Choice {
  readonly order: string;
  /** Empty: deliberately nobody. */
  readonly worker: string;
}

const choiceStore = create<{ readonly choice: Choice | undefined }>(() => ({ choice: undefined }));

export const chooseHandler = (order: string, worker: string): void =>
  choiceStore.setState({ choice: { order, worker } });

/** Undefined while nobody has chosen for this order. */
export const useHandlerChoice = (order: string | undefined): string | undefined =>
  choiceStore(({ choice }) => (choice?.order === order ? choice?.worker : undefined));
