import { PackSentences, type Pack } from 'c/renkeiMeetingPaperRules';
import { spreadsheetRows, SPREADSHEET_MARK } from '../../connection/spreadsheetText.ts';
import type { Format } from '../words/format.ts';
import { nameOf, wordsOf } from '../words/words.ts';

/** The same as a table, safe to open in a spreadsheet: items first, then actions. Days as yyyy-mm-dd, so that they sort. */
export function packTable(pack: Pack, format: Format): string {
  const words = wordsOf(pack.language);
  const text = new PackSentences(words, format);
  const heads = [
    words.columnKind,
    words.columnNumber,
    words.columnRep,
    words.columnSection,
    words.columnAccount,
    words.columnQuestion,
    words.columnSince,
    words.columnKnown,
    words.columnState,
    words.columnDecision,
    words.columnNotes,
    words.columnDue,
  ];
  const items = pack.reps.flatMap(({ name, isActive, items: own }) =>
    own.map((item) => [
      words.agenda,
      item.number,
      text.person(name, isActive),
      nameOf(words.section, item.section),
      text.subject(item),
      nameOf(words.question, item.question),
      item.since,
      [...text.about(item), ...text.known(item)].join('\n'),
      nameOf(words.state, item.state),
      item.decision === null ? null : text.decision(item),
      item.notes.map((note) => text.note(note)).join('\n'),
      item.nextOn,
    ]),
  );
  const actions = [...pack.actions.agreed, ...pack.actions.open].map((action) => [
    words.columnAction,
    null,
    text.person(action.who, action.isActive),
    null,
    action.account,
    null,
    null,
    action.subject,
    nameOf(words.action, action.status),
    text.since(action) || null,
    null,
    action.dueOn,
  ]);
  return SPREADSHEET_MARK + spreadsheetRows([heads, ...items, ...actions]);
}
