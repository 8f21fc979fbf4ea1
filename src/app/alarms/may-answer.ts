/** Whether this viewer may answer an alarm, or lay it aside: the rule the gateway decides by. */
import { holds } from '#domain/access/table.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import type { Alarm } from '#domain/alarm/alarm.ts';

export const mayAnswer = (viewer: Viewer, { level }: Pick<Alarm, 'level'>): boolean =>
  holds(viewer, 'alarm.answer') && !(level === 'RED' && viewer.role === 'DISPATCHER');

export const mayShelve = (viewer: Viewer): boolean => holds(viewer, 'alarm.shelve');
