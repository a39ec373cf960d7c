import type { Figure } from './model.ts';

/**
 * What each figure counts. These words are stored with a frozen month, in the language of whoever closes it, and must stay true for
 * it: a figure that is to mean something else gets another name.
 */
const FIGURE_DEFINITIONS: Readonly<Record<Figure, { en: string; ja: string }>> = {
  FollowUpRate: {
    en: 'Of the cases whose first visit was due in the month, those visited by then, in percent. Cases that were returned or recycled before a visit are left out.',
    ja: '当月が初回訪問の期限だった案件のうち、期限までに訪問した割合（%）。訪問前に戻し・再育成となった案件は除く。',
  },
  AcceptRate: {
    en: 'Of the handovers of the month, those that a rep had accepted by the as-of time, in percent. A case that was handed over again counts for each handover; an acceptance of an earlier handover does not count for a later one.',
    ja: '当月の引き継ぎのうち、集計時点までに訪問営業が引き受けた割合（%）。再度引き継いだ案件は引き継ぎごとに数え、前回の引き受けは次の引き継ぎに含めない。',
  },
  AppointmentRate: {
    en: 'Of the conversations of inside sales in the month, those that led to an appointment, in percent.',
    ja: 'インサイドセールスの当月の会話のうち、アポイントにつながった割合（%）。',
  },
  WonAmount: {
    en: 'Amounts of the opportunities of cases won in the month, in the corporate currency. They belong to the reps’ results and are not added to them.',
    ja: '当月に受注した案件の商談金額の合計（マスタ通貨）。営業担当の実績の内数であり、加算しない。',
  },
  WonCount: {
    en: 'Cases won in the month; out of those won or lost in it.',
    ja: '当月に受注した案件の数。分母は当月に受注または失注した案件。',
  },
  Escalated: {
    en: 'Handovers to the field in the month, by the ledger of the cases: a case that was handed over again counts again.',
    ja: '当月に訪問営業へ引き継いだ回数（案件の経緯による）。再度引き継いだ案件は、その都度数える。',
  },
  Visits: {
    en: 'Visits that took place in the month, with and without a case.',
    ja: '当月に実施した訪問の数（案件のない訪問を含む）。',
  },
  Talks: {
    en: 'Conversations of inside sales in the month; dials that reached nobody do not count.',
    ja: 'インサイドセールスの当月の会話の数。つながらなかった架電は数えない。',
  },
  HoursToAccept: {
    en: 'Median hours from a handover to its acceptance, of the acceptances of the month, nights and weekends included.',
    ja: '当月の引き受けについて、その引き継ぎから引き受けまでの時間の中央値（夜間・休日を含む）。',
  },
  AbandonedAfterOneVisit: {
    en: 'Cases that had been visited once and left without a next step for the days of the setting by the end of the month; out of the visited cases still open.',
    ja: '月末までに、1回訪問したまま設定の日数を過ぎても次の予定がない案件の数。分母は訪問済みで進行中の案件。',
  },
  SilentLossHitRate: {
    en: 'Of the silent-loss warnings judged in the month, those that were right, in percent: a rival came in, or no order came within the window. A warning followed by an order counts as wrong, also after a talk.',
    ja: '当月に判定した知らず負け予兆のうち、的中した割合（%）。競合機の導入、または期間内に注文がなければ的中。注文があれば、会話の後でも外れと数える。',
  },
  Satisfaction: {
    en: 'Mean satisfaction, 1 to 5, of the conversations in the month in which it was noted.',
    ja: '当月の会話で記録された満足度（1～5）の平均。',
  },
};

/** The definition in the reader's language; English where it is not Japanese. */
export function definitionOf(figure: Figure, language: string): string {
  return FIGURE_DEFINITIONS[figure][language.toLowerCase().startsWith('ja') ? 'ja' : 'en'];
}
