import RenkeiEscalationReturn from 'c/renkeiEscalationReturn';
import { toCase, toMembers, type CaseDetail } from 'c/renkeiEscalationData';
import { caseNode, casesAnswer, TEAM, visitsOf } from 'test/components/caseAnswers';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: 'ishida' }), { virtual: true });

type Combobox = HTMLElement & { options: { value: string; label: string }[] };

async function showForm(fields: Record<string, unknown> = {}): Promise<{ form: HTMLElement; sent: jest.Mock }> {
  const record = toCase(casesAnswer([caseNode('E1', fields)])) as CaseDetail;
  const form = show('c-renkei-escalation-return', RenkeiEscalationReturn, { record, members: toMembers(TEAM) });
  const sent = jest.fn();
  form.addEventListener('return', (event) => sent((event as CustomEvent).detail));
  await settled();
  return { form, sent };
}

async function choose(form: HTMLElement, selector: string): Promise<void> {
  find(form, selector).click();
  await settled();
}

/** The buttons that end the form, and what is missing, stand in its footer. */
const footer = (form: HTMLElement): HTMLElement => find(form, '.footer');

async function submit(form: HTMLElement): Promise<void> {
  await choose(footer(form), '.submit');
}

async function enter(form: HTMLElement, selector: string, value: string): Promise<void> {
  find(form, selector).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
}

test('a reason is needed', async () => {
  const { form, sent } = await showForm();
  await submit(form);
  expect(findAll(footer(form), '.problem')).toHaveLength(1);
  expect(sent).not.toHaveBeenCalled();
  await expect(form).toBeAccessible();
});

test('too early asks for a date', async () => {
  const { form, sent } = await showForm();
  await choose(form, '[data-reason="TooEarly"]');
  await submit(form);
  expect(sent).not.toHaveBeenCalled();
  await enter(form, '.until', '2099-01-05');
  await submit(form);
  expect(sent).toHaveBeenCalledWith(expect.objectContaining({ reason: 'TooEarly', until: '2099-01-05' }));
});

test('the wrong person names another one, who works and is not the same', async () => {
  const { form, sent } = await showForm();
  await choose(form, '[data-reason="WrongPerson"]');
  expect(find<Combobox>(form, '.reroute').options.map(({ value }) => value)).toEqual(['nakamura']);
  await enter(form, '.reroute', 'nakamura');
  await submit(form);
  expect(sent).toHaveBeenCalledWith(expect.objectContaining({ reason: 'WrongPerson', rerouteTo: 'nakamura' }));
});

test('a booked customer gets another representative, or hears by when that nobody comes', async () => {
  const { form, sent } = await showForm({ Visits__r: visitsOf({}) });
  await choose(form, '[data-reason="NotATarget"]');
  expect(isShown(form, '.reroute')).toBe(true);
  await choose(form, '[data-way="tell"]');
  await submit(form);
  expect(sent).not.toHaveBeenCalled();
  expect(find<Combobox>(form, '.teller').options[0]!.label).toBe('Ishida (me)');
  await enter(form, '.teller', 'ishida');
  await enter(form, '.told-by', '2099-01-05');
  await submit(form);
  expect(sent).toHaveBeenCalledWith(
    expect.objectContaining({ customerTeller: 'ishida', customerToldBy: '2099-01-05', rerouteTo: null }),
  );
});

test('says what happens next', async () => {
  const { form } = await showForm();
  await choose(form, '[data-reason="NoCapacity"]');
  expect(textOf(form, '.hint')).toBe('The case goes to your field manager.');
});
