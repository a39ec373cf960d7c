import type { LightningElement } from 'lwc';
import { speak } from 'test/components/labels.cjs';

describe('c-renkei-rules-sheet in Japanese', () => {
  it('reads as Japanese throughout', async () => {
    jest.resetModules();
    speak('ja');
    const { default: component } = (await import('c/renkeiRulesSheet')) as { default: typeof LightningElement };
    const { show, settled, findAll, textOf } = await import('test/components/page');
    const { answer } = await import('test/components/graphql');
    const { versionAnswer } = await import('test/components/policyAnswers');
    const { policyAnswer } = await import('test/components/answers');
    const element = show('c-renkei-rules-sheet', component, { recordId: 'a0' });
    await settled();
    answer('RenkeiPolicyVersion', versionAnswer());
    answer('RenkeiActivePolicy', policyAnswer());
    await settled();
    expect(textOf(element, '.title')).toBe('運用ルール');
    expect(findAll(element, 'tbody tr:first-child td')[0]!.textContent).toBe('ポテンシャル300万円以上、関係度50以上');
    expect(findAll(element, '.reasons dt').map((each) => each.textContent)).toContain('情報不足');
    expect(element.shadowRoot?.textContent).not.toMatch(/Working|Returning|within|business/);
    await expect(element).toBeAccessible();
  });
});
