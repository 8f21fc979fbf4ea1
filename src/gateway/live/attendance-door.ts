/** Lets screens say at which order they are. What can't be read, or is said too often, ends the line. */
import { seesOrder } from '#domain/order/order.ts';
import type { World } from '#domain/world.ts';
import { attending } from '#wire/presence.ts';
import { Attendance, type Onlooker } from './attendance.ts';
import type { LiveServer } from './hub.ts';

/** A hand at keys says it now and then. */
const WORDS_MOST = 30;
const WITHIN_MS = 1_000;

interface Parts {
  readonly io: LiveServer;
  readonly world: World;
  /** The town's clock. */
  readonly now: () => number;
}

export function openAttendance({ io, world, now }: Parts): Attendance {
  const attendance = new Attendance(now);
  io.on('connection', (socket) => {
    const { viewer } = socket.data.session;
    const onlooker: Onlooker = {
      post: viewer.post,
      sees: (id) => {
        const order = world.orders.get(id);
        return order !== undefined && seesOrder(order, viewer);
      },
      tell: (word) => socket.emit('attended', word),
    };
    let [words, since] = [0, Date.now()];
    socket.on('attend', (word: unknown) => {
      if (Date.now() - since > WITHIN_MS) [words, since] = [0, Date.now()];
      words += 1;
      const said = attending.safeParse(word);
      if (said.success && words <= WORDS_MOST) attendance.attend(onlooker, said.data);
      else socket.disconnect(true);
    });
    socket.on('disconnect', () => attendance.leave(onlooker));
  });
  return attendance;
}
