/** Who this screen belongs to and in which town. Only live/session.ts writes here; a sign-out loads the page anew. */
import { create } from 'zustand';
import type { Session, TownRead } from '#wire/reads.ts';

interface Presence {
  readonly session: Session | undefined;
  readonly town: TownRead | undefined;
}

export const sessionStore = create<Presence>(() => ({ session: undefined, town: undefined }));
