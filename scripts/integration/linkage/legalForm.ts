/** Legal forms under the name by which they are compared, with every way of writing them that is folded to it (foldText applied). */
const FORMS: Record<string, readonly string[]> = {
  株式会社: ['株式会社', '(株)', '[株]', '〔株〕', '【株】', '株式會社'],
  有限会社: ['有限会社', '(有)', '[有]'],
  合同会社: ['合同会社', '(同)', '(合)'],
  合資会社: ['合資会社', '(資)'],
  合名会社: ['合名会社', '(名)'],
  相互会社: ['相互会社', '(相)'],
  特定目的会社: ['特定目的会社', '(特)'],
  投資法人: ['投資法人'],
  一般社団法人: ['一般社団法人', '(一社)'],
  公益社団法人: ['公益社団法人', '(公社)'],
  社団法人: ['社団法人', '(社)'],
  一般財団法人: ['一般財団法人', '(一財)'],
  公益財団法人: ['公益財団法人', '(公財)'],
  財団法人: ['財団法人', '(財)'],
  特定非営利活動法人: ['特定非営利活動法人', 'NPO法人', '(特非)', '(NPO)'],
  医療法人: ['医療法人社団', '医療法人財団', '社会医療法人', '医療法人', '(医社)', '(医)'],
  学校法人: ['学校法人', '(学)'],
  宗教法人: ['宗教法人', '(宗)'],
  社会福祉法人: ['社会福祉法人', '(福)', '(社福)'],
  独立行政法人: ['地方独立行政法人', '独立行政法人', '(独)', '(地独)'],
  国立大学法人: ['国立大学法人', '(大)'],
  国立研究開発法人: ['国立研究開発法人', '(研)', '(国研)'],
  監査法人: ['有限責任監査法人', '監査法人'],
  士業法人: [
    '弁護士法人',
    '税理士法人',
    '司法書士法人',
    '行政書士法人',
    '社会保険労務士法人',
    '特許業務法人',
    '弁理士法人',
  ],
  農事組合法人: ['農事組合法人', '(農)'],
  有限責任事業組合: ['有限責任事業組合'],
  投資事業有限責任組合: ['投資事業有限責任組合'],
};

const FORM_OF = new Map(Object.entries(FORMS).flatMap(([form, spellings]) => spellings.map((text) => [text, form])));
const escaped = (text: string) => text.replace(/[()[\]]/g, '\\$&');
// The longest first: 一般社団法人 contains 社団法人.
const SPELLINGS = [...FORM_OF.keys()]
  .sort((a, b) => b.length - a.length)
  .map(escaped)
  .join('|');
const JAPANESE = new RegExp(SPELLINGS, 'u');
const WHOLE = new RegExp(`^(?:${SPELLINGS})$`, 'u');

/** The abbreviations of bank transfers: カ) before, (カ behind, (カ) inside. */
const TRANSFER = /^(カ|ユ|ド|シ|メ|ソ)\)|\((カ|ユ|ド|シ|メ|ソ)\)?$|\((カ|ユ|ド|シ|メ|ソ)\)/u;
const TRANSFER_FORM: Record<string, string> = {
  カ: '株式会社',
  ユ: '有限会社',
  ド: '合同会社',
  シ: '合資会社',
  メ: '合名会社',
  ソ: '相互会社',
};

/** Legal forms in kana, as they stand in readings. Registers mix up カイシャ and ガイシャ. */
const KANA_FORMS =
  /(?:カブシキ|ユウゲン|ゴウドウ|ゴウシ|ゴウメイ|ソウゴ|トクテイモクテキ)[カガ]イシ[ャヤ]|(?:イッパン|コウエキ)?[シザ][ャヤイ]ダンホウジン|トウシホウジン|(?:シャカイ)?イリョウホウジン(?:シャダン|ザイダン)?|ガッコウホウジン|シュウキョウホウジン|シャカイフクシホウジン|(?:チホウ)?ドクリツギョウセイホウジン|トクテイヒエイリカツドウホウジン/gu;

/** English legal forms at the end of a name, dots and commas already gone. */
const ENGLISH =
  /(?:^|(?<=\s))(?:& CO(?:MPANY)?|AND COMPANY|AND CO|CO(?:MPANY)? ?(?:LTD|LIMITED|INC(?:ORPORATED)?)|COLTD|COMPANY|CO|CORPORATION|CORPOLATION|CORP|INCORPORATED|INC|LIMITED|LTD|KABUSHIKI KAISHA|KABUSHIKI GAISHA|YUGEN KAISHA|GODO KAISHA|KK|K K|YK|GK|G K|LLC|LLP|LP|PLC|GMBH|AG|SA|NV|BV|PTE|PTY)$/u;

/** A name without its legal form. */
export interface FormParts {
  /** What is left, blanks where the form stood. */
  rest: string;
  /** What stood behind a form in the middle of the name: a branch, as in 山田商事株式会社大阪支店. */
  behind: string;
  /** The form under its own name; '' when there is none. */
  form: string;
}

/** Takes the Japanese legal form off a folded name. A name that is nothing but a form keeps it. */
export function takeLegalForm(folded: string): FormParts {
  const compact = folded.replace(/\s*([()[\]])\s*/gu, '$1');
  if (WHOLE.test(compact)) return { rest: folded, behind: '', form: '' };
  const found = JAPANESE.exec(compact);
  if (found) {
    const before = compact.slice(0, found.index).trim();
    const after = compact.slice(found.index + found[0].length).trim();
    const form = FORM_OF.get(found[0])!;
    return before && after ? { rest: before, behind: after, form } : { rest: before || after, behind: '', form };
  }
  const transfer = TRANSFER.exec(compact);
  if (transfer && transfer[0].length < compact.length) {
    const letter = (transfer[1] ?? transfer[2] ?? transfer[3])!;
    const before = compact.slice(0, transfer.index).trim();
    const after = compact.slice(transfer.index + transfer[0].length).trim();
    return { rest: before || after, behind: before ? after : '', form: TRANSFER_FORM[letter]! };
  }
  return { rest: folded, behind: '', form: '' };
}

/** Takes legal forms off a reading in katakana. */
export function takeKanaForm(katakana: string): string {
  const rest = katakana.replace(KANA_FORMS, ' ').replace(TRANSFER, ' ').trim();
  return rest || katakana;
}

/** Takes English legal forms off the end of words that are parted by single blanks; several may stand there (CO LTD, HOLDINGS INC). */
export function takeEnglishForm(words: string): string {
  let rest = words;
  for (;;) {
    const shorter = rest.replace(ENGLISH, '').trim();
    if (!shorter || shorter === rest) return rest;
    rest = shorter;
  }
}
