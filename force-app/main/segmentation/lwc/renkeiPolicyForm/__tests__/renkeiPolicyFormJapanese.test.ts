import { speak } from 'test/components/labels.cjs';
import type * as Form from 'c/renkeiPolicyForm';

describe('entries and states in Japanese', () => {
  let form: typeof Form;

  beforeAll(async () => {
    jest.resetModules();
    speak('ja');
    form = await import('c/renkeiPolicyForm');
  });

  it('read as Japanese', () => {
    expect(form.entryName('roles.Key.cadenceDays')).toBe('重点顧客：接触間隔');
    expect(form.entryText('roles.Key.cadenceDays', '30', 'JPY')).toBe('30日');
    expect(form.entryText('relationshipCutOff', '50', 'JPY')).toBe('50点');
    expect(form.entryText('cutOffMode', 'Capacity', 'JPY')).toBe('担当可能社数から算出');
    const dates = { isActive: true, effectiveFrom: '2026-07-01', effectiveTo: null };
    expect(form.statusSentence(dates, '2026-06-30')).toBe('2026年7月1日から適用されます。');
    expect(form.statusName('Draft')).toBe('下書き');
  });
});
