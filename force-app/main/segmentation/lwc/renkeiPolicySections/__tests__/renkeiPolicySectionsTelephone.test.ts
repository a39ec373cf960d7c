import type { LightningElement } from 'lwc';
import { findAll, settled, show } from 'test/components/page';
import { policyView } from 'test/components/policyView';

jest.mock('@salesforce/client/formFactor', () => ({ __esModule: true, default: 'Small' }), { virtual: true });

describe('c-renkei-policy-sections on a telephone', () => {
  it('has all sections folded', async () => {
    const { default: component } = (await import('c/renkeiPolicySections')) as { default: typeof LightningElement };
    const element = show('c-renkei-policy-sections', component, { view: policyView() });
    await settled();
    expect(findAll<HTMLDetailsElement>(element, 'details').some(({ open }) => open)).toBe(false);
    await expect(element).toBeAccessible();
  });
});
