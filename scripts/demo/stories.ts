import { addDays } from 'c/renkeiCalendarRules';
import { comeback } from './comeback.ts';
import { playKey } from './plays.ts';
import type { Random } from './random.ts';
import { StoryTeller, type Story } from './storyTeller.ts';

/** The stories in the order in which they are told. */
export function tellStories(asOf: string, random: Random): Story[] {
  return [silentLoss, revival, abandoned, returned, breadth, service, comeback].map((tell) => tell(asOf, random));
}

/** Nobody talked for 14 months, filter orders stopped, and a rival's machines were found: 18.4 million yen at risk. */
function silentLoss(asOf: string, random: Random): Story {
  const aoba = new StoryTeller(asOf, random, {
    key: 'aoba-foods',
    name: '青葉フーズ Aoba Foods',
    kana: 'アオバフーズ',
    industry: 'Food & Beverage',
    employees: 480,
    owner: 'ishida',
    step: 'Support',
    city: '小山市',
    description:
      '2014年納入の3台が更新時期。フィルターの注文が止まった。\nThree machines of 2014 are due for replacement. Filter orders stopped.',
  });
  const endo = aoba.person('遠藤 Endo', '設備保全 Maintenance', '係長 Supervisor');
  aoba.person('前田 Maeda', '購買 Purchasing', '課長 Manager');
  // The longest that anybody keeps such a machine is twelve and a half years.
  const endsOn = addDays(asOf, 110);
  for (let number = 1; number <= 3; number += 1) aoba.machine('MA-55 オイルフリー', 2014, { endsOn });
  aoba.machine('Nordek NX-22', 2025, { competitor: true, description: '工場見学会で確認 Seen on a plant tour' });
  aoba.machine('Nordek NX-22', 2025, { competitor: true, description: '工場見学会で確認 Seen on a plant tour' });
  for (const [days, amount] of [
    [1010, 360000],
    [830, 384000],
    [650, 372000],
    [470, 348000],
  ] as const) {
    aoba.deal(days, 'フィルター Filters', amount, 'Closed Won');
  }
  aoba.deal(-110, 'コンプレッサー3台更新 Replacement of three compressors', 18_400_000, 'Prospecting', {
    description: '会話のないまま14か月 No talk for 14 months',
  });
  return aoba.visit(428, '14:00', endo, '更新はまだ先、と Said that replacement can wait', { satisfaction: 3 }).story;
}

/** The rep was transferred without a farewell; 26 quiet months; an apology, three visits, 9.2 million yen won. */
function revival(asOf: string, random: Random): Story {
  const marushin = new StoryTeller(asOf, random, {
    key: 'marushin-paper',
    name: '丸信製紙 Marushin Paper',
    kana: 'マルシンセイシ',
    industry: 'Manufacturing',
    employees: 620,
    owner: 'ishida',
    step: 'Contract',
    city: '富士市',
    description:
      '前任の異動後、26か月連絡なし。お詫びから再開し受注。\nNobody called for 26 months after the former rep was transferred. It began again with an apology, and an order.',
  });
  const goto = marushin.person('後藤 Goto', '設備保全 Maintenance', '課長 Manager');
  const ota = marushin.person('太田 Ota', '工場 Plant', '工場長 Plant manager');
  marushin
    .machine('MA-37 スクリュー', 2012)
    .machine('MA-37 スクリュー', 2013)
    .machine('Kestrel K30', 2015, { competitor: true, quantity: 3 });
  return marushin
    .deal(1080, '定期点検 Yearly maintenance', 640_000, 'Closed Won')
    .visit(920, '13:30', goto, '点検の相談 Talked about maintenance')
    .missed(129, '10:10', 'takahashi', goto)
    .talk(
      128,
      '15:20',
      'takahashi',
      goto,
      '「担当が挨拶もなく替わった」とお叱り。お詫びした "Your man left without a word." Apologised',
      {
        satisfaction: 1,
        minutes: 16,
        play: playKey('revival-transferred', ''),
        buyingSignal: true,
        signalKind: 'Trouble',
        decisionMaker: '太田工場長 Plant manager Ota',
      },
    )
    .visit(113, '10:00', goto, '2台とも漏れ。更新を検討したい Both machines leak; wants to replace them', {
      satisfaction: 3,
      buyingSignal: true,
      signalKind: 'Replacement',
      needConfirmed: true,
      installedBaseKnown: true,
      visit: 'marushin-paper-V1',
    })
    .visit(
      92,
      '13:00',
      ota,
      '工場長に提案。電気代の試算を依頼された Proposed to the plant manager, who asks for the electricity bill',
      { visit: 'marushin-paper-V2' },
    )
    .visit(57, '10:30', ota, '見積もりに合意 Agreed to the quote', { satisfaction: 5, visit: 'marushin-paper-V3' })
    .deal(23, 'コンプレッサー2台更新 Replacement of two compressors', 9_200_000, 'Closed Won', {
      leadSource: 'Phone Inquiry',
    }).story;
}

