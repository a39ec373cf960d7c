import { fieldAccess, recordAccess, type Row } from './recordAccess.ts';
import { ROLES, type People } from './people.ts';
import { taskAccess } from './tasks.ts';

const HEADS = { admin: 'Renkei Admin', caller: 'Inside Sales', rep: 'Field Sales', manager: 'Manager', nobody: 'none' };

/** A part of the page, between two comments that name it. */
export interface Part {
  name: string;
  render(world: People): Promise<string>;
}

const objectPart = (object: string): Part => ({
  name: object,
  render: async (world) => {
    const { records, fields } = await recordAccess(world, object);
    return `${table(records)}\n\n${list(fields)}`;
  },
});
const fieldPart = (object: string): Part => ({
  name: object,
  render: async (world) => list(await fieldAccess(world, object)),
});

/** Every part of `docs/permissions.md` that is found out by trying. */
export const PARTS: readonly Part[] = [
  { name: 'work', render: async (world) => table(await taskAccess(world)) },
  ...[
    ...[
      'CallPlan',
      'Touch',
      'Play',
      'ChannelPreference',
      'Escalation',
      'EscalationStep',
      'Thanks',
      'Visit',
      'VisitSlot',
    ],
    ...[
      'Holiday',
      'TeamMember',
      'Setting',
      'SegmentPolicy',
      'SegmentRole',
      'Estimator',
      'ChannelRole',
      'SegmentTarget',
    ],
    ...['FollowUpMeeting', 'AgendaItem', 'AgendaNote', 'ActionItem', 'Charter'],
    ...['LossWarning', 'HealthFigure', 'MonthFigure', 'MonthPage'],
    ...['SegmentMove', 'SegmentSnapshot', 'SegmentationRun'],
    ...['LinkCandidate', 'SourceRecord', 'ImportBatch'],
  ].map((name) => objectPart(`Renkei${name}__c`)),
  ...['Account', 'Contact', 'Opportunity', 'Asset', 'Event'].map(fieldPart),
];

/** A Markdown table as Prettier writes it. */
function table(rows: readonly Row[]): string {
  const lines = [
    ['', ...ROLES.map((role) => HEADS[role])],
    ...rows.map(([action, cells]) => [action, ...ROLES.map((role) => cells[role])]),
  ];
  const widths = lines[0]!.map((_, column) => Math.max(3, ...lines.map((line) => line[column]!.length)));
  const written = lines.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`);
  return [written[0]!, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...written.slice(1)].join('\n');
}

/** Fields are too many for a table: a line for those who write, or do not see, the same ones. */
function list(rows: readonly Row[]): string {
  const lines = rows.flatMap(([action, cells]) =>
    [...Map.groupBy(ROLES, (role) => cells[role])].map(
      ([fields, roles]) => `- ${action} · ${roles.map((role) => HEADS[role]).join(', ')}: ${fields}`,
    ),
  );
  return lines.join('\n');
}
