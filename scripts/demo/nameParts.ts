/** A part of a name in three scripts: as it is written, read (katakana) and romanised. */
export type NamePart = readonly [written: string, kana: string, roman: string];

/** First parts of company names: nature words, which few real companies of these trades bear. */
export const companyFirstParts: readonly NamePart[] = [
  ['朝凪', 'アサナギ', 'Asanagi'],
  ['暁', 'アカツキ', 'Akatsuki'],
  ['若竹', 'ワカタケ', 'Wakatake'],
  ['白鷺', 'シラサギ', 'Shirasagi'],
  ['紫雲', 'シウン', 'Shiun'],
  ['月見野', 'ツキミノ', 'Tsukimino'],
  ['花園', 'ハナゾノ', 'Hanazono'],
  ['夕凪', 'ユウナギ', 'Yunagi'],
  ['秋津', 'アキツ', 'Akitsu'],
  ['高砂野', 'タカサゴノ', 'Takasagono'],
  ['黒松', 'クロマツ', 'Kuromatsu'],
  ['赤城野', 'アカギノ', 'Akagino'],
  ['清流', 'セイリュウ', 'Seiryu'],
  ['緑風', 'リョクフウ', 'Ryokufu'],
  ['星見', 'ホシミ', 'Hoshimi'],
  ['霧ヶ谷', 'キリガヤ', 'Kirigaya'],
  ['雪村', 'ユキムラ', 'Yukimura'],
  ['山吹', 'ヤマブキ', 'Yamabuki'],
  ['千草', 'チグサ', 'Chigusa'],
  ['常磐野', 'トキワノ', 'Tokiwano'],
  ['椿', 'ツバキ', 'Tsubaki'],
  ['柏原', 'カシワバラ', 'Kashiwabara'],
  ['楠', 'クスノキ', 'Kusunoki'],
  ['桂川', 'カツラガワ', 'Katsuragawa'],
  ['榛名野', 'ハルナノ', 'Harunano'],
  ['梅里', 'ウメサト', 'Umesato'],
  ['桐生野', 'キリュウノ', 'Kiryuno'],
  ['葵', 'アオイ', 'Aoi'],
  ['菖蒲', 'アヤメ', 'Ayame'],
  ['萩原', 'ハギワラ', 'Hagiwara'],
  ['藤浪', 'フジナミ', 'Fujinami'],
  ['蓮池', 'ハスイケ', 'Hasuike'],
  ['鶴見野', 'ツルミノ', 'Tsurumino'],
  ['鷹羽', 'タカハ', 'Takaha'],
  ['鳩山台', 'ハトヤマダイ', 'Hatoyamadai'],
  ['雁金', 'カリガネ', 'Karigane'],
  ['千鳥', 'チドリ', 'Chidori'],
  ['翡翠', 'ヒスイ', 'Hisui'],
  ['琥珀', 'コハク', 'Kohaku'],
  ['瑠璃', 'ルリ', 'Ruri'],
  ['真砂', 'マサゴ', 'Masago'],
  ['浜千代', 'ハマチヨ', 'Hamachiyo'],
  ['磯部', 'イソベ', 'Isobe'],
  ['沖野', 'オキノ', 'Okino'],
  ['汐見', 'シオミ', 'Shiomi'],
  ['渚', 'ナギサ', 'Nagisa'],
  ['瀬戸口', 'セトグチ', 'Setoguchi'],
  ['滝野', 'タキノ', 'Takino'],
  ['淡島', 'アワシマ', 'Awashima'],
  ['泉原', 'イズミハラ', 'Izumihara'],
  ['湯川', 'ユカワ', 'Yukawa'],
  ['早瀬', 'ハヤセ', 'Hayase'],
  ['岩瀬', 'イワセ', 'Iwase'],
  ['峰岸', 'ミネギシ', 'Minegishi'],
  ['尾上', 'オノエ', 'Onoe'],
  ['嵐山野', 'ランザンノ', 'Ranzanno'],
  ['谷津', 'ヤツ', 'Yatsu'],
  ['遠峰', 'トオミネ', 'Tomine'],
  ['大樹', 'タイジュ', 'Taiju'],
  ['小春', 'コハル', 'Koharu'],
  ['春日台', 'カスガダイ', 'Kasugadai'],
  ['夏目', 'ナツメ', 'Natsume'],
  ['冬木', 'フユキ', 'Fuyuki'],
  ['東雲', 'シノノメ', 'Shinonome'],
  ['南郷', 'ナンゴウ', 'Nango'],
  ['西峰', 'ニシミネ', 'Nishimine'],
  ['北浜', 'キタハマ', 'Kitahama'],
  ['中津', 'ナカツ', 'Nakatsu'],
  ['三笠野', 'ミカサノ', 'Mikasano'],
  ['五十鈴野', 'イスズノ', 'Isuzuno'],
  ['七瀬', 'ナナセ', 'Nanase'],
  ['八重垣', 'ヤエガキ', 'Yaegaki'],
  ['千歳野', 'チトセノ', 'Chitoseno'],
  ['万葉', 'マンヨウ', 'Manyo'],
  ['和泉野', 'イズミノ', 'Izumino'],
  ['栄光', 'エイコウ', 'Eiko'],
  ['誠和', 'セイワ', 'Seiwa'],
  ['豊栄', 'ホウエイ', 'Hoei'],
  ['共栄野', 'キョウエイノ', 'Kyoeino'],
  ['信和', 'シンワ', 'Shinwa'],
  ['明光', 'メイコウ', 'Meiko'],
  ['恵比', 'エビ', 'Ebi'],
  ['飛鳥', 'アスカ', 'Asuka'],
  ['天竜', 'テンリュウ', 'Tenryu'],
  ['武蔵台', 'ムサシダイ', 'Musashidai'],
  ['越路', 'コシジ', 'Koshiji'],
  ['那珂', 'ナカ', 'Naka'],
  ['羽黒', 'ハグロ', 'Haguro'],
  ['乗鞍', 'ノリクラ', 'Norikura'],
  ['立科', 'タテシナ', 'Tateshina'],
  ['木曽路', 'キソジ', 'Kisoji'],
  ['鈴鹿野', 'スズカノ', 'Suzukano'],
  ['播磨野', 'ハリマノ', 'Harimano'],
  ['出雲野', 'イズモノ', 'Izumono'],
];

