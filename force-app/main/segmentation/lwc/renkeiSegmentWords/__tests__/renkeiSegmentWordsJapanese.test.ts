import { speak } from 'test/components/labels.cjs';
import { accountNode, accountsAnswer, policyAnswer, UNSCORED, TODAY } from 'test/components/answers';
import type * as Data from 'c/renkeiSegmentData';
import type * as Words from 'c/renkeiSegmentWords';

describe('words in Japanese', () => {
  let words: typeof Words;
  let data: typeof Data;

  beforeAll(async () => {
    jest.resetModules();
    speak('ja');
    words = await import('c/renkeiSegmentWords');
    data = await import('c/renkeiSegmentData');
  });

  it('have their own order, commas and full stops', () => {
    const { active } = data.toPolicyAndSetting(policyAnswer(), TODAY);
    const context = { currency: 'JPY', roles: active!.roles };
    const reasons = (fields: Record<string, unknown>) => {
      const { score } = data.toAccountPage(accountsAnswer([accountNode('001A', fields)])).accounts[0]!;
      return words.reasonSentences(score!, active!.policy, context);
    };
    expect(reasons({ RenkeiPreviousSegment__c: null })).toBe(
      'ポテンシャル1,280万円（基準300万円以上）、関係度68.6（基準50以上）。' +
        '最終会話2026年6月12日、会話した先方担当者2人（目安4人）、ポテンシャルの24.3%を受注。',
    );
    expect(reasons({ ...UNSCORED, RenkeiPreviousSegment__c: null })).toContain('従業員数が未入力のため未評価。');
    expect(words.leadWords(words.roleOf('Key', active!.roles))).toBe('訪問営業が主担当、インサイドセールスが支援');
    expect(words.causeWords('EmployeesMissing', 1204)).toBe('1,204社は従業員数が未入力です。');
    expect(words.segmentName('Unscored')).toBe('未評価');
  });
});
