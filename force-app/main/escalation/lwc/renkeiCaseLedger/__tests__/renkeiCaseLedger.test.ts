import { tellCaseSaved } from 'c/renkeiEscalationData';
import RenkeiCaseLedger from 'c/renkeiCaseLedger';
import { answerOf, named, picked } from 'test/components/caseAnswers';
import { answer, lastVariables } from 'test/components/graphql';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

const at = (day: number): string => `2026-06-${String(day).padStart(2, '0')}T01:00:00.000Z`;
const CASE = {
  Id: 'E1',
  CustomerWords__c: 'It stops twice a week.',
  Caller__r: named('Morishita'),
  Touch__r: { OccurredAt__c: { value: at(1) } },
  Opportunity__r: { Name: { value: 'Dryer' }, StageName: picked('Prospecting'), CreatedDate: { value: at(9) } },
};
const step = (Id: string, day: number, From__c: string | null, To__c: string, fields: object = {}) => ({
  Id,
  From__c,
  To__c,
  At__c: at(day),
  Reason__c: picked('Not enough information'),
  Note__c: null,
  By__r: named('Nakamura'),
  Owner__r: named('Nakamura'),
  ...fields,
});
const visit = (Id: string, day: number, fields: object = {}) => ({
  Id,
  StartsAt__c: at(day),
  Status__c: 'Done',
  Number__c: 1,
  Purpose__c: 'See it',
  Result__c: 'Progress',
  ResultNote__c: 'They like it.',
  NextStepOn__c: null,
  Rep__r: named('Nakamura'),
  ...fields,
});
const textsOf = (story: HTMLElement) => findAll(story, '.text').map(({ textContent }) => textContent);

async function showStory(pages: Parameters<typeof answerOf>[0]): Promise<HTMLElement> {
  const element = show('c-renkei-case-ledger', RenkeiCaseLedger, {
    recordId: 'E1',
    objectApiName: 'RenkeiEscalation__c',
  });
  await settled();
  answer('RenkeiCaseStory', answerOf(pages));
  await settled();
  return find(element, 'c-renkei-case-ledger-story');
}

test('the story of a case stands in order of time', async () => {
  const story = await showStory({
    RenkeiEscalation__c: { nodes: [CASE] },
    RenkeiEscalationStep__c: {
      nodes: [
        step('S1', 2, null, 'Queued', { By__r: named('Morishita') }),
        step('S2', 3, 'Queued', 'Returned'),
        step('S3', 4, 'Returned', 'Queued', { By__r: named('Morishita') }),
        step('S4', 5, 'Queued', 'Accepted'),
        step('S5', 6, 'Accepted', 'Visited'),
      ],
    },
    RenkeiVisit__c: { nodes: [visit('V1', 6)] },
    RenkeiThanks__c: {
      nodes: [
        {
          Id: 'T1',
          GivenAt__c: at(7),
          Message__c: 'A good lead.',
          From__r: named('Nakamura'),
          To__r: named('Morishita'),
        },
      ],
    },
  });
  expect(textsOf(story)).toEqual([
    'Morishita talked to the customer',
    'Morishita handed over to Nakamura',
    'Nakamura returned it: Not enough information',
    'Morishita completed it and handed over again to Nakamura',
    'Nakamura accepted',
    'Visit 1, Nakamura: Progress',
    'Nakamura thanked Morishita',
    'Opportunity Dryer: Prospecting',
  ]);
  await expect(story).toBeAccessible();
});

test('nothing is told before what belongs ahead of it; the next page goes on where the first ended', async () => {
  const rest = { RenkeiVisit__c: { nodes: [visit('V1', 6)] }, RenkeiThanks__c: { nodes: [] } };
  const story = await showStory({
    RenkeiEscalation__c: { nodes: [CASE] },
    RenkeiEscalationStep__c: { nodes: [step('S1', 2, null, 'Queued')], next: 'after S1' },
    ...rest,
  });
  expect(textsOf(story)).toHaveLength(2);
  find(story, '.more').click();
  await settled();
  expect(lastVariables('RenkeiCaseStory')).toMatchObject({ steps: 'after S1', visits: null });
  answer(
    'RenkeiCaseStory',
    answerOf({
      RenkeiEscalation__c: { nodes: [CASE] },
      RenkeiEscalationStep__c: { nodes: [step('S2', 5, 'Queued', 'Accepted')] },
      ...rest,
    }),
  );
  await settled();
  expect(textsOf(story)).toHaveLength(5);
  expect(isShown(story, '.more')).toBe(false);
});

test('what is saved about the case beside it is read at once', async () => {
  const element = show('c-renkei-case-ledger', RenkeiCaseLedger, {
    recordId: 'E1',
    objectApiName: 'RenkeiEscalation__c',
  });
  await settled();
  const refresh = answer('RenkeiCaseStory', answerOf({ RenkeiEscalation__c: { nodes: [CASE] } }));
  await settled();
  tellCaseSaved('E2');
  expect(refresh).not.toHaveBeenCalled();
  tellCaseSaved('E1');
  expect(refresh).toHaveBeenCalledTimes(1);
  element.remove();
  tellCaseSaved('E1');
  expect(refresh).toHaveBeenCalledTimes(1);
});

test('an account shows its cases, the newest open', async () => {
  const element = show('c-renkei-case-ledger', RenkeiCaseLedger, { recordId: 'A1', objectApiName: 'Account' });
  await settled();
  const one = { Status__c: picked('Won'), SignalKind__c: picked('Expansion') };
  answer(
    'RenkeiCasesOfAccount',
    answerOf({
      RenkeiEscalation__c: {
        nodes: [
          { Id: 'E2', EscalatedAt__c: at(8), ...one },
          { Id: 'E1', EscalatedAt__c: at(2), ...one },
        ],
      },
    }),
  );
  await settled();
  expect(findAll(element, '.toggle').map((each) => each.getAttribute('aria-expanded'))).toEqual(['true', 'false']);
  expect(textOf(element, '.toggle')).toContain('Expansion · Won');
  findAll(element, '.toggle')[1]!.click();
  await settled();
  expect(find<HTMLElement & { recordId: string }>(element, 'c-renkei-case-ledger-story').recordId).toBe('E1');
});