export interface Trade {
  /** Industry in the org. */
  industry: string;
  /** How many of a hundred accounts. */
  weight: number;
  /** Employees of the median company. */
  employees: number;
  endings: readonly NamePart[];
}

/** Trades that use compressed air, and a few that buy a filter now and then. */
export const trades: readonly Trade[] = [
  {
    industry: 'Food & Beverage',
    weight: 17,
    employees: 160,
    endings: [
      ['食品', 'ショクヒン', 'Foods'],
      ['製菓', 'セイカ', 'Confectionery'],
      ['乳業', 'ニュウギョウ', 'Dairy'],
      ['飲料', 'インリョウ', 'Beverages'],
      ['製粉', 'セイフン', 'Milling'],
      ['酒造', 'シュゾウ', 'Brewing'],
    ],
  },
  {
    industry: 'Machinery',
    weight: 16,
    employees: 130,
    endings: [
      ['精機', 'セイキ', 'Precision'],
      ['機械', 'キカイ', 'Machinery'],
      ['工機', 'コウキ', 'Machine Works'],
      ['鉄工', 'テッコウ', 'Iron Works'],
      ['油圧', 'ユアツ', 'Hydraulics'],
    ],
  },
  {
    industry: 'Manufacturing',
    weight: 22,
    employees: 110,
    endings: [
      ['製作所', 'セイサクショ', 'Works'],
      ['金属', 'キンゾク', 'Metals'],
      ['鋳造', 'チュウゾウ', 'Casting'],
      ['樹脂', 'ジュシ', 'Resin'],
      ['製紙', 'セイシ', 'Paper'],
      ['硝子', 'ガラス', 'Glass'],
      ['塗装', 'トソウ', 'Coating'],
    ],
  },
  {
    industry: 'Chemicals',
    weight: 8,
    employees: 220,
    endings: [
      ['化学', 'カガク', 'Chemical'],
      ['化成', 'カセイ', 'Kasei'],
      ['塗料', 'トリョウ', 'Paints'],
    ],
  },
  {
    industry: 'Electronics',
    weight: 9,
    employees: 240,
    endings: [
      ['電子', 'デンシ', 'Electronics'],
      ['電機', 'デンキ', 'Electric'],
      ['精密', 'セイミツ', 'Instruments'],
    ],
  },
  {
    industry: 'Biotechnology',
    weight: 4,
    employees: 260,
    endings: [
      ['製薬', 'セイヤク', 'Pharma'],
      ['薬品', 'ヤクヒン', 'Chemicals'],
    ],
  },
  {
    industry: 'Apparel',
    weight: 4,
    employees: 80,
    endings: [
      ['繊維', 'センイ', 'Textiles'],
      ['染工', 'センコウ', 'Dyeing'],
    ],
  },
  {
    industry: 'Construction',
    weight: 6,
    employees: 60,
    endings: [
      ['建設', 'ケンセツ', 'Construction'],
      ['工業', 'コウギョウ', 'Industries'],
    ],
  },
  {
    industry: 'Transportation',
    weight: 4,
    employees: 90,
    endings: [
      ['運輸', 'ウンユ', 'Transport'],
      ['自動車整備', 'ジドウシャセイビ', 'Auto Service'],
    ],
  },
  { industry: 'Shipping', weight: 2, employees: 180, endings: [['造船', 'ゾウセン', 'Shipbuilding']] },
  { industry: 'Environmental', weight: 3, employees: 70, endings: [['環境', 'カンキョウ', 'Environment']] },
  { industry: 'Healthcare', weight: 3, employees: 150, endings: [['医療器', 'イリョウキ', 'Medical Devices']] },
  { industry: 'Education', weight: 1, employees: 90, endings: [['工科学園', 'コウカガクエン', 'Technical Academy']] },
  {
    industry: 'Government',
    weight: 1,
    employees: 70,
    endings: [['工業試験場', 'コウギョウシケンジョウ', 'Test Laboratory']],
  },
];

