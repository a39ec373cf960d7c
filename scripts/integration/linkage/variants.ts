/**
 * Kanji that are written in two or more ways in names of companies, people and places: the usual form, then the old and variant ones that
 * are read as it. Old forms after the table of 旧字体 in the 常用漢字表 (Cabinet notification of 2010, 康熙字典体 in brackets); the rest are
 * variants that are everyday in names (髙, 﨑, 邊). Only spelling is folded: 桧 and 檜 are one tree, 阪 and 坂 are two places.
 */
const VARIANTS = `
亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹 隠隱 栄榮 営營 衛衞 駅驛 円圓 塩鹽 縁緣 艶艷 応應 欧歐 殴毆 桜櫻 奥奧 横橫
温溫 穏穩 仮假 価價 画畫 会會 絵繪 壊壞 懐懷 概槪 拡擴 殻殼 覚覺 学學 岳嶽 楽樂 渇渴 缶罐 巻卷 陥陷 勧勸 寛寬
関關 歓歡 観觀 気氣 帰歸 偽僞 戯戲 犠犧 旧舊 拠據 挙擧 虚虛 峡峽 挟挾 教敎 強强 郷鄕鄉 暁曉 区區 駆驅 勲勳 薫薰
径徑 恵惠 掲揭 渓溪 経經 蛍螢 軽輕 継繼 鶏鷄 芸藝 撃擊 欠缺 県縣 倹儉 剣劍劔釼 険險 圏圈 検檢 献獻 権權 顕顯
験驗 厳嚴 広廣 効效 恒恆 黄黃 鉱鑛礦 号號 国國圀 黒黑 砕碎 済濟 斎齋斉齊齎 雑雜 参參 桟棧 蚕蠶 惨慘 賛贊 残殘
糸絲 歯齒 児兒 辞辭 湿濕 実實 写寫 釈釋 寿壽 収收 従從 渋澁澀 獣獸 縦縱 粛肅 処處 緒緖 叙敍 将將 称稱 渉涉 焼燒
証證 奨奬獎 条條 状狀 乗乘 浄淨 剰剩 畳疊 縄繩 壌壤 嬢孃 譲讓 醸釀 触觸 嘱囑 真眞 寝寢 慎愼 尽盡 図圖 粋粹 酔醉
穂穗 随隨 髄髓 枢樞 数數 瀬瀨 声聲 青靑 静靜 清淸 税稅 摂攝 専專 浅淺 戦戰 践踐 銭錢 潜潛 繊纖 禅禪 双雙 壮壯
争爭 荘莊 捜搜 挿插 巣巢 曽曾 装裝 総總 騒騷 増增 蔵藏 臓臟 即卽 属屬 続續 堕墮 対對 体體 帯帶 滞滯 台臺 滝瀧
択擇 沢澤 脱脫 担擔 単單 胆膽 団團 断斷 弾彈 遅遲 痴癡 虫蟲 昼晝 鋳鑄 庁廳 徴徵 聴聽 勅敕 鎮鎭 逓遞 鉄鐵鉃銕
転轉 点點 伝傳 灯燈 当當 党黨 盗盜 稲稻 闘鬪 徳德 独獨 読讀 届屆 弐貳 悩惱 脳腦 覇霸 拝拜 廃廢 売賣 麦麥 発發
髪髮 抜拔 晩晚 蛮蠻 秘祕 浜濱濵 瓶甁 払拂 仏佛 併倂 並竝 餅餠 辺邊邉 変變 弁辨瓣辯 歩步 宝寶寳 豊豐 褒襃 翻飜
毎每 万萬 満滿 麺麵 黙默 弥彌 訳譯 薬藥 与與 予豫 余餘 誉譽 揺搖 様樣 謡謠 来來 頼賴 乱亂 覧覽 竜龍 両兩 猟獵
緑綠 涙淚 塁壘 礼禮 励勵 戻戾 霊靈 齢齡 暦曆 歴歷 恋戀 錬鍊 炉爐 労勞 郎郞 楼樓 録錄 湾灣 高髙 崎﨑嵜碕 吉𠮷
島嶋嶌 富冨 峰峯 桑桒 館舘 船舩 凜凛 槙槇 遥遙 尭堯 藪薮籔 桧檜 諌諫 頚頸 鴎鷗 蝋蠟 掴摑 頬頰 祷禱 涛濤 渕淵渊
柳栁 橋𣘺 土圡 角⻆ 昇曻 群羣 略畧 煙烟 侠俠 莱萊 鹸鹼 呑吞 靭靱 枡桝 蕊蘂 隣鄰 蒋蔣 穐龝 鶴靏靍 賎賤 伜倅 喜㐂
闊濶 耕畊
`;

const USUAL = new Map<string, string>();
for (const group of VARIANTS.trim().split(/\s+/)) {
  const [usual, ...others] = [...group] as [string, ...string[]];
  for (const other of others) USUAL.set(other, usual);
}

const VARIANT = new RegExp(`[${[...USUAL.keys()].join('')}]`, 'gu');
/** A variation selector only picks a glyph of the character before it. */
const SELECTORS = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;

/** Old and variant kanji as the usual ones. 斉, 斎, 齊 and 齋 become one: registers mix them up although they were two characters. */
export function foldVariants(text: string): string {
  return text.replace(SELECTORS, '').replace(VARIANT, (character) => USUAL.get(character)!);
}
