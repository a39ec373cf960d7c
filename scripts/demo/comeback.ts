import type { Random } from './random.ts';
import { playKey } from './plays.ts';
import { StoryTeller, type Story } from './storyTeller.ts';

export const COMEBACK = 'kisogawa-bottling';

/** 19 months without a call, because nobody was asked to make one; five weeks ago somebody did, and the rep has been there twice. */
export function comeback(asOf: string, random: Random): Story {
  const kisogawa = new StoryTeller(asOf, random, {
    key: COMEBACK,
    name: '木曽川飲料 Kisogawa Bottling',
    kana: 'キソガワインリョウ',
    industry: 'Food & Beverage',
    employees: 310,
    owner: 'fujii',
    step: 'Proposal',
    city: '大垣市',
    description:
      '19か月連絡なし。ISの電話から再開し、訪問2回で提案中。\nNobody called for 19 months; it began again with a call, and after two visits there is a proposal.',
  });
  const mori = kisogawa.person('森 Mori', '設備保全 Maintenance', '課長 Manager');
  kisogawa.machine('MA-55 オイルフリー', 2015, { quantity: 2 }).machine('MD-40 ドライヤー', 2015);
  return kisogawa
    .deal(660, '定期点検 Yearly maintenance', 520_000, 'Closed Won')
    .visit(612, '11:00', mori, '来年も点検を頼みたい Wants maintenance next year, too')
    .missed(37, '10:05', 'oka', mori)
    .talk(
      36,
      '14:10',
      'oka',
      mori,
      '「忘れられたと思っていた」。2台とも電気代が高い "We thought you had forgotten us." Both machines use much electricity',
      {
        satisfaction: 2,
        minutes: 13,
        play: playKey('revival-neglected', ''),
        buyingSignal: true,
        signalKind: 'Replacement',
        budget: 'Planned',
        decisionMaker: '森課長 Manager Mori',
        needConfirmed: true,
      },
    )
    .visit(29, '10:00', mori, '現場を確認。インバーター機に関心 Saw the machines; interested in variable speed', {
      satisfaction: 4,
      visit: `${COMEBACK}-V1`,
    })
    .visit(
      15,
      '13:30',
      mori,
      '試算を渡した。来月の稟議にかける Got the calculation; it goes to their board next month',
      {
        satisfaction: 5,
        visit: `${COMEBACK}-V2`,
      },
    )
    .deal(-40, 'インバーター機2台更新 Two variable-speed compressors', 7_400_000, 'Proposal/Price Quote', {
      leadSource: 'Phone Inquiry',
    }).story;
}
