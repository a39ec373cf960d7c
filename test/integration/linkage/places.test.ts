import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { normaliseAddress } from '../../../scripts/integration/linkage/address.ts';
import { normalisePhone, normalisePostalCode, normaliseWebsite } from '../../../scripts/integration/linkage/contact.ts';
import { isCorporateNumber, normaliseCorporateNumber } from '../../../scripts/integration/linkage/corporateNumber.ts';

/** As written · city · key · building. */
const ADDRESSES: readonly (readonly [written: string, city: string, key: string, building?: string])[] = [
  ['東京都港区赤坂三丁目３番５号', '港区', '港区赤坂|3-3-5'],
  ['港区赤坂３－３－５', '港区', '港区赤坂|3-3-5'],
  ['港区赤坂3丁目3-5', '港区', '港区赤坂|3-3-5'],
  ['港区赤坂三丁目三番五号', '港区', '港区赤坂|3-3-5'],
  ['港区赤坂３ー３ー５', '港区', '港区赤坂|3-3-5'],
  ['港区赤坂3−3‐5', '港区', '港区赤坂|3-3-5'],
  ['港区赤坂3の3の5', '港区', '港区赤坂|3-3-5'],
  ['港区 赤坂 3 - 3 - 5', '港区', '港区赤坂|3-3-5'],
  ['〒107-0052 東京都港区赤坂3-3-5', '港区', '港区赤坂|3-3-5'],
  ['1070052東京都港区赤坂3-3-5', '港区', '港区赤坂|3-3-5'],
  ['日本、東京都港区赤坂3-3-5', '港区', '港区赤坂|3-3-5'],
  ['港区赤坂3-3-5 青空ビル8階', '港区', '港区赤坂|3-3-5', '青空ビル8階'],
  ['港区赤坂三丁目３番５号　青空ビル　８Ｆ', '港区', '港区赤坂|3-3-5', '青空ビル8F'],
  ['港区赤坂３－３－５青空ビル８階', '港区', '港区赤坂|3-3-5', '青空ビル8階'],
  ['港区赤坂3-3-5 8階', '港区', '港区赤坂|3-3-5', '8階'],
  ['港区赤坂三ー三ー五', '港区', '港区赤坂|3-3-5'],
  ['港区六本木六丁目１０番１号', '港区', '港区六本木|6-10-1'],
  ['千代田区一番町５番地５', '千代田区', '千代田区一番町|5-5'],
  ['千代田区二番町5-5', '千代田区', '千代田区二番町|5-5'],
  ['千代田区丸の内一丁目９番２号', '千代田区', '千代田区丸ノ内|1-9-2'],
  ['千代田区丸ノ内1-9-2', '千代田区', '千代田区丸ノ内|1-9-2'],
  ['千代田区丸之内1-9-2', '千代田区', '千代田区丸ノ内|1-9-2'],
  ['鶴ヶ島市大字五味ヶ谷１８番地', '鶴ケ島市', '鶴ケ島市五味ケ谷|18'],
  ['鶴ケ島市五味ケ谷18', '鶴ケ島市', '鶴ケ島市五味ケ谷|18'],
  ['鶴が島市五味が谷18', '鶴ケ島市', '鶴ケ島市五味ケ谷|18'],
  ['宇部市大字小串１９７８番地の９６', '宇部市', '宇部市小串|1978-96'],
  ['宇部市小串1978-96', '宇部市', '宇部市小串|1978-96'],
  ['宇部市小串1978番地96', '宇部市', '宇部市小串|1978-96'],
  ['福島市太平寺字堰ノ上５８番地', '福島市', '福島市太平寺堰ノ上|58'],
  ['四日市市諏訪町１番５号', '四日市市', '四日市市諏訪町|1-5'],
  ['市川市八幡一丁目1番1号', '市川市', '市川市八幡|1-1-1'],
  ['町田市森野２－２－２２', '町田市', '町田市森野|2-2-22'],
  ['東村山市本町1-2-3', '東村山市', '東村山市本町|1-2-3'],
  ['郡山市駅前二丁目11番1号', '郡山市', '郡山市駅前|2-11-1'],
  ['群馬県佐波郡玉村町大字上新田1100', '佐波郡玉村町', '佐波郡玉村町上新田|1100'],
  ['上川郡東神楽町１４号北１番地', '上川郡東神楽町', '上川郡東神楽町|14', '北1番地'],
  ['神奈川県横浜市西区みなとみらい2-2-1', '横浜市西区', '横浜市みなとみらい|2-2-1'],
  ['浜松市東区有玉南町２１６３番地', '浜松市東区', '浜松市有玉南町|2163'],
  ['浜松市中央区有玉南町２１６３番地', '浜松市中央区', '浜松市有玉南町|2163'],
  ['堺市中区深阪１丁２番２号', '堺市中区', '堺市深阪|1-2-2'],
  ['京都府京都市下京区四条通室町東入函谷鉾町101', '京都市下京区', '京都市4条通室町東入函谷鉾町|101'],
  ['北海道札幌市中央区北一条西４丁目２番地', '札幌市中央区', '札幌市北1条西|4-2'],
  ['札幌市中央区北1条西4-2', '札幌市中央区', '札幌市北1条西|4-2'],
  ['能美市浜町ヌ１６７番地', '能美市', '能美市浜町ヌ|167'],
  ['世田谷区深沢２－１－１１－６０４', '世田谷区', '世田谷区深沢|2-1-11-604'],
  ['港区赤坂', '港区', ''],
  ['アメリカ合衆国９８１０９ワシントン州シアトル', '', 'アメリカ合衆国98109ワシントン州シアトル'],
  ['', '', ''],
];

