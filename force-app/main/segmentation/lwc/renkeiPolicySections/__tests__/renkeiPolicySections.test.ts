import RenkeiPolicySections from 'c/renkeiPolicySections';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';
import { fieldOf, policyView, type ShownField } from 'test/components/policyView';

type Sections = HTMLElement & { showField(path: string): void };
type Part = HTMLElement & { fields: ShownField[] };

async function showSections(view = policyView(), more: object = {}) {
  const element = show<Sections>('c-renkei-policy-sections', RenkeiPolicySections, { view, ...more });
  await settled();
  return element;
}

const details = (element: HTMLElement, key: string) => find<HTMLDetailsElement>(element, `[data-key="${key}"]`);

async function toggle(element: HTMLElement, key: string, open: boolean): Promise<void> {
  details(element, key).open = open;
  details(element, key).dispatchEvent(new CustomEvent('toggle'));
  await settled();
}

describe('c-renkei-policy-sections', () => {
  it('opens what is decided often, and folds the long tables', async () => {
    const element = await showSections(policyView(), { cutOffNote: 'At most 400 accounts.' });
    expect(findAll<HTMLDetailsElement>(element, 'details').map((each) => [each.dataset['key'], each.open])).toEqual([
      ['general', true],
      ['cutOffs', true],
      ['relationship', true],
      ['lifecycle', true],
      ['roles', true],
      ['estimators', false],
      ['channels', false],
    ]);
    expect(isShown(element, 'c-renkei-policy-channels')).toBe(false);
    expect(textOf(element, '[data-key="cutOffs"] .note')).toBe('At most 400 accounts.');
    expect(textOf(element, '[data-key="relationship"] .note')).toBe('The three weights add up to 100 of 100.');
    await expect(element).toBeAccessible();
  });

  it('says in its heading what the lint found in it, folded or not', async () => {
    const element = await showSections(policyView({ 'weights.wallet': '20', potentialCutOff: '', reviveFloor: '' }));
    expect(textOf(element, '[data-key="relationship"] .errors')).toBe('1 error');
    expect(textOf(element, '[data-key="cutOffs"] .errors')).toBe('1 error');
    expect(textOf(element, '[data-key="channels"] .warnings')).toBe('3 warnings');
    expect(isShown(element, '[data-key="general"] .count')).toBe(false);
    expect(textOf(element, '[data-key="relationship"] .note')).toContain('95 of 100');
  });

  it('folds and opens, and draws only what is open', async () => {
    const element = await showSections();
    await toggle(element, 'channels', true);
    expect(isShown(element, 'c-renkei-policy-channels')).toBe(true);
    await toggle(element, 'roles', false);
    expect(isShown(element, 'c-renkei-policy-roles')).toBe(false);
    await toggle(element, 'estimators', true);
    await expect(element).toBeAccessible();
  });

  it('asks for the figure that the mode needs, and for the other only while it says something', async () => {
    const paths = (element: HTMLElement) =>
      find<Part>(element, '[data-key="cutOffs"] c-renkei-policy-figures').fields.map(({ path }) => path);
    expect(paths(await showSections())).toEqual([
      'cutOffMode',
      'potentialCutOff',
      'potentialMarginPercent',
      'relationshipCutOff',
      'relationshipMargin',
    ]);
    const capacity = { cutOffMode: 'Capacity', fieldCapacity: '400' };
    const byCapacity = await showSections(policyView({ ...capacity, potentialCutOff: '' }));
    expect(paths(byCapacity).slice(0, 3)).toEqual(['cutOffMode', 'fieldCapacity', 'potentialMarginPercent']);
    expect(paths(await showSections(policyView(capacity)))).toContain('potentialCutOff');
    expect(paths(await showSections(policyView({ fieldCapacity: '400' })))).toContain('fieldCapacity');
  });

  it('opens the section of a field and puts the cursor into it', async () => {
    const element = await showSections();
    element.showField('channelRoles.Expand.Quote.0.channel');
    await settled();
    expect(details(element, 'channels').open).toBe(true);
    const part = find(element, 'c-renkei-policy-channels');
    const focus = jest.spyOn(fieldOf(part, 'channelRoles.Expand.Quote.0.channel'), 'focus');
    // Already drawn this time, so that it is in the field at once.
    element.showField('channelRoles.Expand.Quote.0.channel');
    expect(focus).toHaveBeenCalledTimes(1);
  });
});
