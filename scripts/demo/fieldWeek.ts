import { instant } from './calendar.ts';
import type { DemoAccount, DemoAppointment, DemoContact, DemoVisit } from './model.ts';
import type { Random } from './random.ts';
import type { RepCalendar } from './repCalendar.ts';
import { REP_KEYS } from './staff.ts';
import { minutesAfter, type Workdays } from './workdays.ts';

const DAYS = 5;
const purposes = [
  '定期訪問 Regular visit',
  '点検の相談 Talk about maintenance',
  '更新の提案 Propose a replacement',
  '見積もりの説明 Explain the quote',
  '試運転の立ち会い Be there at the test run',
];

/** What else fills the calendars of reps, whoever may know what it is: the weekly meeting, and one thing each. */
export function appointments(
  asOf: string,
  workdays: Workdays,
  calendar: RepCalendar,
  random: Random,
): DemoAppointment[] {
  const meeting = workdays.from(asOf, 1);
  return REP_KEYS.flatMap((owner): DemoAppointment[] => {
    const other = workdays.from(asOf, random.integer(1, DAYS - 1));
    const time = random.pick(['09:00', '12:00', '16:00']);
    const subject = random.pick([
      '研修 Training',
      '通院 Doctor',
      '社内会議 Internal meeting',
      '展示会の準備 Prepare the fair',
    ]);
    const wanted = [
      { subject: '営業会議 Sales meeting', startsAt: instant(meeting, '09:00'), minutes: 60 },
      { subject, startsAt: instant(other, time), minutes: 90 },
    ];
    return wanted.flatMap(({ subject: about, startsAt, minutes }, index) =>
      calendar.take(owner, startsAt, minutes)
        ? [{ key: `${owner}-${index}`, owner, subject: about, startsAt, minutes }]
        : [],
    );
  });
}

/** Visits of the coming week that no handover asked for: reps see the customers whom they know, a few in one town. */
export function routineVisits(
  accounts: readonly DemoAccount[],
  contacts: readonly DemoContact[],
  { asOf, workdays, calendar, random }: { asOf: string; workdays: Workdays; calendar: RepCalendar; random: Random },
): DemoVisit[] {
  const known = Map.groupBy(contacts, ({ account }) => account);
  return REP_KEYS.flatMap((rep) => {
    const close = accounts.filter(({ key, owner, closeness }) => owner === rep && closeness > 0.55 && known.has(key));
    const chosen = random.shuffled(close).slice(0, 4);
    return chosen.flatMap((account, index): DemoVisit[] => {
      const minutes = random.pick([60, 90]);
      const day = workdays.from(asOf, random.integer(0, DAYS - 1));
      const startsAt = calendar.takeOn(rep, day, minutes);
      if (!startsAt) return [];
      return [
        {
          key: `${rep}-R${index + 1}`,
          case: '',
          account: account.key,
          contact: known.get(account.key)![0]!.key,
          rep,
          startsAt,
          endsAt: minutesAfter(startsAt, minutes),
          status: 'Confirmed',
          purpose: random.pick(purposes),
          area: account.city,
          number: '',
          result: '',
          resultNote: '',
          nextStepOn: '',
          bookedBy: rep,
          resultAt: '',
        },
      ];
    });
  });
}
