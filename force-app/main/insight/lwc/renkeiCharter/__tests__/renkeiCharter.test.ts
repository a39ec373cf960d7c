import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import RenkeiCharter from 'c/renkeiCharter';
import { toStart, type Charter } from 'c/renkeiInsightData';
import { startAnswer, TEAM } from 'test/components/insightAnswers';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

const create = createRecord as unknown as jest.Mock;
const update = updateRecord as unknown as jest.Mock;
const objectInfo = getObjectInfo as unknown as { emit(data: object): void };

const CHARTER = toStart(startAnswer(), '2026-06-12').charters[0]!;
const labelled = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, { apiName: name, label: name.replace('__c', ''), updateable: true }]));

async function showCharter(charter: Charter | null = CHARTER, mayEdit = true): Promise<HTMLElement> {
  const element = show('c-renkei-charter', RenkeiCharter, { team: TEAM, charter, currency: 'JPY' });
  const fields = labelled(
    ...['Purpose__c', 'Sponsor__c', 'Manager__c', 'ManagerSharePercent__c', 'MeetingTime__c', 'GoalFollowUpRate__c'],
    ...['StartsOn__c', 'MeetingCadence__c', 'MeetingWeekday__c', 'MeetingMinutes__c', 'GoalAcceptRate__c'],
    ...['GoalAppointmentRate__c', 'GoalWonAmount__c', 'FeedbackWithinDays__c', 'IsolationTalksDays__c'],
    ...['CareerSteps__c', 'FactorNotes__c', 'FactorCommitment__c', 'FactorDedicatedManager__c'],
    ...[
      'FactorCareerPath__c',
      'FactorRolesAgreed__c',
      'FactorMeeting__c',
      'FactorDataIntegrated__c',
      'FactorFeedback__c',
    ],
  );
  objectInfo.emit({ updateable: mayEdit, createable: mayEdit, fields });
  await settled();
  return element;
}

async function change(element: HTMLElement, name: string, detail: object): Promise<void> {
  find(element, `[data-name="${name}"]`).dispatchEvent(new CustomEvent('change', { detail }));
  await settled();
}

test('it says why the team exists, who stands for it, how callers grow and what is in place', async () => {
  const element = await showCharter();
  const facts = findAll(element, '.fact').map((fact) => (fact.textContent ?? '').replace(/\s+/g, ' '));
  expect(facts).toEqual([
    'PurposeTalk with those whom the field cannot reach.',
    'SponsorOnishi',
    'ManagerSaeki',
    'ManagerSharePercent100%',
    'MeetingTime9:05',
    'GoalFollowUpRate90%',
  ]);
  expect(findAll(element, '.steps li').map(({ textContent }) => textContent)).toEqual([
    'Hearingsix wins a year',
    'Selling',
  ]);
  expect(element.shadowRoot!.textContent).toContain('2 of 7 are in place.');
  await expect(element).toBeAccessible();
});

test('a manager changes what is to be changed, and nothing else is saved', async () => {
  const element = await showCharter();
  update.mockReset().mockResolvedValue({});
  const saved = jest.fn();
  element.addEventListener('saved', saved);
  find(element, '.edit').click();
  await settled();
  await expect(element).toBeAccessible();
  await change(element, 'MeetingTime__c', { value: '10:30:00.000' });
  await change(element, 'GoalFollowUpRate__c', { value: '' });
  await change(element, 'FactorFeedback__c', { checked: true });
  find(element, 'c-renkei-form-footer').dispatchEvent(new CustomEvent('submit'));
  await settled();
  expect(update).toHaveBeenCalledWith(
    { fields: { Id: 'CH1', MeetingTime__c: 630, GoalFollowUpRate__c: null, FactorFeedback__c: true } },
    { ifUnmodifiedSince: '2026-06-01T00:00:00.000Z' },
  );
  expect(saved).toHaveBeenCalled();
  expect(textOf(element, '.notice')).toBe('The charter was saved.');
});

test('somebody else’s charter is not written over', async () => {
  const element = await showCharter();
  update.mockReset().mockRejectedValue({ status: 412, body: {} });
  find(element, '.edit').click();
  await settled();
  find(element, 'c-renkei-form-footer').dispatchEvent(new CustomEvent('submit'));
  await settled();
  expect(find<HTMLElement & { errors: unknown }>(element, 'c-renkei-error-panel').errors).toMatch(
    /^Somebody else saved/,
  );
});

test('a team without one is asked to write it; readers only read', async () => {
  const element = await showCharter(null);
  create.mockReset().mockResolvedValue({ id: 'CH2' });
  find(element, '.edit').click();
  await settled();
  await change(element, 'Purpose__c', { value: 'Follow every handover' });
  find(element, 'c-renkei-form-footer').dispatchEvent(new CustomEvent('submit'));
  await settled();
  expect(create).toHaveBeenCalledWith({
    apiName: 'RenkeiCharter__c',
    fields: { Purpose__c: 'Follow every handover', Team__c: TEAM },
  });
  expect(isShown(await showCharter(CHARTER, false), '.edit')).toBe(false);
});
