import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { englishWords, normaliseKana, normaliseName } from '../../../scripts/integration/linkage/name.ts';

/** As written · core · key · legal form · branch. */
const NAMES: readonly (readonly [written: string, core: string, key: string, form?: string, branch?: string])[] = [
  ['株式会社青空商事', '青空商事', '青空商事', '株式会社'],
  ['青空商事株式会社', '青空商事', '青空商事', '株式会社'],
  ['(株)青空商事', '青空商事', '青空商事', '株式会社'],
  ['青空商事（株）', '青空商事', '青空商事', '株式会社'],
  ['㈱青空商事', '青空商事', '青空商事', '株式会社'],
  ['青空商事㈱', '青空商事', '青空商事', '株式会社'],
  ['㍿青空商事', '青空商事', '青空商事', '株式会社'],
  ['（　株　）青空商事', '青空商事', '青空商事', '株式会社'],
  ['【株】青空商事', '青空商事', '青空商事', '株式会社'],
  ['株式會社青空商事', '青空商事', '青空商事', '株式会社'],
  ['株式会社　青空　商事', '青空 商事', '青空商事', '株式会社'],
  ['有限会社山の音', '山の音', '山ノ音', '有限会社'],
  ['㈲山の音', '山の音', '山ノ音', '有限会社'],
  ['山の音(有)', '山の音', '山ノ音', '有限会社'],
  ['合同会社海図', '海図', '海図', '合同会社'],
  ['海図（同）', '海図', '海図', '合同会社'],
  ['合資会社角屋', '角屋', '角屋', '合資会社'],
  ['㈴角屋', '角屋', '角屋', '合名会社'],
  ['星空生命保険相互会社', '星空生命保険', '星空生命保険', '相互会社'],
  ['一般社団法人街並み協会', '街並み協会', '街並ミ協会', '一般社団法人'],
  ['（一社）街並み協会', '街並み協会', '街並ミ協会', '一般社団法人'],
  ['公益財団法人木立財団', '木立財団', '木立財団', '公益財団法人'],
  ['(公財)木立財団', '木立財団', '木立財団', '公益財団法人'],
  ['医療法人社団白樺会', '白樺会', '白樺会', '医療法人'],
  ['(医)白樺会', '白樺会', '白樺会', '医療法人'],
  ['学校法人若木学園', '若木学園', '若木学園', '学校法人'],
  ['社会福祉法人ひだまり', 'ひだまり', 'ヒダマリ', '社会福祉法人'],
  ['NPO法人みずべ', 'みずべ', 'ミズベ', '特定非営利活動法人'],
  ['特定非営利活動法人みずべ', 'みずべ', 'ミズベ', '特定非営利活動法人'],
  ['独立行政法人測量機構', '測量機構', '測量機構', '独立行政法人'],
  ['都市住居投資法人', '都市住居', '都市住居', '投資法人'],
  ['弁護士法人天秤', '天秤', '天秤', '士業法人'],
  ['有限責任監査法人あさぎ', 'あさぎ', 'アサギ', '監査法人'],
  ['カ）アオゾラシヨウジ', 'アオゾラシヨウジ', 'アオゾラシヨウジ', '株式会社'],
  ['アオゾラシヨウジ（カ', 'アオゾラシヨウジ', 'アオゾラシヨウジ', '株式会社'],
  ['ﾕ)ﾔﾏﾉｵﾄ', 'ヤマノオト', 'ヤマノオト', '有限会社'],
  ['ｱｵｿﾞﾗ商事㈱', 'アオゾラ商事', 'アオゾラ商事', '株式会社'],
  ['ＡＢＣ商事株式会社', 'ABC商事', 'ABC商事', '株式会社'],
  ['ａｂｃ商事株式会社', 'ABC商事', 'ABC商事', '株式会社'],
  ['株式会社髙﨑製作所', '高崎製作所', '高崎製作所', '株式会社'],
  ['株式会社齋藤商店', '斎藤商店', '斎藤商店', '株式会社'],
  ['株式会社齊藤商店', '斎藤商店', '斎藤商店', '株式会社'],
  ['株式会社斉藤商店', '斎藤商店', '斎藤商店', '株式会社'],
  ['渡邊工務店', '渡辺工務店', '渡辺工務店'],
  ['渡邉工務店', '渡辺工務店', '渡辺工務店'],
  ['澤田鐵工所', '沢田鉄工所', '沢田鉄工所'],
  ['大國屋', '大国屋', '大国屋'],
  ['冨士見堂', '富士見堂', '富士見堂'],
  ['𠮷野庵', '吉野庵', '吉野庵'],
  ['葛\u{E0100}西堂', '葛西堂', '葛西堂'],
  ['佐佐木工房', '佐佐木工房', '佐佐木工房'],
  ['佐々木工房', '佐佐木工房', '佐佐木工房'],
  ['キャロット', 'キャロット', 'キヤロツト'],
  ['キヤロツト', 'キヤロツト', 'キヤロツト'],
  ['ヴァイオレット・サービス', 'ヴァイオレット・サービス', 'バイオレツトサビス'],
  ['バイオレットサービス', 'バイオレットサービス', 'バイオレツトサビス'],
  ['みかづき屋', 'みかづき屋', 'ミカズキ屋'],
  ['ミカズキ屋', 'ミカズキ屋', 'ミカズキ屋'],
  ['サンタワ－', 'サンタワ-', 'サンタワ'],
  ['サンタワー', 'サンタワー', 'サンタワ'],
  ['松＆竹', '松&竹', '松アンド竹'],
  ['松アンド竹', '松アンド竹', '松アンド竹'],
  ['青空商事株式会社大阪支店', '青空商事', '青空商事', '株式会社', '大阪支店'],
  ['㈱青空商事　名古屋営業所', '青空商事', '青空商事', '株式会社', '名古屋営業所'],
  ['青空商事株式会社 本社', '青空商事', '青空商事', '株式会社', ''],
  ['青空商事本店', '青空商事本店', '青空商事本店'],
  ['青空商事（大阪）', '青空商事', '青空商事'],
  ['Blue Sky Trading Co., Ltd.', 'BLUE SKY TRADING CO., LTD.', 'BLUESKYTRADING'],
  ['BLUE SKY TRADING INC', 'BLUE SKY TRADING INC', 'BLUESKYTRADING'],
  ['株式会社Ｂｌｕｅ　Ｓｋｙ', 'BLUE SKY', 'BLUESKY', '株式会社'],
  ['株式会社', '株式会社', '株式会社'],
  ['', '', ''],
];

