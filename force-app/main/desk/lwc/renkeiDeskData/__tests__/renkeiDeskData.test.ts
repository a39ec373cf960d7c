import { updateRecord } from 'lightning/uiRecordApi';
import {
  ClaimLostError,
  EVERYTHING,
  LogRefusedError,
  afterKey,
  callOperations,
  claim,
  findDraft,
  findFilters,
  findSending,
  forgetSending,
  isHeldByOther,
  keepDraft,
  keepFilters,
  keepSending,
  lastWords,
  logCall,
  minutesOf,
  newDraft,
  playOf,
  poolFilter,
  sectionFilter,
  toBriefings,
  type CallContext,
  type Draft,
  type Operation,
  type Play,
  type Sending,
} from 'c/renkeiDeskData';
import { TIME, briefing, briefingAnswer, callPlan } from 'test/components/deskAnswers';
import { executeMutation } from 'test/components/graphql';

const save = updateRecord as unknown as jest.Mock;
const send = executeMutation as unknown as jest.Mock;
const CALL: Operation[] = [{ alias: 'touch', object: 'RenkeiTouch__c', verb: 'Create', fields: { SaveKey__c: 'k' } }];
const CONTEXT: CallContext = {
  account: 'A1',
  user: 'me',
  level: 'Selling',
  play: 'P1',
  now: TIME.now,
  today: TIME.today,
  callBackAt: null,
  stage: 'Prospecting',
  briefing: 'text',
  purpose: 'Trouble',
};
const talk = (values: Partial<Draft>): Draft => ({ ...newDraft('key', TIME.now), outcome: 'Talked', ...values });

beforeEach(() => {
  localStorage.clear();
  save.mockReset().mockResolvedValue({ lastModifiedDate: 'later' });
  send.mockClear();
});

