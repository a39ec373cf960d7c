import { Flags } from '@salesforce/sf-plugins-core';
import { SCORED_SEGMENTS } from 'c/renkeiSegmentRules';
import type { Change } from 'c/renkeiTunnelRules';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { figure, messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import { simulate, type Simulation, type SimulationRequest } from '../../../segmentation/simulation/simulate.ts';
import { ALL_SEGMENTS } from '../../../segmentation/simulation/outcome.ts';

const messages = messagesOf('segment.simulate');

/** Owners that are shown, the fullest first. */
const SHOWN_OWNERS = 15;

export default class SegmentSimulate extends RenkeiCommand<Simulation> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    policy: Flags.string({ summary: messages.getMessage('flags.policy.summary') }),
    'potential-cut-off': Flags.integer({
      summary: messages.getMessage('flags.potential-cut-off.summary'),
      min: 1,
      exclusive: ['field-capacity'],
    }),
    'relationship-cut-off': Flags.string({ summary: messages.getMessage('flags.relationship-cut-off.summary') }),
    'field-capacity': Flags.integer({ summary: messages.getMessage('flags.field-capacity.summary'), min: 1 }),
    weights: Flags.string({ summary: messages.getMessage('flags.weights.summary') }),
    movers: Flags.file({ summary: messages.getMessage('flags.movers.summary') }),
  };

  public async run(): Promise<Simulation> {
    const { flags } = await this.parse(SegmentSimulate);
    const request = requestOf(flags);
    this.spinner.start(messages.getMessage('doing'));
    try {
      const connection = await openConnection(flags['target-org']);
      const simulation = await simulate(connection, request, (step) => {
        this.spinner.status = messages.getMessage(`progress.${step}`);
      });
      this.spinner.stop();
      this.print(simulation);
      return simulation;
    } catch (problem) {
      this.spinner.stop('');
      throw explainError(problem, messages.getMessage('doing'));
    }
  }

  private print(simulation: Simulation): void {
    const { policy, run, asOf, answeredBy, cutOffs, asked, capacity, movers, unscorable } = simulation;
    this.log(messages.getMessage(`head.${answeredBy}`, [policy.tried, policy.now, run, asOf]));
    const pair = (side: 'before' | 'after') => [
      amount(cutOffs[side].potentialCutOff, simulation.currency),
      count(cutOffs[side].relationshipCutOff),
    ];
    this.log(messages.getMessage('line.cutOffs', [...pair('before'), ...pair('after')]));
    for (const [name, value] of Object.entries(asked)) {
      const used = cutOffs.after[name as keyof typeof asked];
      this.log(messages.getMessage(`line.snapped.${name}`, [count(value), count(used)]));
    }
    if (capacity) this.log(messages.getMessage('line.capacity', [count(capacity.accounts), count(capacity.given)]));
    if (capacity && capacity.given > capacity.accounts) this.warn(messages.getMessage('warning.capacity'));
    const { before, after } = simulation.weights;
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      const [old, tried] = [before, after].map(({ recency, breadth, wallet }) => [recency, breadth, wallet].join(', '));
      this.log(messages.getMessage('line.weights', [old!, tried!]));
    }
    this.log(messages.getMessage('line.moving', [count(simulation.moving), count(simulation.accounts.after)]));
    this.printSegments(simulation);
    this.printMoves(simulation);
    this.printWork(simulation);
    this.printOwners(simulation);
    this.printOutcome(simulation);
    if (unscorable > 0) this.warn(messages.getMessage('warning.unscorable', [count(unscorable)]));
    if (movers) this.log(messages.getMessage('done.movers', [count(movers.accounts), movers.file]));
  }

  private printSegments({ segments, unscored, currency }: Simulation): void {
    this.heading('segments');
    this.rows(
      'segment',
      ['accounts', 'potential', 'won'],
      [
        ...SCORED_SEGMENTS.map((segment) => {
          const { accounts, potential, won } = segments[segment];
          return [segment, changed(accounts), changed(potential, currency), changed(won, currency)];
        }),
        ['Unscored', changed(unscored), '', ''],
      ],
    );
  }

  private printMoves({ moves, moving }: Simulation): void {
    if (moving === 0) return;
    const shown = ALL_SEGMENTS.filter((segment) =>
      ALL_SEGMENTS.some((other) => other !== segment && moves[segment][other] + moves[other][segment] > 0),
    );
    this.heading('moves');
    this.table({
      data: shown.map((from): Record<string, string> => {
        const counts = shown.map((to) => [to, from === to ? '' : count(moves[from][to])]);
        return { from, ...(Object.fromEntries(counts) as Record<string, string>) };
      }),
      columns: [
        { key: 'from', name: messages.getMessage('column.from') },
        ...shown.map((key) => ({ key, name: key, horizontalAlignment: 'right' as const })),
      ],
    });
  }

  private printWork({ channels, currency, uncounted }: Simulation): void {
    this.heading('work');
    this.rows(
      'channel',
      ['hours', 'capacityHours', 'cost'],
      Object.entries(channels).map(([name, work]) => [
        name,
        changed(work.hoursPerMonth),
        work.capacityHours === null ? '' : count(work.capacityHours),
        changed(work.costPerMonth, currency),
      ]),
    );
    for (const { segment, reason, steps } of uncounted) {
      this.log(messages.getMessage(`uncounted.${reason}`, [segment, steps]));
    }
  }

  private printOwners({ owners, names }: Simulation): void {
    const load = ({ accounts, capacity }: Simulation['owners'][number], side: keyof Change) =>
      capacity ? (accounts[side] / capacity) * 100 : null;
    const carrying = owners.filter(({ accounts }) => accounts.before > 0 || accounts.after > 0);
    const sorted = carrying.toSorted((one, other) => (load(other, 'after') ?? 0) - (load(one, 'after') ?? 0));
    if (sorted.length === 0) return;
    this.heading('owners');
    this.rows(
      'owner',
      ['accounts', 'capacity', 'load', 'hours'],
      sorted
        .slice(0, SHOWN_OWNERS)
        .map((line) => [
          line.owner === null ? messages.getMessage('owners.others', [line.owners]) : (names[line.owner] ?? line.owner),
          changed(line.accounts),
          line.capacity === null ? '' : count(line.capacity),
          line.capacity === null ? '' : `${count(load(line, 'before')!)} → ${count(load(line, 'after')!)} %`,
          changed(line.hoursPerMonth),
        ]),
    );
    const known = carrying.filter(({ capacity }) => capacity !== null);
    const sum = (of: (line: Simulation['owners'][number]) => number) =>
      known.reduce((total, line) => total + of(line), 0);
    const room = sum(({ capacity }) => capacity!);
    if (room > 0) {
      const [before, after] = [sum(({ accounts }) => accounts.before), sum(({ accounts }) => accounts.after)];
      const loads = [before, after].map((accounts) => count((accounts / room) * 100));
      this.log(messages.getMessage('line.load', [count(before), count(after), ...loads]));
    }
  }

  private printOutcome({ targets, backTest, currency }: Simulation): void {
    if (targets.length > 0) {
      this.heading('targets');
      this.rows(
        'segment',
        ['kind', 'perMonth'],
        targets.map(({ segment, kind, perMonth }) => [
          segment,
          messages.getMessage(`kind.${kind}`),
          changed(perMonth, kind === 'Amount' ? currency : ''),
        ]),
      );
    }
    this.heading('backTest');
    this.rows(
      'segment',
      ['accounts', 'wins', 'losses', 'winAmount'],
      SCORED_SEGMENTS.map((segment) => {
        const { accounts, wins, losses, winAmount } = backTest[segment];
        return [segment, count(accounts), count(wins), count(losses), amount(winAmount, currency)];
      }),
    );
  }

  private heading(name: string): void {
    this.log();
    this.styledHeader(messages.getMessage(`heading.${name}`));
  }

  /** A table whose first column is text and whose others are figures. */
  private rows(first: string, others: readonly string[], rows: readonly (readonly string[])[]): void {
    const keys = [first, ...others];
    this.table({
      data: rows.map((row) => Object.fromEntries(keys.map((key, index) => [key, row[index] ?? '']))),
      columns: keys.map((key, index) => ({
        key,
        name: messages.getMessage(`column.${key}`),
        horizontalAlignment: index === 0 ? ('left' as const) : ('right' as const),
      })),
    });
  }
}