/** As written · words. */
const ENGLISH: readonly (readonly [written: string, words: string])[] = [
  ['Blue Sky Trading Co., Ltd.', 'BLUE SKY TRADING'],
  ['BLUE SKY TRADING CO.,LTD', 'BLUE SKY TRADING'],
  ['Blue Sky Trading Company, Limited', 'BLUE SKY TRADING'],
  ['Blue-Sky Trading K.K.', 'BLUE SKY TRADING'],
  ['The Blue Sky Corporation', 'BLUE SKY'],
  ['B.S.T. Holdings, Inc.', 'BST HOLDINGS'],
  ['BST HD Inc.', 'BST HOLDINGS'],
  ['Pine & Bamboo, Inc.', 'PINE AND BAMBOO'],
  ['Pine and Bamboo LLC', 'PINE AND BAMBOO'],
  ['Pine & Co.', 'PINE'],
  ['Café Bleu S.A.', 'CAFE BLEU'],
  ['Farmer’s Intl GmbH', 'FARMERS INTERNATIONAL'],
  ['Ｐｉｎｅ　Ｍｆｇ．', 'PINE MANUFACTURING'],
  ['Inc.', 'INC'],
  ['', ''],
];

/** Readings that are one. */
const KANA: readonly (readonly [string, string])[] = [
  ['カブシキガイシャ　アオゾラショウジ', 'アオゾラショウジ カブシキカイシャ'],
  ['トウキョウ', 'トーキョー'],
  ['オオサカ', 'オーサカ'],
  ['けいざい', 'ケーザイ'],
  ['ヴィーナス', 'ビーナス'],
  ['ｱｵｿﾞﾗｼﾖｳｼﾞ', 'アオゾラショウジ'],
  ['コウエキザイダンホウジンコダチザイダン', 'コダチザイダン'],
];

describe('names', () => {
  for (const [written, core, key, form = '', branch = ''] of NAMES)
    it(`reads ${JSON.stringify(written)}`, () => {
      const { core: found, key: foundKey, legalForm, branch: foundBranch } = normaliseName(written);
      assert.deepEqual([found, foundKey, legalForm, foundBranch], [core, key, form, branch]);
    });

  for (const [written, words] of ENGLISH)
    it(`reads ${JSON.stringify(written)} as English`, () => assert.equal(englishWords(written).join(' '), words));

  for (const [one, other] of KANA)
    it(`hears ${one} and ${other} alike`, () => {
      assert.equal(normaliseKana(one), normaliseKana(other));
      assert.notEqual(normaliseKana(one), '');
    });

  it('keeps apart what only looks alike', () => {
    for (const [one, other] of [
      ['大阪屋', '大坂屋'],
      ['ハト', 'バト'],
      ['山田', '山本'],
      ['第一商店', '第二商店'],
      ['埼玉堂', '崎玉堂'],
    ] as const)
      assert.notEqual(normaliseName(one).key, normaliseName(other).key, `${one} ${other}`);
  });

  it('finds a former name in brackets and leaves holding words out of the stem', () => {
    assert.deepEqual(normaliseName('青空商事株式会社（旧社名：雲商会）').former, ['雲商会']);
    assert.equal(normaliseName('青空ホールディングス株式会社').stem, normaliseName('㈱青空').stem);
    assert.equal(normaliseName('青空グループ').stem, normaliseName('青空HD').stem);
  });
});
