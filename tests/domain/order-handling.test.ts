/** Handling, longer promises, and what cannot be solved now, decision by decision: T14 to T17. Now it is Tuesday 14:30. */
import { describe, expect, test } from 'vitest';
import { at } from '../support/decide.ts';
import { decided, events, HOUR, NOW, promise, withWords } from '../support/deciding.ts';

describe('finishing', () => {
  const input = { result: 'PARTLY', talkedTo: 'Her.', measure: 'Swept.', promise: 'Weekly.' };
  const CHECK = 'CHECK 2022-10-25 14:30 to 2022-10-26 10:00';
  const done = withWords(
    events(['order.handled', { result: 'PARTLY', stage: CHECK }]),
    ['talked-to', 'Her.'],
    ['result', 'Swept.'],
    ['promise', 'Weekly.'],
  );

  test('tells with whom, what and until when, and shows as many photos as the category wants', () => {
    const finish = (photosAfter: number, category: string) =>
      decided('finish', { photosAfter, category }, input);
    expect(finish(1, '0301')).toEqual(done);
    expect(finish(0, '0301')).toEqual(['order.needs-photos', { needed: 1, has: 0 }]);
    expect(finish(1, '0105')).toEqual(['order.needs-photos', { needed: 2, has: 1 }]);
    expect(finish(0, '0201')).toEqual(done);
    // Of 8888 the book knows nothing.
    expect(finish(0, '8888')).toEqual(done);
  });
});

/** Eight work hours, from Monday 15:30 to Tuesday 16:30. */
const DUE = at('2022-10-25T16:30');
const handle = promise({ kind: 'WH', minutes: 480 }, at('2022-10-24T15:30'), DUE);

describe('asking for a longer promise', () => {
  const ask = (until: number, patch: object = {}) =>
    decided('ask-extension', { handle, ...patch }, { until, reason: 'Rain.' });
  const asked = (until: number) =>
    withWords(events(['order.extension-asked', { until }]), ['reason', 'Rain.']);
  // Sixteen hours: two of Monday, seven of Tuesday, seven of Wednesday.
  const twice = at('2022-10-26T17:30');

  test('is for a promise that runs, before it is broken, twice', () => {
    expect(ask(DUE + 1)).toEqual(asked(DUE + 1));
    expect(ask(DUE + 1, { handle: null })).toEqual(['order.no-limit', { id: 'o' }]);
    expect(ask(NOW + HOUR, { handle: { ...handle, dueAt: NOW } })).toEqual(asked(NOW + HOUR));
    expect(ask(NOW + HOUR, { handle: { ...handle, dueAt: NOW - 1 } })).toEqual([
      'order.past-due',
      { at: NOW - 1 },
    ]);
    expect(ask(DUE + 1, { extensions: 1 })).toEqual(asked(DUE + 1));
    expect(ask(DUE + 1, { extensions: 2 })).toEqual(['order.extended-enough', { most: 2 }]);
  });

  test('goes beyond the promise, and to no more than its double', () => {
    expect(ask(DUE)).toEqual(['request.invalid', { field: 'until' }]);
    expect(ask(twice)).toEqual(asked(twice));
    expect(ask(twice + 1)).toEqual(['order.extended-too-far', { at: twice }]);
  });
});

