import type { DensityGrid } from 'c/renkeiTunnelRules';
import { SEGMENTS, type Counts, type TunnelPage } from './tunnelPage.ts';
import type { Visitor } from './visitor.ts';

/** What the org's own accounts say, by queries that know nothing of the density grid. */
export class TunnelRecords {
  private readonly visitor: Visitor;

  constructor(visitor: Visitor) {
    this.visitor = visitor;
  }

  async count(condition: string): Promise<number> {
    const [row] = await this.visitor.query(`SELECT COUNT(Id) accounts FROM Account WHERE ${condition}`);
    return row!['accounts'] as number;
  }

  /** Accounts by the segment that they have. */
  async stored(): Promise<Counts> {
    const counts = SEGMENTS.map(
      async (segment) => [segment, await this.count(`RenkeiSegment__c = '${segment}'`)] as const,
    );
    return Object.fromEntries(await Promise.all(counts)) as Counts;
  }

  /** Accounts by the segment that the two lines, as they stand on the page, would give them. */
  async underLines(tunnel: TunnelPage, { edges }: DensityGrid): Promise<Counts> {
    const potential = edges.potential[await tunnel.edge('potential')]!;
    const relationship = edges.relationship[await tunnel.edge('relationship')]!;
    const [high, low] = [`RenkeiPotential__c >= ${potential}`, `RenkeiPotential__c < ${potential}`];
    const close = `RenkeiRelationshipScore__c >= ${relationship}`;
    const far = `RenkeiRelationshipScore__c < ${relationship}`;
    return {
      Key: await this.count(`${high} AND ${close}`),
      Expand: await this.count(`${high} AND ${far}`),
      Maintain: await this.count(`${low} AND ${close}`),
      General: await this.count(`${low} AND ${far}`),
    };
  }
}
