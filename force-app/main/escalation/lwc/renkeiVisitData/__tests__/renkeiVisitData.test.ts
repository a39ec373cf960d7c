import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import {
  bookVisit,
  cancelVisit,
  confirmVisit,
  moveVisit,
  saveResult,
  TimeTakenError,
  toBoard,
  toWaiting,
  VisitChangedError,
} from 'c/renkeiVisitData';
import { boardAnswer, member, visitNode, waitingAnswer, waitingNode } from 'test/components/visitAnswers';

const create = createRecord as jest.Mock;
const update = updateRecord as jest.Mock;
const VISIT = { id: 'V1', lastModified: '2026-06-12T00:00:00.000Z' };
const SPAN = { start: '2026-06-12T01:00:00.000Z', end: '2026-06-12T02:00:00.000Z' };
const BOOKING = {
  ...SPAN,
  rep: 'ishida',
  account: 'A1',
  contact: null,
  escalation: 'E1',
  area: 'Kawasaki',
  purpose: 'See the compressors',
  saveKey: 'key-1',
};
const refusal = (message: string) => ({ status: 400, body: { output: { errors: [{ message }] } } });

beforeEach(() => {
  create.mockReset().mockResolvedValue({ id: 'V9' });
  update.mockReset().mockResolvedValue({});
});

describe('what is read', () => {
  it('lists people who go to customers, the reader’s team first, each once', () => {
    const board = toBoard(
      boardAnswer({
        members: [
          member('nakamura', 'West'),
          member('ishida', 'East'),
          member('ishida', 'West'),
          member('left', 'East', { active: false }),
          member('morishita', 'West', { role: 'Caller' }),
        ],
      }),
      'morishita',
    );
    expect(board.reps.map(({ user, team }) => `${user} ${team}`)).toEqual(['ishida West', 'nakamura West']);
    expect(board.ownTeam).toBe('West');
  });

  it('keeps who has left on the board as long as there are visits of theirs', () => {
    const members = [member('ishida'), member('gone', 'East', { active: false })];
    const visits = [
      visitNode('V1', { Rep__c: 'gone', Rep__r: { Name: { value: 'Gone' } } }),
      visitNode('V2', { Rep__c: 'manager', Rep__r: { Name: { value: 'Kuwahara' } } }),
    ];
    const { reps } = toBoard(boardAnswer({ members, visits }), 'nobody');
    expect(reps.map(({ name, team, isBookable }) => [name, team, isBookable])).toEqual([
      ['Kuwahara', '', false],
      ['Gone', 'East', false],
      ['Ishida', 'East', true],
    ]);
  });

  it('gives the rules visits with their area and busy times without one', () => {
    const board = toBoard(
      boardAnswer({
        visits: [visitNode('V1', { Area__c: null }), visitNode('V2', { Account__r: null, Area__c: null })],
        busy: [{ id: 'B1', rep: 'ishida', ...SPAN }],
      }),
      'nobody',
    );
    expect(board.commitments.map(({ id, area, isVisit }) => [id, area, isVisit])).toEqual([
      ['V1', 'Kawasaki', true],
      ['V2', null, true],
      ['B1', null, false],
    ]);
    expect(board.visits[0]).toMatchObject({
      accountName: 'Aoba Foods',
      address: '210-0007 Kanagawa Kawasaki 1-2 Ekimae',
    });
    expect(board.visits[1]).toMatchObject({ accountName: null, address: null });
    expect(board.ownTeam).toBe(null);
  });

  it('reads the cases that wait, and how many more there are', () => {
    const { cases, total } = toWaiting(waitingAnswer([waitingNode('E1')], 6));
    expect(total).toBe(6);
    expect(cases[0]).toMatchObject({ id: 'E1', accountName: 'Aoba Foods', area: 'Kawasaki', visitCount: 0 });
  });
});

describe('what is written', () => {
  it('puts first what is late or due next: the deadline of the first visit, and after it the next step', () => {
    const late = { FirstVisitDueAt__c: { value: '2026-06-08T09:00:00.000Z' } };
    const visited = { FirstVisitDueAt__c: { value: '2026-05-01T09:00:00.000Z' }, VisitCount__c: { value: 1 } };
    const { cases } = toWaiting(
      waitingAnswer([
        waitingNode('undated', visited),
        waitingNode('step', { ...visited, NextStepOn__c: { value: '2026-06-22' } }),
        waitingNode('late', late),
      ]),
    );
    expect(cases.map(({ id }) => id)).toEqual(['late', 'step', 'undated']);
  });

  it('books with a key, so that the second try of the same booking is no second visit', async () => {
    await bookVisit(BOOKING);
    expect(create.mock.calls[0]![0]).toEqual({
      apiName: 'RenkeiVisit__c',
      fields: {
        Rep__c: 'ishida',
        Account__c: 'A1',
        Contact__c: null,
        Escalation__c: 'E1',
        StartsAt__c: SPAN.start,
        EndsAt__c: SPAN.end,
        Area__c: 'Kawasaki',
        Purpose__c: 'See the compressors',
        SaveKey__c: 'key-1',
      },
    });
    create.mockRejectedValue(refusal('duplicate value found: SaveKey__c duplicates value on record with id: V1'));
    await bookVisit(BOOKING);
  });

  it('says that somebody was quicker when the key of the half hour refuses', async () => {
    create.mockRejectedValue(refusal('duplicate value found: SlotKey__c duplicates value on record with id: S1'));
    await expect(bookVisit(BOOKING)).rejects.toBeInstanceOf(TimeTakenError);
    const busy = refusal('Ishida has something else at that time.');
    create.mockRejectedValue(busy);
    await expect(bookVisit(BOOKING)).rejects.toBe(busy);
  });

  it('moves, cancels, confirms and reports only what nobody has changed since', async () => {
    await moveVisit(VISIT, { ...SPAN, rep: 'nakamura', status: 'Tentative', purpose: 'See' });
    await cancelVisit(VISIT, 'Customer is away');
    await confirmVisit(VISIT);
    await saveResult({ ...VISIT, lastModified: null }, { result: 'Revisit', note: null, nextStepOn: '2026-06-26' });
    expect(update.mock.calls).toEqual([
      [
        {
          fields: {
            Id: 'V1',
            Rep__c: 'nakamura',
            StartsAt__c: SPAN.start,
            EndsAt__c: SPAN.end,
            Status__c: 'Tentative',
            Purpose__c: 'See',
          },
        },
        { ifUnmodifiedSince: VISIT.lastModified },
      ],
      [
        { fields: { Id: 'V1', Status__c: 'Cancelled', CancelReason__c: 'Customer is away' } },
        { ifUnmodifiedSince: VISIT.lastModified },
      ],
      [{ fields: { Id: 'V1', Status__c: 'Confirmed' } }, { ifUnmodifiedSince: VISIT.lastModified }],
      [
        {
          fields: {
            Id: 'V1',
            Status__c: 'Done',
            Result__c: 'Revisit',
            ResultNote__c: null,
            NextStepOn__c: '2026-06-26',
          },
        },
        {},
      ],
    ]);
    update.mockRejectedValue({ status: 412 });
    await expect(confirmVisit(VISIT)).rejects.toBeInstanceOf(VisitChangedError);
    update.mockRejectedValue(refusal('no'));
    await expect(confirmVisit(VISIT)).rejects.toEqual(refusal('no'));
  });
});
