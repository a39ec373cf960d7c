/**
 * With which code a command ends, by the kind of what happened: a scheduler decides by it whether to wait, to call somebody or
 * to go on. One table for all commands; docs/doctor.md prints it for admins.
 */
export const EXIT_CODES = {
  ok: 0,
  /** What no other kind names: a defect, or a state of the org that the message explains. */
  other: 1,
  /** Wrong use: an unknown command or flag, or a value that cannot be. */
  usage: 2,
  /** Nobody is logged in: an unknown alias, an expired session, a refused login. */
  login: 3,
  /** Logged in, but without the right to do this. */
  permission: 4,
  /** The org cannot be reached: refused, no such name, no answer in time, a proxy. */
  network: 5,
  /** What the org grants in a day, or its storage, is used up. */
  limits: 6,
  /** A file that was given cannot be read or does not hold what it should. */
  inputFile: 7,
  /** The work was done and found something: doctor, lint, diff, an install that cannot begin. */
  findings: 8,
  /** The org refused to save or to deploy, all or some of it. */
  refused: 9,
} as const;

export type FailureKind = Exclude<keyof typeof EXIT_CODES, 'ok'>;

/**
 * The kind of each error that this program itself raises, by its name in `messages/*.md` (`error.NoPolicy` makes `NoPolicyError`).
 * A test reads all messages and refuses a name that stands in none of the lists.
 */
const ownErrors: Record<FailureKind, readonly string[]> = {
  other: [
    'NoSalesforceCli',
    'InstalledAsPackage',
    'LeftBehind',
    'ExportIncomplete',
    'RetrieveFailed',
    'UnexpectedAnswer',
    'BulkQueryFailed',
    'NoOrgClock',
    'RetrieveFailed',
    'NoQueue',
    'NotDeployed',
    'NoTeams',
    'NoBrowser',
    'BrowserFailed',
    'OutputRefused',
    'Unwritten',
    'MoversUnwritten',
    'OrgRunning',
    'StillRunning',
    'PortTaken',
    'PagesFailed',
    'NothingToLint',
    'NoReports',
    'NoGrid',
    'GridEmpty',
    'GridUnreadable',
    'NothingScored',
    'CorporateCurrencyDiffers',
    'UnknownCurrency',
    'RunAtWork',
    'ImportTakenOver',
    'NothingToExport',
    'PolicyIncomplete',
    'PolicyChangedMeanwhile',
    'PolicyScored',
    'NoPolicy',
    'SeveralPolicies',
    'NoSetting',
    'UnknownTimeZone',
    'NoSegmentOfCallers',
    'NoCallers',
  ],
  usage: [
    'CurrencyMalformed',
    'ExportNeeded',
    'OtherExport',
    'NoUser',
    'InactiveUser',
    'SameUser',
    'UnknownBatch',
    'NoAccount',
    'SameAccount',
    'InvalidDay',
    'DayAhead',
    'MonthNotOver',
    'InvalidMonth',
    'MonthAhead',
    'UnknownTeam',
    'NoMeeting',
    'OutputNeeded',
    'NotAnOrg',
    'InvalidClock',
    'CurrencyOfDemo',
    'NoOrg',
    'UnknownReport',
    'AmbiguousReport',
    'RemoveLeftAlone',
    'NotASandbox',
    'Weights',
    'RelationshipCutOff',
    'InvalidAsOf',
    'AsOfAhead',
    'PolicyNotInForce',
    'ActivationIncomplete',
    'UnknownPolicy',
    'AmbiguousPolicy',
  ],
  login: ['NoDevHub', 'UnknownOrg', 'NoTargetOrg', 'NotLoggedIn'],
  permission: ['DataHidden', 'NoDistributionRights'],
  network: ['OrgUnreachable', 'UnknownHost', 'NoAnswer', 'ProxyFailed'],
  limits: ['LimitsTooSmall'],
  inputFile: [
    'PlanMalformed',
    'PlanUnreadable',
    'MappingUnreadable',
    'PlanUnreadable',
    'PlanMalformed',
    'NoDataDirectory',
    'ImportRefused',
    'PolicyUnreadable',
    'PolicyMalformed',
    'PolicyBrokenFile',
    'PolicyTooLarge',
  ],
  findings: ['PolicyBroken', 'TriedPolicyBroken'],
  refused: [
    'BatchRefused',
    'MergeRefused',
    'PackageRefused',
    'PlaceStays',
    'FlowStays',
    'RemovalRefused',
    'BulkSaveFailed',
    'DeployFailed',
    'RemovalRefused',
    'MembershipRefused',
    'DemoIncomplete',
    'Refused',
    'CutOffRefused',
    'SnapshotRefused',
    'PolicyRefused',
    'SettingRefused',
    'RunRefused',
  ],
};

const kindOfOwnError = new Map<string, FailureKind>();
for (const [kind, names] of Object.entries(ownErrors)) {
  for (const name of names) kindOfOwnError.set(`${name}Error`, kind as FailureKind);
}

/** Kind of an error of this program by its name, such as `NoPolicyError`; undefined for errors of others. */
export function kindOfName(name: string): FailureKind | undefined {
  return kindOfOwnError.get(name);
}
