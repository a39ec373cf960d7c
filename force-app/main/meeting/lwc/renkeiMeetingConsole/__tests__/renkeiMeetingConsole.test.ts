import RenkeiMeetingConsole from 'c/renkeiMeetingConsole';
import { updateRecord } from 'lightning/uiRecordApi';
import userId from '@salesforce/user/Id';
import { answer, executeMutation, lastVariables, refuse } from 'test/components/graphql';
import {
  agendaAnswer,
  caseNode,
  itemNode,
  meetingNode,
  MEMBERS,
  minutesAnswer,
  noteNode,
  pollAnswer,
  startAnswer,
} from 'test/components/meetingAnswers';
import { find, isShown, settled, show, textOf } from 'test/components/page';

const save = updateRecord as unknown as jest.Mock;
const send = executeMutation as unknown as jest.Mock;
const START = 'RenkeiMeetingStart';
const AGENDA = 'RenkeiMeetingAgenda';
const members = MEMBERS(userId);
const led = meetingNode('M1', { Facilitator__c: userId });
const items = [
  itemNode('I1', 'M1', 'C1', 'Takamine Resin'),
  itemNode('I2', 'M1', 'C2', 'Aoba Foods', { Position__c: 200, Question__c: 'OnTrack' }),
];

/** Timers stand, so that no poll comes in between. */
async function rest(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await settled();
}

async function open(start: unknown, agenda?: unknown): Promise<HTMLElement> {
  const element = show('c-renkei-meeting-console', RenkeiMeetingConsole);
  await rest();
  answer(START, start);
  await rest();
  if (agenda) answer(AGENDA, agenda);
  await rest();
  return element;
}

async function assertAccessible(element: HTMLElement): Promise<void> {
  jest.useRealTimers();
  await expect(element).toBeAccessible();
}

/** @param repeat sent again by the keyboard because the key is held down */
function press(element: HTMLElement, key: string, repeat = false): void {
  find(element, 'section').dispatchEvent(new KeyboardEvent('keydown', { key, repeat, bubbles: true, composed: true }));
}

const shownOn = (element: HTMLElement): string[] =>
  find<HTMLElement & { items: { accountName: string }[] }>(element, 'c-renkei-meeting-agenda').items.map(
    ({ accountName }) => accountName,
  );

const current = (element: HTMLElement) =>
  find<HTMLElement & { item: { accountName: string } }>(element, 'c-renkei-meeting-item').item.accountName;

