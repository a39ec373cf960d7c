import type { SegmentPolicy } from 'c/renkeiSegmentRules';
import { ACCOUNT_FIELDS, type FieldKind } from '../../../scripts/segmentation/core/accountFields.ts';
import { RESULT_FIELDS } from './result.ts';

/** Types of the fields in SQL. */
export const SQL_TYPES: Record<FieldKind, string> = {
  amount0: 'DECIMAL(18,0)',
  amount2: 'DECIMAL(18,2)',
  number0: 'INTEGER',
  number1: 'DECIMAL(5,1)',
  date: 'DATE',
  text: 'VARCHAR',
  flag: 'BOOLEAN',
};

const ACCOUNT_TYPES = {
  Id: 'VARCHAR',
  OwnerId: 'VARCHAR',
  ...Object.fromEntries(Object.entries(ACCOUNT_FIELDS).map(([field, kind]) => [field, SQL_TYPES[kind]])),
};

/** Quotient of whole numbers, rounded half up; both positive or zero. */
function quotient(dividend: string, divisor: string): string {
  return `((2 * (${dividend}) + (${divisor})) // (2 * (${divisor})))`;
}

/** Number × 10^places as a whole number. */
function scaled(value: number, places: number): number {
  return Math.round(value * 10 ** places);
}

function rates(
  column: string,
  listed: Readonly<Record<string, number>>,
  others: number | null,
  places: number,
): string {
  const cases = Object.entries(listed).map(
    ([industry, rate]) => `WHEN lower('${industry.replaceAll("'", "''")}') THEN ${scaled(rate, places)}`,
  );
  const rest = others === null ? 'NULL' : scaled(others, places);
  return cases.length === 0 ? `${rest}` : `CASE lower(trim(${column})) ${cases.join(' ')} ELSE ${rest} END`;
}

/**
 * The facts of every account, in SQL, from the files of a data set: what an account has stored, beside what deals, conversations,
 * contacts and assets say of it. Clocks never change in the time zone of the data.
 */
