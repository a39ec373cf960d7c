import type { Budget, CallReason, Outcome, PlayKind, Section, SignalKind } from 'c/renkeiDeskData';
import budgetApproved from '@salesforce/label/c.RenkeiDesk_BudgetApproved';
import budgetNone from '@salesforce/label/c.RenkeiDesk_BudgetNone';
import budgetPlanned from '@salesforce/label/c.RenkeiDesk_BudgetPlanned';
import budgetUnknown from '@salesforce/label/c.RenkeiDesk_BudgetUnknown';
import outcomeAbsent from '@salesforce/label/c.RenkeiDesk_OutcomeAbsent';
import outcomeBlocked from '@salesforce/label/c.RenkeiDesk_OutcomeBlocked';
import outcomeCallBack from '@salesforce/label/c.RenkeiDesk_OutcomeCallBack';
import outcomeDoNotCall from '@salesforce/label/c.RenkeiDesk_OutcomeDoNotCall';
import outcomeTalked from '@salesforce/label/c.RenkeiDesk_OutcomeTalked';
import outcomeWrongNumber from '@salesforce/label/c.RenkeiDesk_OutcomeWrongNumber';
import playCampaign from '@salesforce/label/c.RenkeiDesk_PlayCampaign';
import playExisting from '@salesforce/label/c.RenkeiDesk_PlayExisting';
import playNew from '@salesforce/label/c.RenkeiDesk_PlayNew';
import playRevival from '@salesforce/label/c.RenkeiDesk_PlayRevival';
import sectionDue from '@salesforce/label/c.RenkeiDesk_SectionDue';
import sectionLater from '@salesforce/label/c.RenkeiDesk_SectionLater';
import sectionOverdue from '@salesforce/label/c.RenkeiDesk_SectionOverdue';
import sectionPromised from '@salesforce/label/c.RenkeiDesk_SectionPromised';
import shortAssetWindow from '@salesforce/label/c.RenkeiDesk_ShortAssetWindow';
import shortCadenceDue from '@salesforce/label/c.RenkeiDesk_ShortCadenceDue';
import shortDefend from '@salesforce/label/c.RenkeiDesk_ShortDefend';
import shortNeverCalled from '@salesforce/label/c.RenkeiDesk_ShortNeverCalled';
import shortPromised from '@salesforce/label/c.RenkeiDesk_ShortPromised';
import shortRevive from '@salesforce/label/c.RenkeiDesk_ShortRevive';
import shortSignal from '@salesforce/label/c.RenkeiDesk_ShortSignal';
import signalBudget from '@salesforce/label/c.RenkeiDesk_SignalBudget';
import signalCompetitor from '@salesforce/label/c.RenkeiDesk_SignalCompetitor';
import signalExpansion from '@salesforce/label/c.RenkeiDesk_SignalExpansion';
import signalOther from '@salesforce/label/c.RenkeiDesk_SignalOther';
import signalQuote from '@salesforce/label/c.RenkeiDesk_SignalQuote';
import signalReplacement from '@salesforce/label/c.RenkeiDesk_SignalReplacement';
import signalTrouble from '@salesforce/label/c.RenkeiDesk_SignalTrouble';

/** Outcomes in the order of their keys, 1 to 6. */
export const OUTCOMES: readonly Outcome[] = ['Absent', 'Blocked', 'CallBack', 'Talked', 'WrongNumber', 'DoNotCall'];

const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = {
  Absent: outcomeAbsent,
  Blocked: outcomeBlocked,
  CallBack: outcomeCallBack,
  Talked: outcomeTalked,
  WrongNumber: outcomeWrongNumber,
  DoNotCall: outcomeDoNotCall,
};

const SECTION_NAMES: Readonly<Record<Section, string>> = {
  promised: sectionPromised,
  overdue: sectionOverdue,
  due: sectionDue,
  later: sectionLater,
};

const REASON_NAMES: Readonly<Record<CallReason, string>> = {
  PromisedCallBack: shortPromised,
  AssetWindow: shortAssetWindow,
  Signal: shortSignal,
  Revive: shortRevive,
  Defend: shortDefend,
  CadenceDue: shortCadenceDue,
  NeverCalled: shortNeverCalled,
};

const PLAY_NAMES: Readonly<Record<PlayKind, string>> = {
  New: playNew,
  Existing: playExisting,
  Revival: playRevival,
  Campaign: playCampaign,
};

export const outcomeName = (outcome: Outcome): string => OUTCOME_NAMES[outcome];
export const sectionName = (section: Section): string => SECTION_NAMES[section];
/** A reason in a word or two, for a row. */
export const reasonName = (reason: CallReason): string => REASON_NAMES[reason];
export const playName = (kind: PlayKind): string => PLAY_NAMES[kind];

const SIGNAL_NAMES: Readonly<Record<SignalKind, string>> = {
  Replacement: signalReplacement,
  Expansion: signalExpansion,
  Trouble: signalTrouble,
  Quote: signalQuote,
  CompetitorWithdrawal: signalCompetitor,
  Budget: signalBudget,
  Other: signalOther,
};

const BUDGET_NAMES: Readonly<Record<Budget, string>> = {
  Unknown: budgetUnknown,
  None: budgetNone,
  Planned: budgetPlanned,
  Approved: budgetApproved,
};

export const signalName = (kind: SignalKind): string => SIGNAL_NAMES[kind];
export const budgetName = (budget: Budget): string => BUDGET_NAMES[budget];