describe('c-renkei-meeting-console', () => {
  beforeEach(() => {
    jest.useFakeTimers({
      now: new Date('2026-06-12T01:00:00Z'),
      doNotFake: ['queueMicrotask', 'nextTick', 'setImmediate'],
    });
    localStorage.clear();
    save.mockReset().mockResolvedValue({ lastModifiedDate: '2026-06-12T01:00:00.000Z' });
    send.mockClear();
  });
  afterEach(() => jest.useRealTimers());

  it('says what to do in an org without teams, and in a team without cases', async () => {
    const bare = await open(startAnswer());
    expect(textOf(bare, '.blank')).toContain('No team has members yet');
    const empty = await open(startAnswer({ members }), agendaAnswer());
    expect(textOf(empty, '.empty')).toContain('No case changed');
    expect(isShown(empty, 'c-renkei-meeting-decision')).toBe(false);
    await assertAccessible(empty);
  });

  it('asks who is in no team which meeting to show', async () => {
    const element = await open(startAnswer({ members: members.slice(1) }));
    expect(textOf(element, '.blank')).toContain('You are in no team');
    expect(isShown(element, 'c-renkei-meeting-agenda')).toBe(false);
  });

  it('shows what could not be read, and reads it again', async () => {
    const element = show('c-renkei-meeting-console', RenkeiMeetingConsole);
    await rest();
    const refresh = refuse(START, 'No answer');
    await rest();
    find(element, 'c-renkei-error-panel').dispatchEvent(new CustomEvent('retry'));
    expect(refresh).toHaveBeenCalled();
  });

  it('makes the agenda from the facts before the meeting; nothing can be decided yet', async () => {
    const cases = [caseNode('C1', 'Takamine Resin', { AbandonedOn__c: '2020-01-01' }), caseNode('C2', 'Aoba Foods')];
    const element = await open(startAnswer({ members }), agendaAnswer({ cases }));
    expect(current(element)).toBe('Takamine Resin');
    expect(find<HTMLElement & { mayDecide: boolean }>(element, 'c-renkei-meeting-decision').mayDecide).toBe(false);
    expect(send).not.toHaveBeenCalled();
  });

  it('puts the agenda of a meeting that has just begun on record, each item by its key', async () => {
    const cases = [caseNode('C1', 'Takamine Resin'), caseNode('C2', 'Aoba Foods')];
    await open(startAnswer({ members, meetings: [led] }), agendaAnswer({ cases }));
    const { variables } = send.mock.calls[0][0];
    const keys = Object.values(variables as Record<string, { RenkeiAgendaItem__c: { ItemKey__c: string } }>).map(
      (each) => each.RenkeiAgendaItem__c.ItemKey__c,
    );
    expect(keys.sort()).toEqual(['M1|Follow|C1', 'M1|Follow|C2']);
  });

  it('walks by keyboard, and marks what is on track over the version that was seen', async () => {
    const element = await open(startAnswer({ members, meetings: [led] }), agendaAnswer({ items }));
    expect(current(element)).toBe('Takamine Resin');
    press(element, 'j');
    await rest();
    expect(current(element)).toBe('Aoba Foods');
    press(element, 'k');
    await rest();
    press(element, 'Enter');
    await rest();
    expect(save).toHaveBeenCalledWith(
      { fields: expect.objectContaining({ Id: 'I1', State__c: 'OnTrack' }) },
      { ifUnmodifiedSince: '2026-06-12T00:00:00.000Z' },
    );
    expect(current(element)).toBe('Aoba Foods');
  });

  it('passes one case by a key that is held down, and walks on by it', async () => {
    const element = await open(startAnswer({ members, meetings: [led] }), agendaAnswer({ items }));
    for (const held of [false, true, true]) {
      press(element, 'Enter', held);
      await rest();
    }
    expect(save).toHaveBeenCalledTimes(1);
    expect(current(element)).toBe('Aoba Foods');
    press(element, 'k', true);
    await rest();
    expect(current(element)).toBe('Takamine Resin');
  });

  it('shows both decisions when somebody else was faster, and replaces theirs only on purpose', async () => {
    save.mockRejectedValueOnce({ status: 412, body: {} });
    const element = await open(startAnswer({ members, meetings: [led] }), agendaAnswer({ items }));
    press(element, 'p');
    await rest();
    const theirs = itemNode('I1', 'M1', 'C1', 'Takamine Resin', {
      LastModifiedDate: '2026-06-12T00:05:00.000Z',
      State__c: 'Decided',
      Decision__c: 'Continue',
      DecidedBy__c: 'kuwahara',
      DecidedBy__r: { Name: { value: 'Kuwahara' } },
    });
    answer('RenkeiMeetingPoll', pollAnswer(led, [theirs]));
    await rest();
    const outbox = find<HTMLElement & { entries: { state: string; sending: { key: string } }[] }>(
      element,
      'c-renkei-meeting-outbox',
    );
    expect(outbox.entries.map(({ state }) => state)).toEqual(['conflict']);
    const detail = { key: outbox.entries[0]!.sending.key };
    outbox.dispatchEvent(new CustomEvent('replace', { detail }));
    await rest();
    expect(save).toHaveBeenLastCalledWith(
      { fields: expect.objectContaining({ Id: 'I1', State__c: 'Parked', DecidedAt__c: null }) },
      {},
    );
  });

  it('adds what is missing to an agenda of which somebody put an item on record beforehand', async () => {
    const cases = [caseNode('C1', 'Takamine Resin'), caseNode('C2', 'Aoba Foods')];
    const before = itemNode('I1', 'M1', 'C1', 'Takamine Resin', { CreatedDate: '2026-06-10T00:00:00.000Z' });
    const element = await open(startAnswer({ members, meetings: [led] }), agendaAnswer({ cases, items: [before] }));
    const { variables } = send.mock.calls[0][0];
    expect(Object.values(variables)).toEqual([
      { RenkeiAgendaItem__c: expect.objectContaining({ ItemKey__c: 'M1|Follow|C2' }) },
    ]);
    expect(shownOn(element)).toEqual(['Takamine Resin', 'Aoba Foods']);
  });

  it('offers what comes in later to whoever leads, and puts nothing on record by itself', async () => {
    const cases = [caseNode('C1', 'Takamine Resin'), caseNode('C2', 'Aoba Foods')];
    const made = itemNode('I1', 'M1', 'C1', 'Takamine Resin', { CreatedDate: '2026-06-12T00:00:00.000Z' });
    const element = await open(startAnswer({ members, meetings: [led] }), agendaAnswer({ cases, items: [made] }));
    expect(send).not.toHaveBeenCalled();
    expect(isShown(element, '.add-new')).toBe(true);
  });

  it('shows before the meeting what somebody put on its agenda already', async () => {
    const planned = meetingNode('M1', { Status__c: 'Planned', HeldOn__c: '2026-06-12', StartedAt__c: null });
    const before = itemNode('I1', 'M1', 'C9', 'Minato Chemical');
    const cases = [caseNode('C1', 'Takamine Resin')];
    const start = startAnswer({ members, meetings: [planned] });
    const element = await open(start, agendaAnswer({ cases, items: [before] }));
    expect(shownOn(element).sort()).toEqual(['Minato Chemical', 'Takamine Resin']);
    expect(send).not.toHaveBeenCalled();
    // As soon as it has begun the rest goes on record.
    answer(START, startAnswer({ members, meetings: [led] }));
    await rest();
    answer(
      AGENDA,
      agendaAnswer({
        cases,
        items: [itemNode('I1', 'M1', 'C9', 'Minato Chemical', { CreatedDate: '2026-06-10T00:00:00.000Z' })],
      }),
    );
    await rest();
    const { variables } = send.mock.calls[0][0];
    expect(JSON.stringify(variables)).toContain('M1|Follow|C1');
  });

  it('asks for what is new by the clock of the org, however fast that of the computer is', async () => {
    jest.setSystemTime(new Date('2026-06-12T03:00:00Z'));
    await open(startAnswer({ members, meetings: [led] }), agendaAnswer({ items }));
    jest.advanceTimersByTime(3_000);
    await rest();
    expect(lastVariables('RenkeiMeetingPoll')).toEqual({ meeting: 'M1', since: '2026-06-11T23:59:45.000Z' });
  });

  it('a reload and a second page lose nothing: each entry has a place of its own until the org has it', async () => {
    const meetings = [meetingNode('M1', { Facilitator__c: 'ishida' })];
    const lost = { data: undefined, errors: [{ message: 'Failed to fetch' }] };
    send.mockResolvedValueOnce(lost).mockResolvedValueOnce(lost);
    const write = (page: HTMLElement, text: string) =>
      find(page, 'c-renkei-meeting-talk').dispatchEvent(new CustomEvent('note', { detail: { text } }));
    const first = await open(startAnswer({ members, meetings }), agendaAnswer({ items }));
    const second = await open(startAnswer({ members, meetings }), agendaAnswer({ items }));
    write(first, 'From the first page');
    write(second, 'From the second page');
    await rest();
    expect(localStorage.length).toBe(2);
    first.remove();
    second.remove();
    send.mockClear();
    await open(startAnswer({ members, meetings }), agendaAnswer({ items }));
    const texts = send.mock.calls.map(([{ variables }]) => variables.note.RenkeiAgendaNote__c.Text__c as string);
    expect(texts).toEqual(['From the first page', 'From the second page']);
    expect(localStorage.length).toBe(0);
  });

  describe('what was written for a meeting that somebody closed meanwhile', () => {
    interface Left {
      kind: string;
      key: string;
    }
    const open_ = [meetingNode('M1', { Facilitator__c: 'ishida' })];
    const closed = meetingNode('M1', { Status__c: 'Closed', ClosedAt__c: '2026-06-12T00:30:00.000Z' });
    const lost = { data: undefined, errors: [{ message: 'Failed to fetch' }] };
    const outboxOf = (element: HTMLElement) =>
      find<HTMLElement & { entries: unknown[]; leftBehind: Left[] }>(element, 'c-renkei-meeting-outbox');

    /** Writes a note and an action without a connection, and leaves the page. */
    async function writeAndLeave(): Promise<void> {
      const page = await open(startAnswer({ members, meetings: open_ }), agendaAnswer({ items }));
      const talk = find(page, 'c-renkei-meeting-talk');
      send.mockResolvedValueOnce(lost);
      talk.dispatchEvent(new CustomEvent('note', { detail: { text: 'A budget in July' } }));
      const detail = { subject: 'Send the list', assignedTo: 'ishida', assignedToName: 'Ishida', dueOn: null };
      talk.dispatchEvent(new CustomEvent('action', { detail }));
      await rest();
      page.remove();
      send.mockClear();
    }

    it('is found again when the next meeting opens, is not sent, and keeps nobody from closing it', async () => {
      await writeAndLeave();
      const next = meetingNode('M2', { Facilitator__c: userId, HeldOn__c: '2026-06-19' });
      const meetings = [next, closed];
      const element = await open(startAnswer({ members, meetings }), agendaAnswer({ items: [] }));
      expect(outboxOf(element).leftBehind.map(({ kind }) => kind)).toEqual(['note', 'action']);
      expect(outboxOf(element).entries).toEqual([]);
      expect(send).not.toHaveBeenCalled();
      for (const { key } of outboxOf(element).leftBehind) {
        outboxOf(element).dispatchEvent(new CustomEvent('discard', { detail: { key } }));
        await rest();
      }
      expect(outboxOf(element).leftBehind).toEqual([]);
      expect(localStorage.length).toBe(0);
    });

    it('is what was half written when it was closed, too', async () => {
      const element = await open(startAnswer({ members, meetings: open_ }), agendaAnswer({ items }));
      const talk = find(element, 'c-renkei-meeting-talk');
      find(talk, '.note').dispatchEvent(new CustomEvent('change', { detail: { value: 'They ask for' } }));
      jest.advanceTimersByTime(3_000);
      await rest();
      answer('RenkeiMeetingPoll', pollAnswer(closed));
      await rest();
      answer(START, startAnswer({ members, meetings: [closed] }));
      await rest();
      expect(outboxOf(element).leftBehind).toEqual([expect.objectContaining({ kind: 'note', text: 'They ask for' })]);
    });

    it('leaves the list where the minutes hold it already', async () => {
      await writeAndLeave();
      const element = await open(startAnswer({ members, meetings: [closed] }), agendaAnswer());
      const [note] = outboxOf(element).leftBehind;
      const detail = { name: 'meeting', value: 'M1' };
      find(element, 'c-renkei-meeting-head').dispatchEvent(new CustomEvent('command', { detail }));
      await rest();
      answer('RenkeiMeetingMinutes', minutesAnswer(closed, [noteNode('N1', 'I1', note!.key)]));
      await rest();
      expect(outboxOf(element).leftBehind.map(({ kind }) => kind)).toEqual(['action']);
      expect(localStorage.length).toBe(1);
    });

    it('shows what belongs to a meeting that is gone, and nothing of one that is open', async () => {
      await writeAndLeave();
      const gone = () => open(startAnswer({ members }), agendaAnswer());
      // It may be one that has just begun.
      expect(outboxOf(await gone()).leftBehind).toEqual([]);
      jest.setSystemTime(new Date('2026-06-14T01:00:00Z'));
      expect(outboxOf(await gone()).leftBehind.length).toBe(2);
      send.mockResolvedValueOnce(lost).mockResolvedValueOnce(lost);
      const element = await open(startAnswer({ members, meetings: open_ }), agendaAnswer({ items }));
      expect(outboxOf(element).leftBehind).toEqual([]);
    });
  });

  it('what another page of the same user has delivered is sent by this one no more', async () => {
    const meetings = [meetingNode('M1', { Facilitator__c: 'ishida' })];
    send.mockResolvedValueOnce({ data: undefined, errors: [{ message: 'Failed to fetch' }] });
    const element = await open(startAnswer({ members, meetings }), agendaAnswer({ items }));
    find(element, 'c-renkei-meeting-talk').dispatchEvent(new CustomEvent('note', { detail: { text: 'Once' } }));
    await rest();
    const outbox = find<HTMLElement & { entries: unknown[] }>(element, 'c-renkei-meeting-outbox');
    expect(outbox.entries.length).toBe(1);
    const key = localStorage.key(0)!;
    localStorage.clear();
    window.dispatchEvent(new StorageEvent('storage', { key, newValue: null }));
    await rest();
    expect(outbox.entries.length).toBe(0);
  });

  it('stays with whoever writes while the facilitator goes on, and follows when it is written', async () => {
    const at = (id: string) => [meetingNode('M1', { Facilitator__c: 'ishida', CurrentItem__c: id })];
    const element = await open(startAnswer({ members, meetings: at('I1') }), agendaAnswer({ items }));
    const talk = find(element, 'c-renkei-meeting-talk');
    const write = async (value: string) => {
      find(talk, '.note').dispatchEvent(new CustomEvent('change', { detail: { value } }));
      await rest();
    };
    const hear = async (id: string) => {
      answer('RenkeiMeetingPoll', pollAnswer(at(id)[0]!));
      await rest();
    };
    await write('Half a');
    jest.advanceTimersByTime(3_000);
    await rest();
    await hear('I2');
    expect(current(element)).toBe('Takamine Resin');
    expect(isShown(element, '.browsing')).toBe(true);
    await write('Half a sentence');
    find(talk, '.save-note').click();
    await rest();
    await hear('I2');
    expect(current(element)).toBe('Aoba Foods');
    expect(isShown(element, '.browsing')).toBe(false);
    // Whoever wants to goes on all the same; what is half written stays with its case.
    await write('Another');
    await hear('I1');
    expect(current(element)).toBe('Aoba Foods');
    find(element, '.follow').click();
    await rest();
    expect(current(element)).toBe('Takamine Resin');
  });

  it('begins on a phone where there is something to do', async () => {
    const pressed = (element: HTMLElement) => find(element, '.tabs [aria-pressed="true"]').dataset['view'];
    const started = { members, meetings: [meetingNode('M1', { Facilitator__c: 'ishida' })] };
    expect(pressed(await open(startAnswer({ members }), agendaAnswer({ cases: [caseNode('C1', 'Aoba Foods')] })))).toBe(
      'agenda',
    );
    expect(pressed(await open(startAnswer(started), agendaAnswer({ items })))).toBe('current');
    const own = [itemNode('I1', 'M1', 'C1', 'Takamine Resin', { Rep__c: userId })];
    expect(pressed(await open(startAnswer(started), agendaAnswer({ items: own })))).toBe('mine');
  });

  it('lets others write, not decide', async () => {
    const meetings = [meetingNode('M1', { Facilitator__c: 'ishida' })];
    const element = await open(startAnswer({ members, meetings }), agendaAnswer({ items }));
    press(element, 'Enter');
    await rest();
    expect(save).not.toHaveBeenCalled();
    find(element, 'c-renkei-meeting-talk').dispatchEvent(new CustomEvent('note', { detail: { text: 'Heard.' } }));
    await rest();
    const { variables } = send.mock.calls.at(-1)![0];
    expect(variables.note.RenkeiAgendaNote__c).toMatchObject({ Item__c: 'I1', Text__c: 'Heard.', Author__c: userId });
    await assertAccessible(element);
  });
});
