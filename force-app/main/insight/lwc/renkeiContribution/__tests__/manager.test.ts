import RenkeiContribution from 'c/renkeiContribution';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { member, recordsAnswer, startAnswer } from 'test/components/insightAnswers';
import { find, isShown, settled, show, textOf } from 'test/components/page';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: 'saeki' }), { virtual: true });
jest.mock('@salesforce/customPermission/RenkeiReassign', () => ({ __esModule: true, default: true }), {
  virtual: true,
});

test('a manager looks at one caller at a time; what came back stays the caller’s', async () => {
  const element = show('c-renkei-contribution', RenkeiContribution);
  await settled();
  answer('RenkeiInsightStart', startAnswer({ members: [member('morishita'), member('oka')] }));
  await settled();
  expect(textOf(element, 'h2')).toBe('What came of the work of Morishita');
  expect(isShown(element, 'c-renkei-result-feed')).toBe(false);
  find(element, '.caller').dispatchEvent(new CustomEvent('change', { detail: { value: 'oka' } }));
  await settled();
  expect(JSON.stringify(lastVariables('RenkeiInsightCreated'))).toContain('"Caller__c":{"eq":"oka"}');
  // Nobody was talked with: there is nobody to ask about, and the page is whole all the same.
  answer('RenkeiInsightCreated', recordsAnswer({ RenkeiEscalation__c: [] }));
  answer('RenkeiInsightTalks', recordsAnswer({ RenkeiTouch__c: [] }));
  await settled();
  expect(textOf(element, '.left .part .quiet')).toBe('No case was handed over in this time.');
  await expect(element).toBeAccessible();
});

test('who may not see cases is told calmly, and what cannot be read is told', async () => {
  const element = show('c-renkei-contribution', RenkeiContribution);
  await settled();
  refuse('RenkeiInsightStart', 'You do not have access to RenkeiTeamMember__c');
  await settled();
  expect(isShown(element, '.closed')).toBe(true);
  refuse('RenkeiInsightStart', 'Out of order');
  await settled();
  expect(isShown(element, 'c-renkei-error-panel')).toBe(true);
});