/** One visit, "too early", then 18 silent days; the caller hears of a budget in July. */
function abandoned(asOf: string, random: Random): Story {
  const takamine = new StoryTeller(asOf, random, {
    key: 'takamine-resin',
    name: '高嶺樹脂 Takamine Resin',
    kana: 'タカミネジュシ',
    industry: 'Manufacturing',
    employees: 350,
    owner: 'nakamura',
    step: 'NeedsDiscovery',
    city: '厚木市',
    description: '初回訪問で「時期尚早」、その後18日連絡なし。\nOne visit, "too early", then 18 days of silence.',
  });
  const hara = takamine.person('原田 Harada', '生産技術 Engineering', '課長 Manager');
  takamine.machine('Kestrel K75', 2011, { competitor: true, quantity: 3 });
  return takamine
    .talk(25, '11:00', 'morishita', hara, '圧力低下に困っている The pressure drops', {
      buyingSignal: true,
      minutes: 12,
      signalKind: 'Trouble',
      budget: 'Unknown',
      needConfirmed: true,
    })
    .visit(18, '15:00', hara, '「時期尚早」 "Too early"', { satisfaction: 3, visit: 'takamine-resin-V1' })
    .talk(1, '16:40', 'morishita', hara, '7月に予算が付く。ぜひ再訪を A budget comes in July; please come again', {
      buyingSignal: true,
      satisfaction: 4,
      nextContactOn: asOf,
      signalKind: 'Budget',
      budget: 'Planned',
      timing: addDays(asOf, 19),
      needConfirmed: true,
    })
    .deal(-60, 'スクリューコンプレッサー Screw compressor', 4_800_000, 'Needs Analysis', {
      leadSource: 'Phone Inquiry',
    }).story;
}

/** Handed over without saying who decides, returned, completed by a second call. */
function returned(asOf: string, random: Random): Story {
  const shinano = new StoryTeller(asOf, random, {
    key: 'shinano-forge',
    name: '信濃鍛工 Shinano Forge',
    kana: 'シナノタンコウ',
    industry: 'Manufacturing',
    employees: 290,
    owner: 'nakamura',
    step: 'NeedsDiscovery',
    city: '諏訪市',
    description:
      '引き継ぎが「決裁者が不明」で戻り、工場長が判明。\nHanded over, returned because nobody knew who decides; it is the plant manager.',
  });
  const wada = shinano.person('和田 Wada', '生産技術 Engineering', '担当 Engineer');
  const plant = shinano.person('竹内 Takeuchi', '工場 Plant', '工場長 Plant manager');
  shinano.machine('Nordek NX-37', 2009, { competitor: true, quantity: 2 });
  return shinano
    .talk(3, '10:20', 'takahashi', wada, '鍛造ラインの増設でエアが足りない The new forging line needs more air', {
      buyingSignal: true,
      signalKind: 'Expansion',
      budget: 'Unknown',
      needConfirmed: true,
    })
    .talk(
      2,
      '13:10',
      'takahashi',
      plant,
      '決裁は工場長。来週の訪問を希望 The plant manager decides, and asks for a visit next week',
      {
        buyingSignal: true,
        satisfaction: 4,
        minutes: 14,
        signalKind: 'Expansion',
        budget: 'Approved',
        timing: addDays(asOf, 75),
        decisionMaker: '竹内工場長 Plant manager Takeuchi',
        needConfirmed: true,
        installedBaseKnown: true,
      },
    )
    .deal(-75, 'MA-55 増設 Additional MA-55', 6_700_000, 'Needs Analysis', { leadSource: 'Phone Inquiry' }).story;
}