export const surnames: readonly NamePart[] = [
  ['佐藤', 'サトウ', 'Sato'],
  ['鈴木', 'スズキ', 'Suzuki'],
  ['田中', 'タナカ', 'Tanaka'],
  ['渡辺', 'ワタナベ', 'Watanabe'],
  ['伊藤', 'イトウ', 'Ito'],
  ['山本', 'ヤマモト', 'Yamamoto'],
  ['小林', 'コバヤシ', 'Kobayashi'],
  ['加藤', 'カトウ', 'Kato'],
  ['吉田', 'ヨシダ', 'Yoshida'],
  ['山田', 'ヤマダ', 'Yamada'],
  ['佐々木', 'ササキ', 'Sasaki'],
  ['松本', 'マツモト', 'Matsumoto'],
  ['井上', 'イノウエ', 'Inoue'],
  ['木村', 'キムラ', 'Kimura'],
  ['林', 'ハヤシ', 'Hayashi'],
  ['清水', 'シミズ', 'Shimizu'],
  ['山崎', 'ヤマザキ', 'Yamazaki'],
  ['池田', 'イケダ', 'Ikeda'],
  ['阿部', 'アベ', 'Abe'],
  ['橋本', 'ハシモト', 'Hashimoto'],
  ['石川', 'イシカワ', 'Ishikawa'],
  ['前田', 'マエダ', 'Maeda'],
  ['小川', 'オガワ', 'Ogawa'],
  ['後藤', 'ゴトウ', 'Goto'],
  ['長谷川', 'ハセガワ', 'Hasegawa'],
  ['近藤', 'コンドウ', 'Kondo'],
  ['村上', 'ムラカミ', 'Murakami'],
  ['坂本', 'サカモト', 'Sakamoto'],
  ['遠藤', 'エンドウ', 'Endo'],
  ['青木', 'アオキ', 'Aoki'],
  ['西村', 'ニシムラ', 'Nishimura'],
  ['太田', 'オオタ', 'Ota'],
  ['岡田', 'オカダ', 'Okada'],
  ['三浦', 'ミウラ', 'Miura'],
  ['竹内', 'タケウチ', 'Takeuchi'],
  ['中島', 'ナカジマ', 'Nakajima'],
  ['金子', 'カネコ', 'Kaneko'],
  ['原田', 'ハラダ', 'Harada'],
  ['和田', 'ワダ', 'Wada'],
  ['大塚', 'オオツカ', 'Otsuka'],
];

