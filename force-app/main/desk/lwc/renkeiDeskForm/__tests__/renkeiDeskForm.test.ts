import RenkeiDeskForm from 'c/renkeiDeskForm';
import type { Operation, Sending } from 'c/renkeiDeskData';
import { TIME, briefing, callPlan, contact } from 'test/components/deskAnswers';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

interface Form extends HTMLElement {
  choose(outcome: string): void;
  plan: object;
}
interface Input extends HTMLElement {
  field: { key: string; value: unknown; problem: string | null; required: boolean };
}

const ROLES = [{ segment: 'Key', expectationLevel: 'Hearing', cadenceDays: 30 }];

function open(values: object = {}) {
  const log = jest.fn();
  const element = show<Form>('c-renkei-desk-form', RenkeiDeskForm, {
    userId: 'me',
    time: TIME,
    roles: ROLES,
    briefing: briefing(),
    plan: callPlan('1'),
    ...values,
  });
  element.addEventListener('log', (event) => log((event as CustomEvent).detail));
  return { element, log };
}

const inputs = (element: HTMLElement) => findAll<Input>(element, 'c-renkei-desk-input');
const type = async (element: HTMLElement, key: string, value: unknown) => {
  const detail = { key, value };
  inputs(element)[0]!.dispatchEvent(new CustomEvent('value', { detail, bubbles: true, composed: true }));
  await settled();
};
const save = async (element: HTMLElement) => {
  find(element, '.save').click();
  await settled();
};
const operation = (call: Sending, alias: string): Operation | undefined =>
  call.operations.find((each) => each.alias === alias);

beforeEach(() => localStorage.clear());

