import { updateRecord } from 'lightning/uiRecordApi';
import RenkeiRulesSheet from 'c/renkeiRulesSheet';
import userId from '@salesforce/user/Id';
import { policyAnswer } from 'test/components/answers';
import { answer, refuse } from 'test/components/graphql';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';
import { DRAFT_ID, teamAnswer, versionAnswer } from 'test/components/policyAnswers';
import { allow, MANAGER, READER } from 'test/components/policyPageAnswers';

const update = updateRecord as unknown as jest.Mock;

async function showSheet(
  fields: Record<string, unknown> = {},
  {
    role = 'FieldRep',
    rights = MANAGER as object,
    parts = {},
  }: { role?: string; rights?: object; parts?: object } = {},
) {
  const element = show('c-renkei-rules-sheet', RenkeiRulesSheet, { recordId: DRAFT_ID });
  await settled();
  const refresh = answer('RenkeiPolicyVersion', versionAnswer({ Id: DRAFT_ID, ...fields }, parts));
  answer('RenkeiActivePolicy', policyAnswer());
  answer('RenkeiPolicyTeam', teamAnswer([{ User__c: userId, Role__c: role }]));
  await allow(rights);
  return { element, refresh };
}

const row = (element: HTMLElement, name: string) =>
  findAll(element, 'tbody tr')
    .filter((line) => line.querySelector('th')?.textContent === name)
    .flatMap((line) => [...line.querySelectorAll('td')].map((cell) => cell.textContent?.trim()));