export function factsQuery(directory: string, { conversationWindowDays: window }: SegmentPolicy, asOf: string): string {
  const file = (table: string, columns: Record<string, string>) =>
    `read_csv('${directory}/${table}.csv', header = true, delim = ',', quote = '"', escape = '"', columns = ${JSON.stringify(
      columns,
    ).replaceAll('"', "'")})`;
  return `
WITH account AS (SELECT * FROM ${file('accounts', ACCOUNT_TYPES)}),
owner AS (SELECT Id, OwnerId FROM ${file('accounts', ACCOUNT_TYPES)}),
deal AS (
  SELECT AccountId, CloseDate, Amount
  FROM ${file('opportunities', { AccountId: 'VARCHAR', IsWon: 'BOOLEAN', IsClosed: 'BOOLEAN', CloseDate: 'DATE', Amount: 'DECIMAL(18,2)' })}
  WHERE IsWon AND AccountId IS NOT NULL
),
won AS (
  SELECT AccountId, count(*) AS deals,
    min(CloseDate) FILTER (CloseDate <= DATE '${asOf}') AS firstWonOn,
    max(CloseDate) FILTER (CloseDate <= DATE '${asOf}') AS lastWonOn,
    sum(Amount) FILTER (CloseDate > DATE '${asOf}' - INTERVAL 12 MONTH AND CloseDate <= DATE '${asOf}') AS wonAmount
  FROM deal GROUP BY AccountId
),
touch AS (
  SELECT Account__c AS account, Contact__c AS contact, CAST(OccurredAt__c + INTERVAL 9 HOUR AS DATE) AS day,
    Channel__c = 'Field' AS byField
  FROM ${file('touches', { Account__c: 'VARCHAR', Contact__c: 'VARCHAR', OccurredAt__c: 'TIMESTAMP', IsConversation__c: 'BOOLEAN', Channel__c: 'VARCHAR' })}
  WHERE IsConversation__c AND Account__c IS NOT NULL
),
activity AS (
  SELECT AccountId AS account, CASE WHEN WhoId LIKE '003%' THEN WhoId END AS contact, activity.OwnerId = owner.OwnerId AS byField,
    coalesce(ActivityDate, CAST(CompletedDateTime + INTERVAL 9 HOUR AS DATE)) AS day
  FROM ${file('activities', { AccountId: 'VARCHAR', WhoId: 'VARCHAR', OwnerId: 'VARCHAR', ActivityDate: 'DATE', IsClosed: 'BOOLEAN', TaskSubtype: 'VARCHAR', CompletedDateTime: 'TIMESTAMP' })} activity
  JOIN owner ON owner.Id = AccountId
  WHERE IsClosed AND TaskSubtype NOT IN ('Email', 'ListEmail')
),
conversation AS (
  SELECT account, contact, day, byField FROM touch
  UNION ALL
  SELECT account, contact, day, byField FROM activity
  WHERE day <= DATE '${asOf}' AND day > DATE '${asOf}' - ${window}
),
talked AS (
  SELECT account, count(*) AS talks,
    max(day) FILTER (day <= DATE '${asOf}') AS lastConversation,
    bool_or(byField AND day <= DATE '${asOf}' AND day > DATE '${asOf}' - ${window}) AS fieldCovers,
    count(DISTINCT contact) FILTER (day <= DATE '${asOf}' AND day > DATE '${asOf}' - ${window}) AS breadth
  FROM conversation GROUP BY account
),
reachable AS (
  SELECT AccountId, count(*) AS contacts
  FROM ${file('contacts', { AccountId: 'VARCHAR', DoNotCall: 'BOOLEAN', Phone: 'VARCHAR', MobilePhone: 'VARCHAR', Email: 'VARCHAR' })}
  WHERE NOT DoNotCall AND coalesce(Phone, MobilePhone, Email) IS NOT NULL GROUP BY AccountId
),
installed AS (
  SELECT AccountId, count(*) AS assets,
    sum(coalesce(Quantity, 1)) FILTER (inUse AND NOT IsCompetitorProduct) AS ownUnits,
    sum(coalesce(Quantity, 1)) FILTER (inUse) AS knownUnits
  FROM (
    SELECT *, Status IS DISTINCT FROM 'Obsolete' AND (UsageEndDate IS NULL OR UsageEndDate > DATE '${asOf}') AS inUse
    FROM ${file('assets', { AccountId: 'VARCHAR', IsCompetitorProduct: 'BOOLEAN', Quantity: 'DECIMAL(18,2)', Status: 'VARCHAR', UsageEndDate: 'DATE' })}
  )
  GROUP BY AccountId
)
SELECT account.*,
  firstWonOn, lastWonOn, coalesce(wonAmount, 0) AS wonAmount, lastConversation, coalesce(breadth, 0) AS breadth,
  contacts IS NOT NULL AS hasWorkingContact, coalesce(fieldCovers, false) AS fieldCovers,
  CAST(round(coalesce(ownUnits, 0), 0) AS BIGINT) AS ownUnits, CAST(round(coalesce(knownUnits, 0), 0) AS BIGINT) AS knownUnits,
  coalesce(deals, 0) + coalesce(talks, 0) + coalesce(contacts, 0) + coalesce(assets, 0) AS inputRows
FROM account
LEFT JOIN won ON won.AccountId = account.Id
LEFT JOIN talked ON talked.account = account.Id
LEFT JOIN reachable ON reachable.AccountId = account.Id
LEFT JOIN installed ON installed.AccountId = account.Id`;
}

/**
 * The rules of segmentation once more, in SQL: every figure that a run works out, from the facts of accounts. Written from the
 * description of the rules, not from their code.
 * @param facts a query with the columns of {@link factsQuery}
 * @param whole type that holds hundredths of amounts times a thousand; what is too large for it is an error
 */
