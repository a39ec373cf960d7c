import RenkeiResultFeed from 'c/renkeiResultFeed';
import { answerOf, inHours, named, picked, TEAM } from 'test/components/caseAnswers';
import { answer, lastVariables } from 'test/components/graphql';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: 'morishita' }), { virtual: true });
jest.mock('@salesforce/customPermission/RenkeiReassign', () => ({ __esModule: true, default: undefined }), {
  virtual: true,
});

const open = (fields: Record<string, unknown>) => ({
  Id: 'E1',
  Status__c: picked('Visited'),
  VisitCount__c: 1,
  LastResult__c: null,
  Account__c: 'A1',
  Account__r: named('Aoba Foods'),
  ...fields,
});
const parent = { Status__c: picked('Visited'), VisitCount__c: { value: 1 }, Account__r: named('Aoba Foods') };

async function showFeed(owner = 'ishida', hours = 50, total = 3): Promise<HTMLElement> {
  const element = show('c-renkei-result-feed', RenkeiResultFeed);
  await settled();
  answer('RenkeiEscalationPeople', TEAM);
  answer(
    'RenkeiEscalationFeed',
    answerOf({
      RenkeiVisit__c: {
        nodes: [
          {
            Id: 'V1',
            Result__c: 'Revisit',
            ResultNote__c: 'They want to see the dryer run.',
            ResultAt__c: inHours(-2),
            Number__c: 1,
            NextStepOn__c: '2026-07-01',
            Rep__r: named('Ishida'),
            Escalation__c: 'E1',
            Escalation__r: parent,
          },
        ],
      },
      RenkeiEscalationStep__c: {
        nodes: [
          {
            Id: 'S1',
            To__c: 'Returned',
            At__c: inHours(-1),
            Reason__c: picked('Too early'),
            Note__c: 'Ask in July.',
            By__r: named('Nakamura'),
            Escalation__c: 'E2',
            Escalation__r: parent,
          },
        ],
      },
      RenkeiThanks__c: { nodes: [] },
      open: { nodes: [open({}), open({ Id: 'E2', Status__c: picked('Queued'), VisitCount__c: null })] },
      waiting: {
        nodes: [{ Id: 'E2', OwnerId: owner, EscalatedAt__c: inHours(-hours), Account__r: named('Aoba Foods') }],
        total,
      },
    }),
  );
  await settled();
  return element;
}

test('what came back stands with the newest first, in the words of the representative', async () => {
  const element = await showFeed();
  expect(findAll(element, '.words').map(({ textContent }) => textContent)).toEqual([
    'Ask in July.',
    'They want to see the dryer run.',
  ]);
  expect(findAll(element, '.entry .text').map(({ textContent }) => textContent)).toEqual([
    'Nakamura returned it: Too early',
    'Ishida, visit 1: Revisit · next step Jul 1, 2026',
  ]);
  await expect(element).toBeAccessible();
});

test('a caller reads also who passed the case on, gave it back to calling, or has it now', async () => {
  const element = await showFeed();
  const step = (id: string, fields: object) => ({
    ...{ Id: id, At__c: inHours(-1), By__r: named('Nakamura'), Escalation__c: id, Escalation__r: parent },
    ...fields,
  });
  const { steps } = lastVariables('RenkeiEscalationFeed') as { steps: { and: object[] } };
  expect(JSON.stringify(steps.and[1])).toMatch(/Recycled.*Queued.*Reason__c/);
  const nodes = [
    step('S1', { From__c: 'Queued', To__c: 'Queued', Reason__c: picked('Wrong person'), Owner__r: named('Ishida') }),
    step('S2', { From__c: 'Accepted', To__c: 'Recycled' }),
    step('S3', { From__c: 'Accepted', To__c: 'Accepted', Owner__r: named('Ishida') }),
    step('S4', { From__c: 'Queued', To__c: 'Accepted' }),
  ];
  const none = { nodes: [] };
  const sources = { RenkeiVisit__c: none, RenkeiThanks__c: none, open: none, waiting: { nodes: [], total: 0 } };
  answer('RenkeiEscalationFeed', answerOf({ ...sources, RenkeiEscalationStep__c: { nodes } }));
  await settled();
  expect(findAll(element, '.entry .text').map(({ textContent }) => textContent)).toEqual([
    'Nakamura passed it on to Ishida: Wrong person',
    'Nakamura gave it back to calling',
    'Given to Ishida',
    'Nakamura accepted',
  ]);
});