describe('c-renkei-rules-sheet', () => {
  beforeEach(() => {
    update.mockReset().mockResolvedValue({});
  });

  it('says for each segment who does what, and which accounts are meant', async () => {
    const { element } = await showSheet();
    expect(row(element, 'Which accounts')).toEqual([
      'potential ¥3M or more, relationship 50 or more',
      'potential ¥3M or more, relationship below 50',
      'potential below ¥3M, relationship 50 or more',
      'potential below ¥3M, relationship below 50',
    ]);
    expect(row(element, 'Leads')).toEqual(['Field sales', 'Field sales', 'Inside sales', 'Web']);
    expect(row(element, 'Supports')).toEqual(['Inside sales', 'Inside sales', '–', '–']);
    expect(row(element, 'Cadence')[0]).toBe('contact every 30 days');
    expect(row(element, 'Capacity per person')[0]).toBe('up to 50 accounts');
    await expect(element).toBeAccessible();
  });

  it('says deadlines, targets and purposes in words, and cut-offs that are still to be found', async () => {
    const role = (Segment__c: string, more: object) => ({ Segment__c, LeadChannel__c: 'Field', ...more });
    const { element } = await showSheet(
      { PotentialCutOff__c: null, CutOffMode__c: 'Capacity', FieldCapacity__c: 400 },
      {
        parts: {
          roles: [
            role('Key', {
              AcceptWithinDays__c: 1,
              LeadPurpose__c: 'Visit monthly',
              TargetKind__c: 'Rate',
              TargetPerMonth__c: 60,
            }),
            role('Expand', { AcceptWithinDays__c: 2, TargetKind__c: 'Count', TargetPerMonth__c: 12 }),
            role('Maintain', { TargetKind__c: 'Amount', TargetPerMonth__c: 9_000_000, ExpectationLevel__c: 'Selling' }),
          ],
        },
      },
    );
    expect(row(element, 'Time to accept')).toEqual(['within 1 business day', 'within 2 business days', '–', '–']);
    expect(row(element, 'Target per month')).toEqual([
      'Cases per 100 conversations: 60',
      'Cases handed over: 12',
      'Won amount: ¥9M',
      '–',
    ]);
    expect(row(element, 'Leads')[0]).toContain('Visit monthly');
    expect(row(element, 'Expectation level')[2]).toBe('up to the sale');
    expect(row(element, 'Which accounts')[0]).toContain('potential what field sales can hold or more');
  });

  it('names all reasons for a return and what follows, and the steps of a case', async () => {
    const { element } = await showSheet();
    expect(findAll(element, '.reasons dt').map((each) => each.textContent)).toEqual([
      'Not enough information',
      'Too early, with a date',
      'Not a target',
      'Already in a deal',
      'Wrong person',
      'No capacity',
    ]);
    expect(findAll(element, '.steps li')).toHaveLength(5);
  });

  it.each([
    ['FieldManager', 'I agree as field manager', 'Field'],
    ['InsideSalesManager', 'I agree as inside-sales manager', 'InsideSales'],
  ])('lets a %s agree, as it was read', async (role, label, side) => {
    const { element, refresh } = await showSheet({ LastModifiedDate: '2026-06-29T01:00:00.000Z' }, { role });
    const buttons = findAll<HTMLElement & { label: string }>(element, '.agree');
    expect(buttons.map((each) => each.label)).toEqual([label]);
    buttons[0]!.click();
    await settled();
    expect(update).toHaveBeenCalledWith(
      {
        fields: {
          Id: DRAFT_ID,
          [`AcknowledgedBy${side}__c`]: userId,
          [`AcknowledgedBy${side}On__c`]: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        },
      },
      { ifUnmodifiedSince: '2026-06-29T01:00:00.000Z' },
    );
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('shows who agreed, and asks nobody twice, nor who may not', async () => {
    const signed = {
      AcknowledgedByFieldOn__c: '2026-06-20',
      AcknowledgedByField__r: undefined,
    };
    const { element } = await showSheet(signed, { role: 'FieldManager' });
    expect(textOf(element, '.signature:first-child .signed')).toBe('Agreed: –, Jun 20, 2026');
    expect(isShown(element, '.agree')).toBe(false);
    document.body.replaceChildren();
    const { element: reader } = await showSheet({}, { role: 'FieldManager', rights: READER });
    expect(isShown(reader, '.agree')).toBe(false);
  });

  it('says so when the policy was saved after it was read, or the org refuses', async () => {
    update.mockRejectedValueOnce({ status: 412 });
    const { element } = await showSheet({}, { role: 'FieldManager' });
    const agree = async () => {
      find(element, '.agree').click();
      await settled();
      return find<HTMLElement & { errors: unknown }>(element, 'c-renkei-error-panel').errors;
    };
    expect(await agree()).toContain('saved by somebody else after you opened');
    update.mockRejectedValueOnce({ body: { message: 'No access' } });
    expect(await agree()).toEqual({ body: { message: 'No access' } });
  });

  it('waits, misses, and fails in words', async () => {
    const element = show('c-renkei-rules-sheet', RenkeiRulesSheet, { recordId: DRAFT_ID });
    await settled();
    expect(element.shadowRoot?.textContent).toContain('Loading');
    answer('RenkeiPolicyVersion', { uiapi: { query: { RenkeiSegmentPolicy__c: { edges: [] } } } });
    await settled();
    expect(element.shadowRoot?.textContent).toContain('no longer exists');
    const refresh = refuse('RenkeiPolicyVersion', 'No access');
    await settled();
    find(element, 'c-renkei-error-panel').dispatchEvent(new CustomEvent('retry'));
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});

describe('c-renkei-rules-sheet on paper', () => {
  const seen = (element: HTMLElement, rects: number, height = 900) => {
    const sheet = find(element, '.sheet');
    jest.spyOn(sheet, 'getClientRects').mockReturnValue(Array.from({ length: rects }) as never);
    Object.defineProperty(sheet, 'scrollHeight', { value: height, configurable: true });
    return sheet;
  };
  const styles = (element: HTMLElement) => findAll(element, '.print-style style');

  it('is alone on one page while it is printed, and back on the screen afterwards', async () => {
    const { element } = await showSheet();
    const sheet = seen(element, 1);
    window.dispatchEvent(new Event('beforeprint'));
    expect(styles(element)[0]!.textContent).toContain('size: A4 portrait');
    expect(sheet.dataset['paper']).toBe('true');
    expect(sheet.style.getPropertyValue('--paper-scale')).toBe('1');
    window.dispatchEvent(new Event('beforeprint'));
    expect(styles(element)).toHaveLength(1);
    window.dispatchEvent(new Event('afterprint'));
    expect(styles(element)).toHaveLength(0);
    expect(sheet.dataset['paper']).toBeUndefined();
  });

  it('is made smaller until it stays on the page, but not beyond reading', async () => {
    const { element } = await showSheet();
    const sheet = seen(element, 1, 1200);
    window.dispatchEvent(new Event('beforeprint'));
    expect(Number(sheet.style.getPropertyValue('--paper-scale'))).toBeCloseTo(0.85);
    window.dispatchEvent(new Event('afterprint'));
    seen(element, 1, 9000);
    window.dispatchEvent(new Event('beforeprint'));
    expect(Number(sheet.style.getPropertyValue('--paper-scale'))).toBeGreaterThan(0.5);
  });

  it('leaves the page alone when it is not the tab that is seen, or is gone', async () => {
    const { element } = await showSheet();
    seen(element, 0);
    window.dispatchEvent(new Event('beforeprint'));
    expect(styles(element)).toHaveLength(0);
    element.remove();
    seen(element, 1);
    window.dispatchEvent(new Event('beforeprint'));
    expect(styles(element)).toHaveLength(0);
  });

  it('is printed by its button', async () => {
    const { element } = await showSheet();
    seen(element, 1);
    const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
    find(element, '.print').click();
    expect(print).toHaveBeenCalledTimes(1);
    expect(styles(element)).toHaveLength(1);
    window.dispatchEvent(new Event('afterprint'));
    print.mockRestore();
  });
});