describe('granting it', () => {
  // One hour of Tuesday and three of Wednesday are half of the eight.
  const half = at('2022-10-26T12:00');
  const extend = (until: number, role: 'DISPATCHER' | 'DUTY_CHIEF' = 'DISPATCHER') =>
    decided('extend', { handle, extensionAsked: { until, at: NOW, by: 'X-01' } }, {}, { role });
  const granted = (until: string) =>
    events([
      'order.extended',
      {
        handle: `2022-10-24 15:30 to ${until}`,
        stage: `HANDLE 2022-10-24 15:30 to ${until}`,
      },
    ]);

  test('is the dispatcher’s up to half of the limit, the duty chief’s beyond', () => {
    expect(extend(half)).toEqual(granted('2022-10-26 12:00'));
    const beyond = at('2022-10-26T13:31');
    expect(extend(beyond)).toEqual(['order.extension-beyond', { percent: 50 }]);
    expect(extend(beyond, 'DUTY_CHIEF')).toEqual(granted('2022-10-26 13:31'));
  });

  test('or refusing it answers what was asked, and nothing else', () => {
    const extensionAsked = { until: DUE + 1, at: NOW, by: 'X-01' };
    expect(decided('extend', { handle })).toEqual(['order.nothing-asked', { id: 'o' }]);
    expect(decided('extend', { extensionAsked })).toEqual(['order.nothing-asked', { id: 'o' }]);
    expect(decided('refuse-extension', {}, { reason: 'No.' })).toEqual([
      'order.nothing-asked',
      { id: 'o' },
    ]);
    expect(decided('refuse-extension', { extensionAsked }, { reason: 'No.' })).toEqual(
      withWords(events(['order.extension-refused']), ['reason', 'No.']),
    );
  });
});

describe('putting off', () => {
  const DAYS_90 = 90 * 24 * HOUR;
  const ask = (reviewAt: number) =>
    decided(
      'ask-suspension',
      {},
      { reason: 'FUNDS', plan: 'Next year.', measure: 'A fence.', reviewAt },
    );
  const asked = (reviewAt: number) =>
    withWords(
      events(['order.suspension-asked', { reason: 'FUNDS', reviewAt }]),
      ['plan', 'Next year.'],
      ['interim-measure', 'A fence.'],
    );

  test('names a day within ninety on which it is looked at again', () => {
    const tooFar = ['order.review-too-far', { days: 90 }];
    expect([NOW, NOW + 1, NOW + DAYS_90, NOW + DAYS_90 + 1].map(ask)).toEqual([
      tooFar,
      asked(NOW + 1),
      asked(NOW + DAYS_90),
      tooFar,
    ]);
  });

  test.each([
    ['suspend', 'order.suspended', { reply: 'Yes.' }, ['reply', 'Yes.']],
    ['refuse-suspension', 'order.suspension-refused', { reason: 'No.' }, ['reason', 'No.']],
  ] as const)(
    '%s answers what was asked, and nothing else',
    (action, type, input, [what, said]) => {
      const suspensionAsked = { reason: 'FUNDS' as const, reviewAt: DUE, at: NOW, by: 'X-01' };
      expect(decided(action, { suspensionAsked }, input)).toEqual(
        withWords(events([type]), [what, said]),
      );
      expect(decided(action, {}, input)).toEqual(['order.nothing-asked', { id: 'o' }]);
    },
  );
});

describe('taking it up again', () => {
  const resume = (patch: object, whistle?: { closedAt: number | null }) =>
    decided('resume', patch, { reason: 'Money came.' }, whistle ? { whistle } : {});
  const resumed = (to: string, until: string | null) =>
    withWords(
      events([
        'order.resumed',
        {
          to,
          handle: until && `2022-10-24 15:30 to ${until}`,
          stage: until && `HANDLE 2022-10-24 15:30 to ${until}`,
        },
      ]),
      ['reason', 'Money came.'],
    );

  test('gives back exactly the time that was left', () => {
    // Put off on Monday at 16:30 with one hour of Monday and six of Tuesday left: from now three today, four tomorrow.
    const pausedAt = at('2022-10-24T16:30');
    expect(resume({ handle, pausedAt })).toEqual(resumed('HANDLING', '2022-10-26 14:30'));
    expect(resume({ handle })).toEqual(resumed('HANDLING', '2022-10-25 16:30'));
    expect(resume({ pausedAt })).toEqual(resumed('HANDLING', null));
  });

  test('goes back to a whistle that still sounds', () => {
    expect(resume({ whistle: 'w' }, { closedAt: null })).toEqual(resumed('JOINT', null));
    expect(resume({ whistle: 'w' }, { closedAt: NOW })).toEqual(resumed('HANDLING', null));
    expect(resume({ whistle: 'w' })).toEqual(resumed('HANDLING', null));
    expect(resume({}, { closedAt: null })).toEqual(resumed('HANDLING', null));
  });
});
