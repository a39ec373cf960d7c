import RenkeiCoverageLoad from 'c/renkeiCoverageLoad';
import { policyAnswer } from 'test/components/answers';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';
import { coverageAnswer, memberNode, peopleAnswer, targetsAnswer } from 'test/components/targetAnswers';

async function showCoverage(
  all: Record<string, number>,
  fieldLed: Record<string, number> = {},
  more = false,
  team = [memberNode('ishida', 'FieldRep', 40)],
) {
  const element = show('c-renkei-coverage-load', RenkeiCoverageLoad);
  await settled();
  answer('RenkeiActivePolicy', policyAnswer());
  answer('RenkeiTargets', targetsAnswer([], team));
  await settled();
  answer('RenkeiCoverage', coverageAnswer(all, fieldLed, more));
  await settled();
  if (Object.keys(all).length > 0) answer('RenkeiTargetPeople', peopleAnswer(...Object.keys(all)));
  await settled();
  return element;
}

const lines = (element: HTMLElement) =>
  findAll(element, '.owner').map((owner) =>
    [...owner.children]
      .map((part) => part.textContent ?? '')
      .filter(Boolean)
      .join(' '),
  );

describe('c-renkei-coverage-load', () => {
  it('asks for what the field leads', async () => {
    await showCoverage({ ishida: 3 });
    expect(lastVariables('RenkeiCoverage')).toEqual({ fieldLed: { RenkeiSegment__c: { in: ['Key', 'Expand'] } } });
  });

  it('puts who carries most first, against own capacity or the policy’s, and alarms from a hundred on', async () => {
    const element = await showCoverage({ ueno: 99, ishida: 120, arai: 100 }, { ueno: 14, ishida: 56, arai: 70 });
    expect(textOf(element, '.headline')).toBe('2 people carry 100 accounts or more each.');
    expect(lines(element)).toEqual([
      'Name of ishida 120 accounts, 56 led by the field 140% 100 or more',
      'Name of arai 100 accounts, 70 led by the field 100% 100 or more',
      'Name of ueno 99 accounts, 14 led by the field 20%',
    ]);
    await expect(element).toBeAccessible();
  });

  it('sets who is a rep in two teams against both capacities, and not against that of a caller', async () => {
    const team = [
      memberNode('ishida', 'FieldRep', 40),
      memberNode('ishida', 'FieldRep', 20),
      memberNode('ishida', 'Caller', 150),
    ];
    const element = await showCoverage({ ishida: 50 }, { ishida: 30 }, false, team);
    expect(lines(element)).toEqual(['Name of ishida 50 accounts, 30 led by the field 50%']);
  });

  it('is calm when nobody carries too many', async () => {
    const element = await showCoverage({ ueno: 12 });
    expect(textOf(element, '.headline')).toBe('Nobody carries 100 accounts or more.');
    expect(findAll(element, '.alarmed')).toHaveLength(0);
  });

  it('shows the first fifteen, and the others when asked', async () => {
    const many = Object.fromEntries(Array.from({ length: 22 }, (_, index) => [`u${index}`, 50 - index]));
    const element = await showCoverage(many, {}, true);
    expect(findAll(element, '.owner')).toHaveLength(15);
    const button = find<HTMLElement & { label: string }>(element, '.show-all');
    expect(button.label).toBe('Show 7 more');
    button.click();
    await settled();
    expect(findAll(element, '.owner')).toHaveLength(22);
    expect(element.shadowRoot?.textContent).toContain('The first 22 owners; the org has more.');
  });

  it('says when nothing is shared and when reading failed', async () => {
    const element = await showCoverage({});
    expect(element.shadowRoot?.textContent).toContain('No accounts are shared with you.');
    refuse('RenkeiCoverage', 'No access');
    await settled();
    expect(isShown(element, 'c-renkei-error-panel')).toBe(true);
  });
});
