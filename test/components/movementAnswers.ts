/** Answers of the platform about moves between segments, shaped as GraphQL shapes them. */
const value = <Value>(content: Value) => ({ value: content });
const connection = (nodes: object[], more = false) => ({
  totalCount: nodes.length + (more ? 30 : 0),
  pageInfo: { hasNextPage: more, endCursor: more ? 'cursor' : null },
  edges: nodes.map((node) => ({ node })),
});
const counted = (fields: Record<string, string>, count: number) => ({
  aggregate: {
    ...Object.fromEntries(Object.entries(fields).map(([name, content]) => [name, value(content)])),
    Id: { count: value(count) },
  },
});

export function movementAnswer({
  ways = [
    ['Key', 'Maintain', 8],
    ['General', 'Expand', 2],
  ],
  reasons = { RelationshipFell: 2, PotentialFell: 8 },
  dormant = 41,
  ageing = [3, 7, 12],
}: {
  ways?: [string, string, number][];
  reasons?: Record<string, number>;
  dormant?: number;
  ageing?: number[];
} = {}): object {
  const [soon = 0, later = 0, latest = 0] = ageing;
  return {
    uiapi: {
      aggregate: {
        ways: connection(ways.map(([from, to, count]) => counted({ From__c: from, To__c: to }, count))),
        reasons: connection(Object.entries(reasons).map(([reason, count]) => counted({ Reason__c: reason }, count))),
        dormant: connection([counted({}, dormant)]),
        soon: connection([counted({}, soon)]),
        later: connection([counted({}, later)]),
        latest: connection([counted({}, latest)]),
      },
    },
  };
}

export function movesAnswer(names: string[], more = false): object {
  const nodes = names.map((name) => ({
    Id: `move-${name}`,
    MovedOn__c: value('2026-06-12'),
    From__c: value('Key'),
    To__c: value('Maintain'),
    Reason__c: value('PotentialFell'),
    Account__c: value(`account-${name}`),
    Account__r: { Name: value(name) },
    OwnerAtMove__r: { Name: value('Ishida') },
  }));
  return { uiapi: { query: { RenkeiSegmentMove__c: connection(nodes, more) } } };
}

export function trendAnswer(rows: [string, string, number, number][]): object {
  const nodes = rows.map(([month, segment, accounts, dormant]) => ({
    aggregate: {
      Month__c: value(month),
      Segment__c: value(segment),
      Accounts__c: { sum: value(accounts) },
      DormantAccounts__c: { sum: value(dormant) },
    },
  }));
  return { uiapi: { aggregate: { RenkeiSegmentSnapshot__c: connection(nodes) } } };
}
