/** Words out of which the synthetic companies are made: everyday surnames, places, trades and syllables, no company. */

/** Surnames and words with which firms are named: kanji, reading, Latin letters. */
export const STEMS = `
山田 ヤマダ Yamada|斎藤 サイトウ Saito|高橋 タカハシ Takahashi|田中 タナカ Tanaka|渡辺 ワタナベ Watanabe|中村 ナカムラ Nakamura|小林 コバヤシ Kobayashi
加藤 カトウ Kato|吉田 ヨシダ Yoshida|佐々木 ササキ Sasaki|沢田 サワダ Sawada|浜崎 ハマサキ Hamasaki|国広 クニヒロ Kunihiro|黒沢 クロサワ Kurosawa|広瀬 ヒロセ Hirose
塩谷 シオタニ Shiotani|桜井 サクライ Sakurai|浅野 アサノ Asano|関口 セキグチ Sekiguchi|大沢 オオサワ Osawa|丸三 マルサン Marusan|東和 トウワ Towa|日新 ニッシン Nisshin
共栄 キョウエイ Kyoei|三協 サンキョウ Sankyo|大和 ヤマト Yamato|富士 フジ Fuji|旭 アサヒ Asahi|朝日 アサヒ Asahi|太陽 タイヨウ Taiyo|中央 チュウオウ Chuo|第一 ダイイチ Daiichi
協和 キョウワ Kyowa|平和 ヘイワ Heiwa|宝 タカラ Takara|光 ヒカリ Hikari|桐生 キリュウ Kiryu|双葉 フタバ Futaba|若葉 ワカバ Wakaba|松本 マツモト Matsumoto|井上 イノウエ Inoue
木村 キムラ Kimura|林 ハヤシ Hayashi|清水 シミズ Shimizu|山崎 ヤマザキ Yamazaki|森 モリ Mori|池田 イケダ Ikeda|橋本 ハシモト Hashimoto|阿部 アベ Abe|石川 イシカワ Ishikawa
前田 マエダ Maeda|藤田 フジタ Fujita|岡田 オカダ Okada|長谷川 ハセガワ Hasegawa|村上 ムラカミ Murakami|近藤 コンドウ Kondo|石井 イシイ Ishii|遠藤 エンドウ Endo|青木 アオキ Aoki
坂本 サカモト Sakamoto|福田 フクダ Fukuda|太田 オオタ Ota|西村 ニシムラ Nishimura|藤井 フジイ Fujii|金子 カネコ Kaneko|岡本 オカモト Okamoto|藤原 フジワラ Fujiwara|三浦 ミウラ Miura
中野 ナカノ Nakano|原田 ハラダ Harada|松田 マツダ Matsuda|竹内 タケウチ Takeuchi|小野 オノ Ono|中山 ナカヤマ Nakayama|和田 ワダ Wada|石田 イシダ Ishida|上田 ウエダ Ueda
森田 モリタ Morita|柴田 シバタ Shibata|酒井 サカイ Sakai|工藤 クドウ Kudo|横山 ヨコヤマ Yokoyama|宮崎 ミヤザキ Miyazaki|宮本 ミヤモト Miyamoto|内田 ウチダ Uchida|高木 タカギ Takagi
谷口 タニグチ Taniguchi|大野 オオノ Ono|丸山 マルヤマ Maruyama|今井 イマイ Imai|河野 コウノ Kono|武田 タケダ Takeda|上野 ウエノ Ueno|村田 ムラタ Murata|増田 マスダ Masuda
新井 アライ Arai|菅原 スガワラ Sugawara|平野 ヒラノ Hirano|大塚 オオツカ Otsuka|千葉 チバ Chiba|久保 クボ Kubo|松井 マツイ Matsui|小島 コジマ Kojima|野口 ノグチ Noguchi`
  .trim()
  .split(/[|\n]/)
  .map((entry) => entry.split(' ') as [string, string, string]);

/** Trades: as in a name, its reading, in English, the industry under which it is filed. */
export const TRADES = `
商事 ショウジ Trading 卸売業|工業 コウギョウ Industries 機械|製作所 セイサクショ Works 機械|建設 ケンセツ Construction 建設業|電機 デンキ Electric 電気機器|運輸 ウンユ Transport 陸運業
食品 ショクヒン Foods 食料品|化学 カガク Chemical 化学|印刷 インサツ Printing その他製品|不動産 フドウサン Realty 不動産業|システム システム Systems 情報・通信業|サービス サービス Service サービス業
精密 セイミツ Precision 精密機器|鉄工所 テッコウショ Ironworks 金属製品|金属 キンゾク Metal 金属製品|繊維 センイ Textile 繊維製品|薬品 ヤクヒン Pharma 医薬品|設備 セツビ Facilities 建設業
物流 ブツリュウ Logistics 倉庫業|産業 サンギョウ Sangyo 卸売業|エンジニアリング エンジニアリング Engineering サービス業|電子 デンシ Electronics 電気機器|紙業 シギョウ Paper 紙・パルプ|商店 ショウテン Shoten 小売業
木材 モクザイ Lumber 卸売業|自動車 ジドウシャ Motors 小売業|機器 キキ Equipment 機械|ソリューションズ ソリューションズ Solutions 情報・通信業|企画 キカク Planning サービス業|園芸 エンゲイ Garden 小売業`
  .trim()
  .split(/[|\n]/)
  .map((entry) => entry.split(' ') as [string, string, string, string]);