test('handovers without an answer can be asked for', async () => {
  const element = await showFeed();
  expect(textOf(element, '.waiting')).toContain('3 handovers await an answer, oldest 2 days.');
  expect(find(element, '.ask').getAttribute('href')).toMatch(/^mailto:ishida@x\.example\?subject=/);
});

test('one handover is told in the singular, and one of a moment ago has no hours yet', async () => {
  const element = await showFeed('ishida', 0.5, 1);
  expect(textOf(element, '.waiting')).toContain('1 handover has awaited an answer for less than an hour.');
});

test('what lies in the queue is asked of whoever leads the representatives', async () => {
  const element = await showFeed('00GQUEUE');
  expect(find(element, '.ask').getAttribute('href')).toMatch(/^mailto:kuwahara@x\.example/);
});

test('every case shows how far it has come', async () => {
  const element = await showFeed();
  expect(findAll(element, '.here').map(({ textContent }) => textContent?.trim())).toEqual(['Visit', 'Appointment']);
});

test('callers read their own cases, from as far back as they wish', async () => {
  const element = await showFeed();
  const before = JSON.stringify(lastVariables('RenkeiEscalationFeed'));
  expect(before).toContain('"Caller__c":{"eq":"morishita"}');
  find(element, '[data-since="week"]').click();
  await settled();
  expect(JSON.stringify(lastVariables('RenkeiEscalationFeed'))).not.toBe(before);
});

test('nothing is cut: further pages are asked for from where the last ones ended, and stand in order', async () => {
  const result = (Id: string, hours: number) => ({
    ...{ Id, Result__c: 'Progress', ResultNote__c: Id, ResultAt__c: inHours(hours), Number__c: 1, NextStepOn__c: null },
    ...{ Rep__r: named('Ishida'), Escalation__c: 'E1', Escalation__r: parent },
  });
  const thanks = (Id: string, hours: number) => ({
    ...{ Id, Message__c: Id, GivenAt__c: inHours(hours), From__r: named('Ishida') },
    ...{ Escalation__c: 'E1', Escalation__r: parent },
  });
  const words = () => findAll(element, '.words').map(({ textContent }) => textContent);
  const element = await showFeed();
  const rest = { RenkeiEscalationStep__c: { nodes: [] }, waiting: { nodes: [] } };
  answer(
    'RenkeiEscalationFeed',
    answerOf({
      ...rest,
      RenkeiVisit__c: { nodes: [result('R1', -1), result('R2', -2)], next: 'after R2' },
      RenkeiThanks__c: { nodes: [thanks('T1', -1.5), thanks('T3', -3)] },
      open: { nodes: [open({})], next: 'after E1' },
    }),
  );
  await settled();
  expect(words()).toEqual(['R1', 'T1', 'R2']);
  find(element, '.more').click();
  await settled();
  expect(lastVariables('RenkeiEscalationFeed')).toMatchObject({ visitsAfter: 'after R2', openAfter: null });
  answer(
    'RenkeiEscalationFeed',
    answerOf({
      ...rest,
      RenkeiVisit__c: { nodes: [result('R4', -4)] },
      RenkeiThanks__c: { nodes: [thanks('T1', -1.5), thanks('T3', -3)] },
      open: { nodes: [open({})], next: 'after E1' },
    }),
  );
  await settled();
  expect(words()).toEqual(['R1', 'T1', 'R2', 'T3', 'R4']);
  expect(isShown(element, '.more')).toBe(false);
  find(element, '.more-ways').click();
  await settled();
  expect(lastVariables('RenkeiEscalationFeed')).toMatchObject({ visitsAfter: 'after R2', openAfter: 'after E1' });
  find(element, '.refresh').click();
  await settled();
  expect(lastVariables('RenkeiEscalationFeed')).toMatchObject({ visitsAfter: null, openAfter: null });
});
