import { addDays } from 'c/renkeiCalendarRules';
import type { DemoCharter } from './meetingModel.ts';
import { TEAM } from './work.ts';

/** The team began to meet on Fridays so many weeks ago. */
export const WEEKS_OF_MEETINGS = 11;

/** What sponsor and manager have agreed. The career path is the factor that is still open. */
export function charter(asOf: string): DemoCharter {
  return {
    key: TEAM,
    team: TEAM,
    purpose: [
      '訪問営業が回りきれないお客様と会話を続け、見つけた要望を確実に訪問へつなぐ。',
      'Keep talking with the customers whom the field cannot reach, and see to it that what they need is followed by a visit.',
    ].join('\n'),
    sponsor: 'onishi',
    manager: 'saeki',
    managerSharePercent: 100,
    meetingWeekday: 'Friday',
    meetingTime: 600,
    meetingMinutes: 45,
    careerSteps: [
      'アポイント獲得 Appointments: 月10件の引き継ぎ、引き受け率90% Ten handovers a month, 90 % of them accepted',
      'ヒアリング Hearing: 受注につながった案件が年6件 Six cases a year that were won',
      '商談 Selling: 担当顧客の受注額を自分で説明できる Tells what own customers ordered, and why',
      'チームリーダー Team lead: 新人を一人育てた Has trained a colleague',
    ].join('\n'),
    startsOn: addDays(asOf, -7 * WEEKS_OF_MEETINGS),
    goals: { followUpRate: 90, acceptRate: 90, appointmentRate: 12, wonAmount: 60_000_000 },
    factors: [
      'FactorCommitment__c',
      'FactorDedicatedManager__c',
      'FactorRolesAgreed__c',
      'FactorMeeting__c',
      'FactorDataIntegrated__c',
      'FactorFeedback__c',
    ],
    factorNotes:
      'キャリアパスは人事と協議中(7月の評価制度見直しで決定)。\nThe career path is being agreed with personnel, until the review in July.',
  };
}
