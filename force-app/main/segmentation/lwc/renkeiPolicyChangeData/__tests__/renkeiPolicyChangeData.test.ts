import { movedFilter, toMoved, toWillMove, willMoveFilter, willMoveVariables } from 'c/renkeiPolicyChangeData';
import { movedAnswer, willMoveAnswer } from 'test/components/policyPageAnswers';

const cutOffs = { potentialCutOff: 5e6, relationshipCutOff: 40 };
const PLANS = { RenkeiCallPlan__c: { OwnerId: { eq: '005C' } }, ApiName: 'Account__c' };

describe('accounts that a version will move', () => {
  it('are the owner’s, placed by the cut-offs alone', () => {
    const variables = willMoveVariables('own', '005A', cutOffs);
    expect(variables['here']).toEqual({ OwnerId: { eq: '005A' } });
    expect(variables['maintain']).toEqual({
      and: [
        { OwnerId: { eq: '005A' } },
        {
          and: [
            { RenkeiPotential__c: { lt: 5e6 } },
            { RenkeiRelationshipScore__c: { gte: 40 } },
            { RenkeiSegment__c: { in: ['Key', 'Expand', 'General'] } },
          ],
        },
      ],
    });
    expect(Object.keys(variables)).toEqual(['here', 'key', 'expand', 'maintain', 'general']);
  });

  it('are the caller’s by call plan, apart from those that the caller owns', () => {
    expect(willMoveFilter('called', '005C', cutOffs, { from: 'Key', to: 'Maintain' })).toEqual({
      and: [
        { and: [{ OwnerId: { ne: '005C' } }, { Id: { inq: PLANS } }] },
        { and: expect.arrayContaining([{ RenkeiSegment__c: { eq: 'Key' } }]) },
      ],
    });
  });

  it('are counted, most first; what is not scored moves nowhere', () => {
    const found = toWillMove(
      willMoveAnswer(
        [
          ['Key', 50],
          ['Unscored', 3],
          [null, 2],
        ],
        {
          maintain: [['Key', 4]],
          general: [
            ['Expand', 9],
            ['Unscored', 1],
          ],
          key: [['Expand', 0]],
        },
      ),
    );
    expect(found).toEqual({
      accounts: 55,
      segments: ['Key'],
      ways: [
        { from: 'Expand', to: 'General', accounts: 9 },
        { from: 'Key', to: 'Maintain', accounts: 4 },
      ],
    });
  });
});

describe('accounts that a version has moved', () => {
  it('are those whose owner the reader was, or that the reader calls', () => {
    expect(movedFilter('own', '005A', 'a0P', { from: null, to: null })).toEqual({
      and: [{ Policy__c: { eq: 'a0P' } }, { Reason__c: { eq: 'PolicyChanged' } }, { OwnerAtMove__c: { eq: '005A' } }],
    });
    expect(movedFilter('called', '005C', 'a0P', { from: 'Key', to: 'Maintain' })).toEqual({
      and: [
        { Policy__c: { eq: 'a0P' } },
        { Reason__c: { eq: 'PolicyChanged' } },
        { OwnerAtMove__c: { ne: '005C' } },
        { Account__c: { inq: PLANS } },
        { From__c: { eq: 'Key' } },
        { To__c: { eq: 'Maintain' } },
      ],
    });
  });

  it('are counted by way', () => {
    const ways = toMoved(
      movedAnswer([
        ['Key', 'Maintain', 2],
        ['Expand', 'General', 7],
        ['Unscored', 'Key', 1],
      ]),
    );
    expect(ways.map(({ from, accounts }) => [from, accounts])).toEqual([
      ['Expand', 7],
      ['Key', 2],
    ]);
  });
});