/** As written · digits. */
const PHONES: readonly (readonly [written: string, digits: string])[] = [
  ['03-1234-5678', '0312345678'],
  ['０３－１２３４－５６７８', '0312345678'],
  ['０３（１２３４）５６７８', '0312345678'],
  ['(03) 1234 5678', '0312345678'],
  ['03.1234.5678', '0312345678'],
  ['03ー1234ー5678', '0312345678'],
  ['+81-3-1234-5678', '0312345678'],
  ['+81 (0)3-1234-5678', '0312345678'],
  ['+81 03 1234 5678', '0312345678'],
  ['＋８１ ３ １２３４ ５６７８', '0312345678'],
  ['010-81-3-1234-5678', '0312345678'],
  ['81-3-1234-5678', '0312345678'],
  ['03-1234-5678(代表)', '0312345678'],
  ['03-1234-5678 内線12', '0312345678'],
  ['03-1234-5678 ext. 12', '0312345678'],
  ['03-1234-5678 x12', '0312345678'],
  ['TEL:03-1234-5678', '0312345678'],
  ['0120-123-456', '0120123456'],
  ['090-1234-5678', '09012345678'],
  ['050-1234-5678', '05012345678'],
  ['+81 90 1234 5678', '09012345678'],
  ['+1 415 555 0100', '+14155550100'],
  ['1234-5678', ''],
  ['なし', ''],
  ['', ''],
];

describe('places and how to reach them', () => {
  for (const [written, city, key, building = ''] of ADDRESSES)
    it(`reads ${JSON.stringify(written)}`, () => {
      const address = normaliseAddress(written);
      assert.deepEqual([address.city, address.key, address.building], [city, key, building]);
    });

  it('takes the prefecture apart', () => {
    assert.equal(normaliseAddress('東京都港区赤坂3-3-5').prefecture, '東京都');
    assert.equal(normaliseAddress('京都府京都市下京区烏丸通1').prefecture, '京都府');
    assert.equal(normaliseAddress('港区赤坂3-3-5').prefecture, '');
  });

  for (const [written, digits] of PHONES)
    it(`dials ${JSON.stringify(written)}`, () => assert.equal(normalisePhone(written), digits));

  it('reads hosts and postal codes', () => {
    for (const [written, host] of [
      ['https://www.example.co.jp/ja/?a=1', 'example.co.jp'],
      ['HTTP://EXAMPLE.CO.JP:8080', 'example.co.jp'],
      ['example.co.jp', 'example.co.jp'],
      ['ｗｗｗ．example.co.jp', 'example.co.jp'],
      ['info@example.co.jp', 'example.co.jp'],
      ['準備中', ''],
    ] as const)
      assert.equal(normaliseWebsite(written), host, written);
    assert.equal(normalisePostalCode('〒１０７－００５２'), '1070052');
    assert.equal(normalisePostalCode('107'), '');
  });

  it('knows corporate numbers by their check digit', () => {
    // The example of the National Tax Agency's explanation of the check digit.
    assert.ok(isCorporateNumber('8700110005901'));
    assert.equal(normaliseCorporateNumber('T8700110005901'), '8700110005901');
    assert.equal(normaliseCorporateNumber('８-7001-1000-5901'), '8700110005901');
    for (const wrong of ['8700110005902', '9700110005901', '870011000590', '', 'abcdefghijklm'])
      assert.ok(!isCorporateNumber(wrong), wrong);
  });
});
