import { speak } from 'test/components/labels.cjs';

describe('c-renkei-distribution in Japanese', () => {
  it('reads as Japanese', async () => {
    speak('ja');
    const { default: RenkeiDistribution } = await import('c/renkeiDistribution');
    const { getObjectInfo } = await import('lightning/uiObjectInfoApi');
    const { policyAnswer } = await import('test/components/answers');
    const { strangersAnswer, summaryAnswer } = await import('test/components/distributionAnswers');
    const { answer } = await import('test/components/graphql');
    const { settled, show, textOf } = await import('test/components/page');
    const element = show('c-renkei-distribution', RenkeiDistribution);
    answer('RenkeiActivePolicy', policyAnswer());
    (getObjectInfo as unknown as { emit(data: object): void }).emit({
      updateable: true,
      fields: { ProposedCaller__c: { updateable: true } },
    });
    await settled();
    const plans: [string, string, number][] = [['高橋', '佐伯', 8]];
    answer(
      'RenkeiDistribution',
      summaryAnswer({
        callers: [{ user: '岡' }],
        plans,
        outgoing: plans,
        incoming: [['岡', 'CallerLeft', 8]],
      }),
    );
    await settled();
    answer('RenkeiDistributionPeople', strangersAnswer(['高橋', false]));
    await settled();
    expect(textOf(element, '.headline')).toBe('8社の新しい担当が確定待ちです。');
    expect(textOf(element, '.top .rule')).toBe('離任者から8社');
    expect(textOf(element, '.header .rule')).toBe('2026年6月12日の提案');
    expect(textOf(element, '.left-line .text')).toBe('顧客8社・うち提案あり8社');
    expect(textOf(element, '.reason')).toBe('前任者の離任 8');
  });
});