describe('claims', () => {
  it('saves only what was not saved since, and returns the new version', async () => {
    await expect(claim({ id: 'P', lastModified: 'before' }, 'me', TIME.now)).resolves.toBe('later');
    expect(save).toHaveBeenCalledWith(
      { fields: { Id: 'P', OwnerId: 'me', ClaimedAt__c: TIME.now } },
      { ifUnmodifiedSince: 'before' },
    );
  });

  it.each([
    { status: 412, body: {} },
    { status: 400, body: { output: { errors: [{ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' }] } } },
  ])('is lost to whoever was faster, and to the guard', async (refusal) => {
    save.mockRejectedValue(refusal);
    await expect(claim({ id: 'P', lastModified: null }, 'me', TIME.now)).rejects.toBeInstanceOf(ClaimLostError);
  });

  it('passes on what is no conflict', async () => {
    save.mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(claim({ id: 'P', lastModified: null }, 'me', TIME.now)).rejects.toBeInstanceOf(TypeError);
  });

  it('counts a claim of somebody else for 30 minutes', () => {
    const held = (claimedAt: string) => isHeldByOther(callPlan('1', { owner: 'other', claimedAt }), 'me', TIME.now);
    expect(held('2026-06-12T00:31:00.000Z')).toBe(true);
    expect(held('2026-06-12T00:29:00.000Z')).toBe(false);
  });
});

describe('the log', () => {
  it('is one transaction', async () => {
    await expect(logCall(CALL)).resolves.toBe('saved');
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('counts a call whose key is known as saved, in any language', async () => {
    const message =
      '重複する値が見つかりました: SaveKey__c の値が次の ID のレコードで重複しています: a04000000000001AAA';
    send.mockResolvedValueOnce({ data: undefined, errors: [{ message }, { message: 'was rolled back' }] });
    await expect(logCall(CALL)).resolves.toBe('again');
  });

  it('repeats what the org said, without the echo of the other operations', async () => {
    const errors = [{ message: 'Enter a year.' }, { message: 'The operation was rolled back because …' }];
    send.mockResolvedValueOnce({ data: undefined, errors });
    const refused = await logCall(CALL).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(LogRefusedError);
    expect((refused as LogRefusedError).body).toEqual([{ message: 'Enter a year.' }]);
  });
});

describe('what a call saves', () => {
  const aliases = (draft: Draft) => callOperations(draft, CONTEXT).map(({ alias }) => alias);
  const fieldsOf = (draft: Draft, alias: string) =>
    callOperations(draft, CONTEXT).find((each) => each.alias === alias)!.fields;

  it('is the touch alone where nothing else was said', () => {
    expect(aliases(talk({ contact: 'C1' }))).toEqual(['touch']);
  });

  it('begins with a new person, so that the touch can name them', () => {
    const draft = talk({ contact: 'new', newName: 'Mori', newDepartment: 'QA' });
    expect(aliases(draft)).toEqual(['contact', 'touch']);
    expect(fieldsOf(draft, 'touch')['Contact__c']).toBe('@{contact}');
  });

  it('adds machines with keys of their own, completes known ones, and leaves empty lines out', () => {
    const line = { competitor: true, maker: 'Nordek', model: 'NX-22', modelYear: '2014', endsOn: '2026-12-31' };
    const empty = { id: null, competitor: false, maker: '', model: ' ', modelYear: '', endsOn: '' };
    const draft = talk({ machines: [{ id: null, ...line }, { id: 'M1', ...line }, empty] });
    expect(callOperations(draft, CONTEXT).map(({ object, verb }) => `${verb} ${object}`)).toEqual([
      'Create RenkeiTouch__c',
      'Create Asset',
      'Update Asset',
    ]);
    expect(fieldsOf(draft, 'machine0')).toMatchObject({ RenkeiSaveKey__c: 'key|m0', RenkeiModelYear__c: 2014 });
  });

  it('links a signal’s case to the opportunity that it makes, or to one that is open', () => {
    const signal = { buyingSignal: true, handOver: true };
    const made = talk({ ...signal, opportunity: 'New dryer', timing: '2026-09-01' });
    expect(aliases(made)).toEqual(['touch', 'opportunity', 'escalation']);
    expect(fieldsOf(made, 'opportunity')).toMatchObject({ CloseDate: '2026-09-01', StageName: 'Prospecting' });
    expect(fieldsOf(made, 'escalation')['Opportunity__c']).toBe('@{opportunity}');
    expect(fieldsOf(talk({ ...signal, opportunityId: 'O1' }), 'escalation')['Opportunity__c']).toBe('O1');
    expect(aliases(talk({ buyingSignal: true, handOver: false }))).toEqual(['touch']);
  });

  it('drops what belongs to another outcome than the last one chosen', () => {
    const draft = {
      ...talk({ buyingSignal: true, satisfaction: '5', nextContactOn: '2026-07-01' }),
      outcome: 'Absent',
    };
    expect(aliases(draft as Draft)).toEqual(['touch']);
    expect(fieldsOf(draft as Draft, 'touch')).toMatchObject({ BuyingSignal__c: false, Satisfaction__c: null });
  });

  it('corrects the number of a person, and keeps it in words where nobody is named', () => {
    const wrong = { ...talk({ contact: 'C1', phone: '03-2' }), outcome: 'WrongNumber' } as Draft;
    expect(fieldsOf(wrong, 'phone')).toEqual({ Phone: '03-2' });
    expect(fieldsOf({ ...wrong, contact: '' }, 'touch')['Needs__c']).toBe('03-2');
  });

  it('measures minutes, unless somebody has typed them', () => {
    const openedAt = '2026-06-12T00:50:00.000Z';
    expect(minutesOf({ minutes: '', openedAt }, TIME.now)).toBe(10);
    expect(minutesOf({ minutes: '3', openedAt }, TIME.now)).toBe(3);
    expect(minutesOf({ minutes: '', openedAt: TIME.now }, TIME.now)).toBe(1);
  });
});

describe('filters', () => {
  it('pages by key: rows without priority or date come last', () => {
    const { and } = afterKey({}, { id: 'X', callBy: null, priority: null }) as { and: { or: object[] }[] };
    expect(and[1]!.or).toEqual([
      { and: [{ CallBy__c: { eq: null } }, { Priority__c: { eq: null } }, { Id: { gt: 'X' } }] },
    ]);
  });

  it('narrows by segment, industry, campaign and language', () => {
    const filter = { segment: 'Key', industry: 'Food', campaign: 'P1', language: 'English' } as const;
    expect(JSON.stringify(sectionFilter('due', 'me', filter, TIME))).toContain('"Industry":{"eq":"Food"}');
    expect(JSON.stringify(poolFilter(EVERYTHING, TIME))).toContain('"Caller__c":{"eq":null}');
  });
});

describe('whose rows are whose', () => {
  it('shows promises that nobody keeps to everybody, and nothing else of others', () => {
    const text = (section: 'promised' | 'due') =>
      JSON.stringify(sectionFilter(section, 'me', EVERYTHING, TIME, ['ill']));
    expect(text('promised')).toContain('{"Caller__c":{"eq":null}},{"Caller__c":{"in":["ill"]}}');
    expect(text('due')).not.toContain('ill');
    expect(text('due')).not.toContain('"Caller__c":{"eq":null}');
  });

  it('leaves a paused account out on its last day too', () => {
    expect(JSON.stringify(sectionFilter('due', 'me', EVERYTHING, TIME))).toContain(
      `"PausedUntil__c":{"lt":{"value":"${TIME.today}"}}`,
    );
  });

  it('quotes the customer, not a note of a call in vain', () => {
    const { touches } = briefing();
    const vain = { ...touches[0]!, conversation: false, needs: 'Reception says try Friday' };
    const talked = { ...touches[0]!, conversation: true, needs: 'Wants fewer filters' };
    expect(lastWords({ touches: [vain, talked] })?.needs).toBe('Wants fewer filters');
    expect(lastWords({ touches: [vain] })).toBeNull();
  });
});

describe('what the browser keeps', () => {
  it('is found again, and broken content is none', () => {
    keepDraft('P', newDraft('k', TIME.now));
    expect(findDraft('P')?.saveKey).toBe('k');
    keepDraft('P', null);
    expect(findDraft('P')).toBeNull();
    keepFilters({ current: { ...EVERYTHING, segment: 'Key' }, saved: [{ name: 'Food', filter: EVERYTHING }] });
    expect(findFilters()).toMatchObject({ current: { segment: 'Key' }, saved: [{ name: 'Food' }] });
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{');
    expect(findFilters()).toEqual({ current: EVERYTHING, saved: [] });
  });
});

describe('the briefing', () => {
  it('knows whom somebody talked with long ago, though the touches of a busy account go back a few weeks only', () => {
    const of = (value: unknown) => ({ value });
    const row = (contact: string, conversation: boolean, at: string) => ({
      node: {
        aggregate: { Contact__c: of(contact), IsConversation__c: of(conversation), OccurredAt__c: { max: of(at) } },
      },
    });
    const answer = briefingAnswer('A') as { uiapi: object };
    const edges = [row('C-A', true, '2021-03-01T00:00:00.000Z'), row('C-A', false, '2026-06-01T00:00:00.000Z')];
    const found = toBriefings({ uiapi: { ...answer.uiapi, aggregate: { reached: { edges } } } }).get('A')!;
    expect(found.contacts[0]).toMatchObject({
      talkedAt: '2021-03-01T00:00:00.000Z',
      touchedAt: '2026-06-01T00:00:00.000Z',
    });
    expect(toBriefings(answer).get('A')!.contacts[0]).toMatchObject({ talkedAt: null, touchedAt: null });
  });
});

describe('calls on their way', () => {
  it('are kept one by one: what another page sends is not written over, and the oldest comes first', () => {
    const call = (key: string, openedAt: string): Sending => ({
      ...{ key, plan: `P${key}`, account: 'A', accountName: 'Account', operations: [] },
      draft: newDraft(key, openedAt),
    });
    keepSending(call('b', '2026-06-12T02:00:00.000Z'));
    keepSending(call('a', '2026-06-12T01:00:00.000Z'));
    keepSending(call('b', '2026-06-12T02:00:00.000Z'));
    expect(findSending().map(({ key }) => key)).toEqual(['a', 'b']);
    forgetSending('a');
    expect(findSending().map(({ key }) => key)).toEqual(['b']);
  });

  it('are found where the platform shows names behind a prefix', () => {
    keepSending({
      ...{ key: 'c', plan: 'P', account: 'A', accountName: 'Account', operations: [] },
      draft: newDraft('c', '2026-06-12T03:00:00.000Z'),
    });
    const key = Storage.prototype.key;
    const shown = jest.spyOn(Storage.prototype, 'key').mockImplementation(function (this: Storage, place) {
      return `LSKey[c]${key.call(this, place)}`;
    });
    expect(findSending().map((sending) => sending.key)).toContain('c');
    shown.mockRestore();
  });
});

describe('scripts', () => {
  const play = (id: string, language: string | null): Play => ({
    ...{ id, name: id, kind: 'Existing', cause: null, causeName: null, script: '', language },
    ...{ startsOn: null, endsOn: null },
  });
  const plays = [play('a', 'Japanese'), play('b', 'English'), play('c', null)];
  const plan = { campaign: null, focus: null, lastConversationOn: null };

  it('are in the language of the customer', () => {
    const customer = { lifecycle: 'Existing', language: 'Japanese' } as const;
    expect(playOf(plays, plan, customer, TIME.today)?.id).toBe('a');
  });

  it('introduce us to new customers until somebody has talked with them', () => {
    const both = [...plays, { ...play('d', 'English'), kind: 'New' } as const];
    const customer = { lifecycle: 'New', language: 'English' } as const;
    expect(playOf(both, plan, customer, TIME.today)?.id).toBe('d');
    expect(playOf(both, { ...plan, lastConversationOn: TIME.now }, customer, TIME.today)?.id).toBe('b');
  });

  it('are in the language of the user where nobody has noted that of the customer', () => {
    expect(playOf(plays, plan, { lifecycle: 'Existing', language: null }, TIME.today)?.id).toBe('b');
  });
});