interface GivenFlags {
  policy?: string | undefined;
  'potential-cut-off'?: number | undefined;
  'relationship-cut-off'?: string | undefined;
  'field-capacity'?: number | undefined;
  weights?: string | undefined;
  movers?: string | undefined;
}

function requestOf(flags: GivenFlags): SimulationRequest {
  const relationship = flags['relationship-cut-off'];
  const values = {
    policy: flags.policy,
    potentialCutOff: flags['potential-cut-off'],
    fieldCapacity: flags['field-capacity'],
    relationshipCutOff: relationship === undefined ? undefined : numberOf(relationship, 'error.RelationshipCutOff'),
    weights: flags.weights === undefined ? undefined : weightsOf(flags.weights),
    moversFile: flags.movers,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as SimulationRequest;
}

function numberOf(text: string, error: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw messages.createError(error, [text]);
  return Number(text);
}

/** `50,25,25`: recency, breadth, wallet. */
function weightsOf(text: string): NonNullable<SimulationRequest['weights']> {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length !== 3 || !parts.every((part) => /^\d+$/.test(part))) {
    throw messages.createError('error.Weights', [text]);
  }
  const [recency, breadth, wallet] = parts.map(Number);
  return { recency: recency!, breadth: breadth!, wallet: wallet! };
}

function changed({ before, after }: Change, currency = ''): string {
  const unit = currency && ` ${currency}`;
  const [now, then] = [count(before), count(after)];
  return now === then ? `${now}${unit}` : `${now} → ${then}${unit}`;
}

function count(value: number): string {
  return figure(value, value < 100 ? 1 : 0);
}

function amount(value: number, currency: string): string {
  return `${count(value)} ${currency}`.trim();
}