/** Prefecture, city and the towns in it. */
export const PLACES = `
東京都 千代田区 丸の内 大手町 神田錦町 岩本町 麹町|東京都 港区 赤坂 芝 六本木 虎ノ門 南青山 港南|東京都 中央区 日本橋 銀座 京橋 八丁堀 築地|東京都 新宿区 西新宿 新宿 四谷 高田馬場
東京都 大田区 蒲田 大森北 羽田 矢口|東京都 江東区 豊洲 東陽 亀戸|東京都 八王子市 狭間町 明神町 旭町|神奈川県 横浜市西区 みなとみらい 北幸 高島|神奈川県 川崎市川崎区 日進町 駅前本町
神奈川県 厚木市 中町 森の里|埼玉県 さいたま市大宮区 桜木町 東町|埼玉県 川越市 今福 脇田町|埼玉県 鶴ヶ島市 五味ヶ谷 脚折町|千葉県 千葉市美浜区 中瀬 幸町|千葉県 市川市 八幡 南八幡
茨城県 つくば市 千現 東新井|栃木県 宇都宮市 大通り 平出工業団地|群馬県 高崎市 栄町 大八木町|北海道 札幌市中央区 大通西 北一条西 南二条東|宮城県 仙台市青葉区 一番町 国分町 本町
福島県 郡山市 駅前 富田町|新潟県 新潟市中央区 万代 川岸町|石川県 金沢市 香林坊 広岡|長野県 松本市 中央 深志|静岡県 浜松市中央区 板屋町 有玉南町|静岡県 静岡市葵区 追手町 紺屋町
愛知県 名古屋市中区 栄 錦 大須|愛知県 名古屋市東区 泉 葵 矢田|愛知県 豊田市 西町 元城町|三重県 四日市市 諏訪町 浜田町|京都府 京都市下京区 四条通 烏丸通|大阪府 大阪市北区 梅田 中之島 天満橋
大阪府 大阪市中央区 本町 北浜 常盤町|大阪府 堺市堺区 戎島町 南花田口町|大阪府 東大阪市 高井田本通 荒本北|兵庫県 神戸市中央区 加納町 三宮町 港島|兵庫県 姫路市 駅前町 白浜町|岡山県 岡山市北区 丸の内 今
広島県 広島市中区 八丁堀 紙屋町|山口県 宇部市 小串 相生町|香川県 高松市 寿町 番町|愛媛県 松山市 三番町 千舟町|福岡県 福岡市博多区 博多駅前 店屋町|福岡県 北九州市小倉北区 米町 浅野
熊本県 熊本市中央区 手取本町 水道町|鹿児島県 鹿児島市 山之口町 東千石町|沖縄県 那覇市 久茂地 おもろまち|群馬県 佐波郡玉村町 上新田 下新田|東京都 渋谷区 恵比寿 神南 桜丘町|東京都 品川区 大崎 東五反田 北品川`
  .trim()
  .split(/[|\n]/)
  .map((entry) => {
    const [prefecture, city, ...towns] = entry.split(' ') as [string, string, ...string[]];
    return { prefecture, city, towns };
  });

/** Syllables for coined names: katakana and Latin letters. */
export const SYLLABLES =
  'ア a,カ ka,サ sa,タ ta,ナ na,マ ma,ラ ra,イ i,キ ki,ミ mi,リ ri,ル ru,ネ ne,ロ ro,コ ko,ト to,ノ no,セ se,テ te,メ me,レ re,ソ so,モ mo,ビ bi,ガ ga,デ de,プ pu,ス su,フ fu,ジ ji,ヴァ va,シュ shu,ティ ti,ファ fa,キャ kya,ニュ nyu'
    .split(',')
    .map((entry) => entry.split(' ') as [string, string]);
/** The usual kanji beside old ones, for names written the old way. */
export const OLD_FORMS: Record<string, string> = {
  斎: '齋',
  高: '髙',
  崎: '﨑',
  沢: '澤',
  辺: '邊',
  国: '國',
  広: '廣',
  浜: '濱',
  桜: '櫻',
  塩: '鹽',
  関: '關',
  富: '冨',
  吉: '𠮷',
  島: '嶋',
  鉄: '鐵',
  工: '工',
};