/** A large account visited in one department only; the caller opens a second one. */
function breadth(asOf: string, random: Random): Story {
  const minato = new StoryTeller(asOf, random, {
    key: 'minato-chemical',
    name: '湊化学 Minato Chemical',
    kana: 'ミナトカガク',
    industry: 'Chemicals',
    employees: 880,
    owner: 'ishida',
    step: 'Proposal',
    city: '四日市市',
    description:
      '訪問は生産技術のみ。品質保証にISが接点を作った。\nOnly works engineering was visited. Inside sales opened quality assurance.',
  });
  const works = minato.person('近藤 Kondo', '生産技術 Engineering', '課長 Manager');
  const quality = minato.person('橋本 Hashimoto', '品質保証 Quality', '課長 Manager');
  minato.person('西村 Nishimura', '購買 Purchasing', '課長 Manager');
  minato
    .machine('MA-55 オイルフリー', 2017, { quantity: 3 })
    .machine('MD-40 ドライヤー', 2017, { quantity: 2 })
    .machine('Kestrel K75', 2016, { competitor: true, quantity: 7 });
  return minato
    .deal(540, 'エアドライヤー Air dryer', 1_900_000, 'Closed Won')
    .deal(200, '定期点検 Yearly maintenance', 780_000, 'Closed Won')
    .visit(210, '10:00', works, '')
    .visit(120, '10:00', works, '第2工場の計画を聞いた Heard of plans for the second plant')
    .visit(40, '13:00', works, '')
    .talk(
      4,
      '11:30',
      'oka',
      quality,
      '空気の品質監査が秋にある。オイルフリーに関心 An audit of air quality in autumn; interested in oil-free air',
      {
        buyingSignal: true,
        satisfaction: 4,
        minutes: 15,
        signalKind: 'Replacement',
        budget: 'Planned',
        timing: addDays(asOf, 120),
        decisionMaker: '橋本課長 Manager Hashimoto',
        needConfirmed: true,
      },
    )
    .deal(-120, 'オイルフリー化 Oil-free air for quality', 12_500_000, 'Proposal/Price Quote').story;
}

/** The service engineer reports a failing machine of the rival; a case begins. */
function service(asOf: string, random: Random): Story {
  const shirane = new StoryTeller(asOf, random, {
    key: 'shirane-confectionery',
    name: '白根製菓 Shirane Confectionery',
    kana: 'シラネセイカ',
    industry: 'Food & Beverage',
    employees: 240,
    owner: 'fujii',
    step: 'Information',
    city: '熊谷市',
    description:
      'サービス訪問で競合機の不調を発見。Nordekは部品供給を終了する。\nOn a service call a failing machine of Nordek was found, whose parts supply ends.',
  });
  const aoki = shirane.person('青木 Aoki', '設備保全 Maintenance', '主任 Chief');
  shirane.machine('MF-20 フィルター', 2021).machine('Nordek NX-22', 2013, {
    competitor: true,
    quantity: 2,
    description: '圧力低下、異音 Pressure drops, noise',
  });
  return shirane
    .deal(320, 'フィルター Filters', 240_000, 'Closed Won')
    .talk(
      1,
      '15:50',
      'kudo',
      aoki,
      'NX-22の圧力低下と異音。部品がもう出ないと聞いて困っている The NX-22 loses pressure and is loud; worried that parts are no longer made',
      {
        channel: 'Field',
        direction: 'Inbound',
        origin: 'ServiceReport',
        buyingSignal: true,
        minutes: 40,
        signalKind: 'CompetitorWithdrawal',
        budget: 'Unknown',
        timing: addDays(asOf, 45),
        needConfirmed: true,
        installedBaseKnown: true,
      },
    )
    .deal(-45, 'NX-22置き換え Replacement of the NX-22', 3_100_000, 'Prospecting').story;
}