export function scoresQuery(
  facts: string,
  policy: SegmentPolicy,
  asOf: string,
  whole: 'BIGINT' | 'HUGEINT' = 'BIGINT',
): string {
  const { weights, estimators } = policy;
  const span = policy.recencyZeroDays - policy.recencyFullDays;
  const from = (cutOff: number, width: string, band: string) =>
    `CASE WHEN sameVersion AND ${band} = 'High' THEN ${cutOff} - ${width} WHEN sameVersion AND ${band} = 'Low' THEN ${cutOff} + ${width} ELSE ${cutOff} END`;
  return `
WITH facts AS (${facts}),
input AS (
  SELECT *, coalesce(RenkeiScoredPolicy__c = '${policy.version}', false) AS sameVersion,
    ${rates('Industry', estimators.perEmployee, estimators.defaultPerEmployee, 2)} AS perEmployee,
    ${rates('Industry', estimators.revenuePercent, estimators.defaultRevenuePercent, 4)} AS revenuePercent
  FROM facts
),
based AS (
  SELECT *,
    CASE WHEN knownUnits > 0 AND ${estimators.amountPerUnit !== null} THEN 'InstalledBase'
      WHEN NumberOfEmployees > 0 AND perEmployee IS NOT NULL THEN 'Employees'
      WHEN AnnualRevenue > 0 AND revenuePercent IS NOT NULL THEN 'Revenue' END AS estimateBasis,
    coalesce(RenkeiPotentialOverrideExpires__c >= DATE '${asOf}' AND RenkeiPotentialOverride__c IS NOT NULL, false) AS overridden
  FROM input
),
estimated AS (
  SELECT *, CASE estimateBasis
      WHEN 'InstalledBase' THEN ${quotient(`knownUnits::${whole} * ${scaled(estimators.amountPerUnit ?? 0, 2)}`, '100')}
      WHEN 'Employees' THEN ${quotient(`NumberOfEmployees::${whole} * perEmployee`, '100')}
      WHEN 'Revenue' THEN ${quotient('(AnnualRevenue::DECIMAL(38,2) * 100)::HUGEINT * revenuePercent', '100000000')} END::BIGINT AS estimate
  FROM based
),
placed AS (
  SELECT *,
    CASE WHEN overridden THEN round(RenkeiPotentialOverride__c, 0)::BIGINT ELSE estimate END AS potential,
    CASE WHEN lastConversation IS NULL OR days >= ${policy.recencyZeroDays} THEN 0
      WHEN days <= ${policy.recencyFullDays} THEN 1000
      ELSE ${quotient(`1000 * (${span} - ((days - ${policy.recencyFullDays}) // ${policy.recencyStepDays}) * ${policy.recencyStepDays})`, `${span}`)} END AS recency,
    least(1000, ${quotient('1000 * breadth', `${policy.breadthFull}`)}) AS breadthScore
  FROM (SELECT *, DATE '${asOf}' - lastConversation AS days FROM estimated)
),
shared AS (
  SELECT *,
    CASE WHEN knownUnits > 0 THEN ${quotient('1000 * ownUnits', 'knownUnits')}
      WHEN potential IS NULL THEN NULL
      WHEN wonAmount <= 0 THEN 0
      WHEN wonAmount >= potential THEN 1000
      ELSE ${quotient(`(1000 * wonAmount * 100)::${whole}`, `potential::${whole} * 100`)} END AS wallet
  FROM placed
),
related AS (
  SELECT *,
    CASE WHEN potential IS NOT NULL THEN ${quotient(`recency * ${weights.recency} + breadthScore * ${weights.breadth} + wallet * ${weights.wallet}`, '100')} END AS relationship
  FROM shared
),
banded AS (
  SELECT *,
    CASE WHEN potential IS NULL THEN NULL WHEN potential >= ${from(policy.potentialCutOff, `${policy.potentialCutOff} * ${policy.potentialMarginPercent} * 0.01`, 'RenkeiPotentialBand__c')} THEN 'High' ELSE 'Low' END AS potentialBand,
    CASE WHEN potential IS NULL THEN NULL WHEN relationship * 0.1 >= ${from(policy.relationshipCutOff, `${policy.relationshipMargin}`, 'RenkeiRelationshipBand__c')} THEN 'High' ELSE 'Low' END AS relationshipBand,
    CASE WHEN firstWonOn IS NULL OR DATE '${asOf}' - firstWonOn <= ${policy.newWithinDays} THEN 'New'
      WHEN DATE '${asOf}' - lastWonOn <= ${policy.dormantAfterDays} OR days <= ${policy.dormantAfterDays} THEN 'Existing' ELSE 'Dormant' END AS lifecycle
  FROM related
),
segmented AS (
  SELECT *,
    CASE WHEN potential IS NULL THEN 'Unscored'
      WHEN potentialBand = 'High' THEN CASE relationshipBand WHEN 'High' THEN 'Key' ELSE 'Expand' END
      ELSE CASE relationshipBand WHEN 'High' THEN 'Maintain' ELSE 'General' END END AS segment
  FROM banded
),
moved AS (
  SELECT *, segment IS DISTINCT FROM RenkeiSegment__c AS moves,
    potentialBand IS DISTINCT FROM CASE WHEN RenkeiSegment__c IN ('Key', 'Expand') THEN 'High' ELSE 'Low' END AS potentialMoves,
    relationshipBand IS DISTINCT FROM CASE WHEN RenkeiSegment__c IN ('Key', 'Maintain') THEN 'High' ELSE 'Low' END AS relationshipMoves
  FROM segmented
),
result AS (
  SELECT Id,
    firstWonOn AS "new.RenkeiFirstWonOn__c",
    lastWonOn AS "new.RenkeiLastWonOn__c",
    wonAmount AS "new.RenkeiWonAmountTrailing__c",
    lastConversation AS "new.RenkeiLastConversation__c",
    breadth AS "new.RenkeiContactBreadth__c",
    hasWorkingContact AS "new.RenkeiHasWorkingContact__c",
    fieldCovers AS "new.RenkeiFieldCovers__c",
    ownUnits AS "new.RenkeiOwnUnits__c",
    knownUnits AS "new.RenkeiKnownUnits__c",
    inputRows AS "new.RenkeiInputRows__c",
    estimate AS "new.RenkeiPotentialEstimate__c",
    potential AS "new.RenkeiPotential__c",
    CASE WHEN overridden THEN 'Heard' WHEN estimateBasis = 'InstalledBase' THEN 'Measured' WHEN estimateBasis IS NOT NULL THEN 'Estimated' END AS "new.RenkeiPotentialSource__c",
    CASE WHEN overridden THEN 'Override' ELSE estimateBasis END AS "new.RenkeiPotentialBasis__c",
    (wallet::DECIMAL(8,1) * 0.1)::DECIMAL(5,1) AS "new.RenkeiWalletShare__c",
    CASE WHEN knownUnits > 0 THEN 'Measured' WHEN potential IS NOT NULL THEN 'Estimated' END AS "new.RenkeiWalletSource__c",
    (recency::DECIMAL(8,1) * 0.1)::DECIMAL(5,1) AS "new.RenkeiRecencyScore__c",
    (breadthScore::DECIMAL(8,1) * 0.1)::DECIMAL(5,1) AS "new.RenkeiBreadthScore__c",
    (wallet::DECIMAL(8,1) * 0.1)::DECIMAL(5,1) AS "new.RenkeiWalletScore__c",
    (relationship::DECIMAL(8,1) * 0.1)::DECIMAL(5,1) AS "new.RenkeiRelationshipScore__c",
    potentialBand AS "new.RenkeiPotentialBand__c",
    relationshipBand AS "new.RenkeiRelationshipBand__c",
    segment AS "new.RenkeiSegment__c",
    CASE WHEN moves THEN RenkeiSegment__c ELSE RenkeiPreviousSegment__c END AS "new.RenkeiPreviousSegment__c",
    CASE WHEN moves THEN DATE '${asOf}' ELSE RenkeiSegmentChangedOn__c END AS "new.RenkeiSegmentChangedOn__c",
    CASE WHEN NOT moves THEN RenkeiSegmentReason__c
      WHEN RenkeiSegment__c IS NULL THEN 'FirstScored'
      WHEN segment = 'Unscored' THEN 'InputMissing'
      WHEN RenkeiSegment__c = 'Unscored' THEN 'InputFound'
      WHEN NOT sameVersion THEN 'PolicyChanged'
      WHEN potentialMoves AND relationshipMoves THEN 'BothChanged'
      WHEN potentialMoves THEN CASE potentialBand WHEN 'High' THEN 'PotentialRose' ELSE 'PotentialFell' END
      ELSE CASE relationshipBand WHEN 'High' THEN 'RelationshipRose' ELSE 'RelationshipFell' END END AS "new.RenkeiSegmentReason__c",
    CASE WHEN potential IS NOT NULL THEN NULL
      WHEN coalesce(NumberOfEmployees, 0) = 0 THEN 'EmployeesMissing'
      WHEN coalesce(trim(Industry), '') = '' THEN 'IndustryMissing' ELSE 'IndustryWithoutEstimator' END AS "new.RenkeiUnscoredReason__c",
    lifecycle AS "new.RenkeiLifecycle__c",
    CASE WHEN potential IS NULL THEN NULL
      WHEN lifecycle = 'Dormant' AND hasWorkingContact AND NOT fieldCovers AND potential >= ${policy.reviveFloor} THEN 'Revive'
      WHEN relationshipBand = 'High' AND potential < ${policy.potentialCutOff} THEN 'Defend' END AS "new.RenkeiFocus__c",
    CASE WHEN coalesce(NumberOfEmployees, 0) = 0 THEN NULL
      WHEN NumberOfEmployees < 100 THEN 'Under100'
      WHEN NumberOfEmployees < 300 THEN 'From100To299'
      WHEN NumberOfEmployees <= 1000 THEN 'From300To1000' ELSE 'Over1000' END AS "new.RenkeiSizeBand__c",
    '${policy.version}' AS "new.RenkeiScoredPolicy__c",
    moved.*
  FROM moved
)
SELECT Id,
  ${Object.keys(RESULT_FIELDS)
    .map((field) => `"new.${field}" IS DISTINCT FROM ${field}`)
    .join(' OR ')} AS NeedsWriting,
  ${Object.keys(RESULT_FIELDS)
    .map((field) => `"new.${field}" AS ${field}`)
    .join(', ')}
FROM result`;
}