describe('c-renkei-desk-form', () => {
  it('saves absent and blocked at once, without an input', async () => {
    const { element, log } = open();
    expect(isShown(element, 'c-renkei-desk-input')).toBe(false);
    element.choose('Absent');
    const { call, conversation } = log.mock.calls[0]![0];
    expect(conversation).toBe(false);
    expect(call.operations).toHaveLength(1);
    expect(operation(call, 'touch')!.fields).toMatchObject({ Outcome__c: 'Absent', IsConversation__c: false });
    await expect(element).toBeAccessible();
  });

  it('shows four inputs at most, the person filled in, and more once there is a signal', async () => {
    const { element } = open();
    element.choose('Talked');
    await settled();
    expect(inputs(element).map(({ field }) => field.key)).toEqual([
      'contact',
      'needs',
      'nextContactOn',
      'buyingSignal',
    ]);
    expect(inputs(element)[0]!.field.value).toBe('C1');
    await type(element, 'buyingSignal', true);
    expect(find(element, '.opened')).toBeTruthy();
    expect(textOf(element, '.opened .heading')).toBe('About the signal');
    await expect(element).toBeAccessible();
  });

  it('names what the level requires and saves nothing before', async () => {
    const { element, log } = open();
    element.choose('Talked');
    await settled();
    await save(element);
    expect(log).not.toHaveBeenCalled();
    const wrong = inputs(element).filter(({ field }) => field.problem);
    expect(wrong.map(({ field }) => field.key)).toEqual(['needs']);
    await type(element, 'needs', 'Air is wet');
    await save(element);
    const { call } = log.mock.calls[0]![0];
    expect(operation(call, 'touch')!.fields).toMatchObject({
      Contact__c: 'C1',
      Needs__c: 'Air is wet',
      Level__c: 'Hearing',
      IsConversation__c: true,
    });
  });

  it('hands a signal over with the case and the time, all with keys of this call', async () => {
    const { element, log } = open();
    element.choose('Talked');
    await settled();
    await type(element, 'needs', 'NX-22 fails');
    await type(element, 'buyingSignal', true);
    await type(element, 'signalKind', 'Trouble');
    await type(element, 'timing', '2026-09-01');
    const detail = {
      rep: 'rep',
      repName: 'Ishida',
      start: '2026-06-15T00:00:00.000Z',
      end: '2026-06-15T01:00:00.000Z',
      area: 'Kawasaki',
    };
    find(element, 'c-renkei-visit-slots').dispatchEvent(new CustomEvent('choose', { detail }));
    await settled();
    await save(element);
    const { call } = log.mock.calls[0]![0] as { call: Sending };
    expect(operation(call, 'escalation')!.fields).toMatchObject({
      Touch__c: '@{touch}',
      Status__c: 'Queued',
      SignalKind__c: 'Trouble',
      RerouteTo__c: 'rep',
      SaveKey__c: `${call.key}|case`,
      Briefing__c: expect.stringContaining('NX-22 fails'),
    });
    expect(operation(call, 'visit')!.fields).toMatchObject({
      Rep__c: 'rep',
      Escalation__c: '@{escalation}',
      Status__c: 'Tentative',
      SaveKey__c: `${call.key}|visit`,
    });
    expect(operation(call, 'visit')!.fields['Purpose__c']).not.toContain('NX-22');
  });

  it('warns that a colleague has an offer open', async () => {
    const opportunity = {
      ...{ id: 'O1', name: 'Dryer', stage: 'Quote', amount: 1, closeDate: null, nextStep: null, owner: 'rep' },
      ownerName: 'Ishida',
    };
    const { element } = open({ briefing: briefing({ opportunities: [opportunity] }) });
    element.choose('Talked');
    await settled();
    await type(element, 'buyingSignal', true);
    expect(textOf(element, '.colleague')).toBe('Ishida has “Dryer” open (Quote). Route what you hear there.');
  });

  it('takes the caller’s own opportunity for no colleague’s, and tells of each machine once', async () => {
    const own = {
      ...{ id: 'O1', name: 'Dryer', stage: 'Quote', amount: 1, closeDate: null, nextStep: null, owner: 'me' },
      ownerName: 'Me',
    };
    const { element, log } = open({ briefing: briefing({ opportunities: [own] }) });
    element.choose('Talked');
    await settled();
    const line = { id: 'M1', competitor: true, maker: 'Nordek', model: 'NX-22', modelYear: '2014', endsOn: '' };
    const typed = { needs: 'x', buyingSignal: true, signalKind: 'Trouble', timing: '2026-09-01', machines: [line] };
    for (const [key, value] of Object.entries(typed)) await type(element, key, value);
    expect(isShown(element, '.colleague')).toBe(false);
    await save(element);
    const { call } = log.mock.calls[0]![0] as { call: Sending };
    expect(String(operation(call, 'escalation')!.fields['Briefing__c']).match(/NX-22/g)).toHaveLength(1);
  });

  it('asks for the name of a machine of which only the year is known', async () => {
    const { element, log } = open();
    element.choose('Talked');
    await settled();
    await type(element, 'needs', 'Air is wet');
    const line = { id: null, competitor: true, maker: '', model: '', modelYear: '2014', endsOn: '' };
    await type(element, 'machines', [line]);
    await save(element);
    expect(log).not.toHaveBeenCalled();
    expect(find<HTMLElement & { checked: boolean }>(element, 'c-renkei-desk-machines').checked).toBe(true);
    await type(element, 'machines', [{ ...line, model: 'NX-22' }]);
    await save(element);
    expect(operation(log.mock.calls[0]![0].call, 'machine0')!.fields).toMatchObject({ Name: 'NX-22' });
  });

  it('creates no opportunity beside the chosen one, and none whose stage is unread', async () => {
    const opportunity = {
      ...{ id: 'O1', name: 'Dryer', stage: 'Quote', amount: 1, closeDate: null, nextStep: null, owner: 'rep' },
      ownerName: 'Ishida',
    };
    const roles = [{ segment: 'Key', expectationLevel: 'Selling', cadenceDays: 30 }];
    const { element, log } = open({ roles, briefing: briefing({ opportunities: [opportunity] }) });
    element.choose('Talked');
    await settled();
    const typed = {
      ...{ needs: 'NX-22 fails', buyingSignal: true, signalKind: 'Trouble', timing: '2026-09-01' },
      ...{ budget: 'Planned', decisionMaker: 'Plant manager', opportunity: 'NX-22 at works 2' },
    };
    for (const [key, value] of Object.entries(typed)) await type(element, key, value);
    await save(element);
    expect(log).not.toHaveBeenCalled();
    expect(textOf(element, '.refusal')).toContain('stages of opportunities could not be read');
    await type(element, 'opportunityId', 'O1');
    await type(element, 'needConfirmed', true);
    await save(element);
    const { call } = log.mock.calls[0]![0] as { call: Sending };
    expect(operation(call, 'opportunity')).toBeUndefined();
    const { Opportunity__c, Briefing__c } = operation(call, 'escalation')!.fields;
    expect(Opportunity__c).toBe('O1');
    expect(Briefing__c).toMatch(/^Need confirmed$/m);
    expect(Briefing__c).not.toContain('Installed base');
  });

  it('does not log a call to somebody who does not want calls', async () => {
    const person = contact('C1', { name: 'Tanaka', doNotCall: true });
    const { element, log } = open({ briefing: briefing({ contacts: [person] }) });
    element.choose('Talked');
    await settled();
    await type(element, 'contact', 'C1');
    await type(element, 'needs', 'x');
    await save(element);
    expect(log).not.toHaveBeenCalled();
    expect(textOf(element, '.refusal')).toContain('Tanaka does not want calls');
  });

  it('says why even the outcome of one key is not logged', async () => {
    const person = contact('C1', { name: 'Tanaka', doNotCall: true });
    const { element, log } = open({ briefing: briefing({ contacts: [person] }) });
    element.choose('Talked');
    await settled();
    await type(element, 'contact', 'C1');
    element.choose('Absent');
    await settled();
    expect(log).not.toHaveBeenCalled();
    expect(textOf(element, '.refusal')).toContain('Tanaka does not want calls');
  });

  it('takes a double click for one: the second would hit the next account', async () => {
    const { element, log } = open();
    const [absent] = findAll(element, '.outcome');
    absent!.dispatchEvent(new MouseEvent('click', { detail: 1 }));
    absent!.dispatchEvent(new MouseEvent('click', { detail: 2 }));
    expect(log).toHaveBeenCalledTimes(1);
  });

  it('promises no moment that has passed', async () => {
    const { element, log } = open();
    element.choose('CallBack');
    await settled();
    await type(element, 'callBackDate', TIME.today);
    await type(element, 'callBackTime', '09:00');
    await save(element);
    expect(log).not.toHaveBeenCalled();
    expect(textOf(element, '.refusal')).toContain('This time has passed');
  });

  it('keeps what was typed for each account, with the same key', async () => {
    const { element } = open();
    element.choose('Talked');
    await settled();
    await type(element, 'needs', 'Half a sentence');
    element.plan = callPlan('2');
    await settled();
    expect(isShown(element, 'c-renkei-desk-input')).toBe(false);
    element.plan = callPlan('1');
    await settled();
    expect(inputs(element).find(({ field }) => field.key === 'needs')!.field.value).toBe('Half a sentence');
    expect(textOf(element, '.quiet')).toBe('What you typed before is back.');
  });

  it('notes a promise as a moment in the caller’s zone', async () => {
    const { element, log } = open();
    element.choose('CallBack');
    await settled();
    await type(element, 'callBackDate', '2026-06-15');
    await save(element);
    expect(log).not.toHaveBeenCalled();
    await type(element, 'callBackTime', '10:00');
    await save(element);
    const { call } = log.mock.calls[0]![0];
    expect(operation(call, 'touch')!.fields['CallBackAt__c']).toBe('2026-06-15T01:00:00.000Z');
  });
});
