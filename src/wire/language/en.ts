import type { WireWords } from './words.ts';

export const en: WireWords = {
  reasons: {
    'access.signed-out': 'Your session has ended. Please sign in again.',
    'access.bad-sign-in': 'The account or the password is not right.',
    'access.locked-out': 'Too many failed attempts. Please try again in {minutes} min.',
    'access.no-function':
      'Your post does not hold this function ({function}). If you need it, ask the duty chief.',
    'access.foreign-origin': 'The request came from another site ({origin}) and was refused.',
    'access.set-up-done': 'The first administrator exists already; the code is no longer valid.',
    'access.bad-code':
      'The code is not right. Use the one-time code printed when the service started.',
    'account.taken': 'The login “{login}” or the post number {no} is taken.',
    'request.malformed': 'The request can’t be read: {detail}',
    'request.invalid': '“{field}” is not right: {detail}',
    'request.too-large': 'Too large: at most {limit} KB at once.',
    'request.too-many': 'Too many requests. Please try again in {seconds} s.',
    'request.unknown-route': 'There is no such address: {path}',
    'command.unknown': 'There is no such command: {name}',
    'command.id-reused':
      'This command number was used for something else; nothing was done. Please start anew.',
    'gateway.busy': 'The system is busy; nothing was done. Please try again shortly.',
    'gateway.store':
      'Data can’t be written at the moment; nothing was done and nothing stored is lost. Please try again shortly.',
    'gateway.bug':
      'A fault occurred; nothing was done. Number {id}: please tell the administrator.',
    'grid.unknown': 'There is no such grid.',
    'grid.other-place': 'The place is not in the chosen grid. Please check the place.',
    'area.unknown': 'There is no such area.',
    'worker.unknown': 'There is no such grid worker.',
    'worker.off-shift': 'Grid worker {worker} is off duty. Please choose another.',
    'worker.on-shift': 'Grid worker {worker} is already on duty.',
    'order.unknown': 'There is no such order.',
    'order.changed':
      '{by} moved this order to “{state}” at {at}; handler: {handler}. What you typed is kept.',
    'order.not-now': 'The order is “{state}”; this can’t be done now.',
    'order.archived': 'The order ended at {at} (“{state}”) and is archived; it can’t be changed.',
    'order.not-voidable': 'Orders from the hotline or a superior are never voided.',
    'order.same-place': 'The order is in that grid already.',
    'words.unknown': 'There is no such text.',
  },
  states: {
    REPORTED: 'Reported',
    FILED: 'To dispatch',
    DISPATCHED: 'To sign',
    HANDLING: 'Handling',
    HANDLED: 'To check',
    CLOSED: 'Closed',
    VOID: 'Void',
  },
  roles: {
    DUTY_CHIEF: 'Duty chief',
    DISPATCHER: 'Dispatcher',
    GRID_WORKER: 'Grid worker',
    COMMUNITY: 'Community',
    WALL: 'Wall',
    SYS_ADMIN: 'Administrator',
  },
  post: '{role} {no}',
  system: 'System',
  worker: 'Worker {no}',
  nobody: 'nobody',
};