export interface Place {
  prefecture: string;
  city: string;
  /** Trunk code of the telephone number. */
  areaCode: string;
  postalCode: string;
}

/** Where the reps' territories lie. Telephone numbers of the demo have the exchange 0000, which no one has. */
export const places: readonly Place[] = [
  { prefecture: '東京都', city: '大田区', areaCode: '03', postalCode: '143-00' },
  { prefecture: '神奈川県', city: '川崎市', areaCode: '044', postalCode: '210-00' },
  { prefecture: '神奈川県', city: '厚木市', areaCode: '046', postalCode: '243-00' },
  { prefecture: '埼玉県', city: '川口市', areaCode: '048', postalCode: '332-00' },
  { prefecture: '埼玉県', city: '熊谷市', areaCode: '048', postalCode: '360-00' },
  { prefecture: '千葉県', city: '市原市', areaCode: '0436', postalCode: '290-00' },
  { prefecture: '茨城県', city: '日立市', areaCode: '0294', postalCode: '316-00' },
  { prefecture: '栃木県', city: '小山市', areaCode: '0285', postalCode: '323-00' },
  { prefecture: '群馬県', city: '太田市', areaCode: '0276', postalCode: '373-00' },
  { prefecture: '長野県', city: '諏訪市', areaCode: '0266', postalCode: '392-00' },
  { prefecture: '静岡県', city: '浜松市', areaCode: '053', postalCode: '430-00' },
  { prefecture: '静岡県', city: '富士市', areaCode: '0545', postalCode: '417-00' },
  { prefecture: '愛知県', city: '豊田市', areaCode: '0565', postalCode: '471-00' },
  { prefecture: '愛知県', city: '小牧市', areaCode: '0568', postalCode: '485-00' },
  { prefecture: '岐阜県', city: '大垣市', areaCode: '0584', postalCode: '503-00' },
  { prefecture: '三重県', city: '四日市市', areaCode: '059', postalCode: '510-00' },
];

export interface Department {
  name: string;
  titles: readonly string[];
}

/** Whom one meets in a plant; the first ones are met first. */
export const departments: readonly Department[] = [
  { name: '生産技術 Engineering', titles: ['課長 Manager', '主任 Chief', '担当 Engineer'] },
  { name: '設備保全 Maintenance', titles: ['係長 Supervisor', '主任 Chief', '担当 Technician'] },
  { name: '購買 Purchasing', titles: ['課長 Manager', '担当 Buyer'] },
  { name: '製造 Production', titles: ['部長 General manager', '課長 Manager'] },
  { name: '品質保証 Quality', titles: ['課長 Manager', '主任 Chief'] },
  { name: '工場 Plant', titles: ['工場長 Plant manager', '副工場長 Deputy plant manager'] },
  { name: '経営企画 Planning', titles: ['部長 General manager'] },
  { name: '総務 Administration', titles: ['課長 Manager', '担当 Clerk'] },
];
