/** Every word of the meetings, by name: those of the meeting as a whole, and those of its parts. */
import actionsCount from '@salesforce/label/c.RenkeiMeeting_ActionsCount';
import actionsNone from '@salesforce/label/c.RenkeiMeeting_ActionsNone';
import actionsTitle from '@salesforce/label/c.RenkeiMeeting_ActionsTitle';
import addNewOne from '@salesforce/label/c.RenkeiMeeting_AddNew_One';
import addNewOther from '@salesforce/label/c.RenkeiMeeting_AddNew_Other';
import again from '@salesforce/label/c.RenkeiMeeting_Again';
import agenda from '@salesforce/label/c.RenkeiMeeting_Agenda';
import backToItem from '@salesforce/label/c.RenkeiMeeting_BackToItem';
import browsing from '@salesforce/label/c.RenkeiMeeting_Browsing';
import cancel from '@salesforce/label/c.RenkeiMeeting_Cancel';
import chooseTeam from '@salesforce/label/c.RenkeiMeeting_ChooseTeam';
import close from '@salesforce/label/c.RenkeiMeeting_Close';
import closeAll from '@salesforce/label/c.RenkeiMeeting_CloseAll';
import closeAsk from '@salesforce/label/c.RenkeiMeeting_CloseAsk';
import closeOpenOne from '@salesforce/label/c.RenkeiMeeting_CloseOpen_One';
import closeOpenOther from '@salesforce/label/c.RenkeiMeeting_CloseOpen_Other';
import closeRemark from '@salesforce/label/c.RenkeiMeeting_CloseRemark';
import closeWaits from '@salesforce/label/c.RenkeiMeeting_CloseWaits';
import closedNotice from '@salesforce/label/c.RenkeiMeeting_ClosedNotice';
import conflict from '@salesforce/label/c.RenkeiMeeting_Conflict';
import conflictMine from '@salesforce/label/c.RenkeiMeeting_ConflictMine';
import conflictTheirs from '@salesforce/label/c.RenkeiMeeting_ConflictTheirs';
import current from '@salesforce/label/c.RenkeiMeeting_Current';
import discard from '@salesforce/label/c.RenkeiMeeting_Discard';
import earlier from '@salesforce/label/c.RenkeiMeeting_Earlier';
import empty from '@salesforce/label/c.RenkeiMeeting_Empty';
import emptyActions from '@salesforce/label/c.RenkeiMeeting_EmptyActions';
import endsAt from '@salesforce/label/c.RenkeiMeeting_EndsAt';
import facilitator from '@salesforce/label/c.RenkeiMeeting_Facilitator';
import finished from '@salesforce/label/c.RenkeiMeeting_Finished';
import follow from '@salesforce/label/c.RenkeiMeeting_Follow';
import held from '@salesforce/label/c.RenkeiMeeting_Held';
import help from '@salesforce/label/c.RenkeiMeeting_Help';
import helpTitle from '@salesforce/label/c.RenkeiMeeting_HelpTitle';
import inactive from '@salesforce/label/c.RenkeiMeeting_Inactive';
import keepTheirs from '@salesforce/label/c.RenkeiMeeting_KeepTheirs';
import keyAction from '@salesforce/label/c.RenkeiMeeting_KeyAction';
import keyDecide from '@salesforce/label/c.RenkeiMeeting_KeyDecide';
import keyEscape from '@salesforce/label/c.RenkeiMeeting_KeyEscape';
import keyHelp from '@salesforce/label/c.RenkeiMeeting_KeyHelp';
import keyNext from '@salesforce/label/c.RenkeiMeeting_KeyNext';
import keyNote from '@salesforce/label/c.RenkeiMeeting_KeyNote';
import keyOnTrack from '@salesforce/label/c.RenkeiMeeting_KeyOnTrack';
import keyPark from '@salesforce/label/c.RenkeiMeeting_KeyPark';
import keyPrevious from '@salesforce/label/c.RenkeiMeeting_KeyPrevious';
import keysHint from '@salesforce/label/c.RenkeiMeeting_KeysHint';
import left from '@salesforce/label/c.RenkeiMeeting_Left';
import leftBehind from '@salesforce/label/c.RenkeiMeeting_LeftBehind';
import leftBehindHint from '@salesforce/label/c.RenkeiMeeting_LeftBehindHint';
import leftBehindLine from '@salesforce/label/c.RenkeiMeeting_LeftBehindLine';
import leftUnder from '@salesforce/label/c.RenkeiMeeting_LeftUnder';
import loading from '@salesforce/label/c.RenkeiMeeting_Loading';
import mayLeave from '@salesforce/label/c.RenkeiMeeting_MayLeave';
import meetsDaily from '@salesforce/label/c.RenkeiMeeting_MeetsDaily';
import meetsWeekly from '@salesforce/label/c.RenkeiMeeting_MeetsWeekly';
import mine from '@salesforce/label/c.RenkeiMeeting_Mine';
import missedNotice from '@salesforce/label/c.RenkeiMeeting_MissedNotice';
import missedOne from '@salesforce/label/c.RenkeiMeeting_Missed_One';
import missedOther from '@salesforce/label/c.RenkeiMeeting_Missed_Other';
import missedWhy from '@salesforce/label/c.RenkeiMeeting_MissedWhy';
import myActions from '@salesforce/label/c.RenkeiMeeting_MyActions';
import myActionsNone from '@salesforce/label/c.RenkeiMeeting_MyActionsNone';
import myCases from '@salesforce/label/c.RenkeiMeeting_MyCases';
import myCasesNone from '@salesforce/label/c.RenkeiMeeting_MyCasesNone';
import nextDay from '@salesforce/label/c.RenkeiMeeting_NextDay';
import noMeetingHint from '@salesforce/label/c.RenkeiMeeting_NoMeetingHint';
import noMeetingYet from '@salesforce/label/c.RenkeiMeeting_NoMeetingYet';
import noMembers from '@salesforce/label/c.RenkeiMeeting_NoMembers';
import noOwnTeam from '@salesforce/label/c.RenkeiMeeting_NoOwnTeam';
import noTeams from '@salesforce/label/c.RenkeiMeeting_NoTeams';
import nobody from '@salesforce/label/c.RenkeiMeeting_Nobody';
import notStarted from '@salesforce/label/c.RenkeiMeeting_NotStarted';
import now from '@salesforce/label/c.RenkeiMeeting_Now';
import offline from '@salesforce/label/c.RenkeiMeeting_Offline';
import optionMissed from '@salesforce/label/c.RenkeiMeeting_OptionMissed';
import overPlan from '@salesforce/label/c.RenkeiMeeting_OverPlan';
import overdue from '@salesforce/label/c.RenkeiMeeting_Overdue';
import preview from '@salesforce/label/c.RenkeiMeeting_Preview';
import progress from '@salesforce/label/c.RenkeiMeeting_Progress';
import readOnly from '@salesforce/label/c.RenkeiMeeting_ReadOnly';
import refresh from '@salesforce/label/c.RenkeiMeeting_Refresh';
import refused from '@salesforce/label/c.RenkeiMeeting_Refused';
import savingOne from '@salesforce/label/c.RenkeiMeeting_Saving_One';
import savingOther from '@salesforce/label/c.RenkeiMeeting_Saving_Other';
import start from '@salesforce/label/c.RenkeiMeeting_Start';
import startLate from '@salesforce/label/c.RenkeiMeeting_StartLate';
import takeOver from '@salesforce/label/c.RenkeiMeeting_TakeOver';
import takeOverAsk from '@salesforce/label/c.RenkeiMeeting_TakeOverAsk';
import takenOver from '@salesforce/label/c.RenkeiMeeting_TakenOver';
import team from '@salesforce/label/c.RenkeiMeeting_Team';
import teamMeeting from '@salesforce/label/c.RenkeiMeeting_TeamMeeting';
import title from '@salesforce/label/c.RenkeiMeeting_Title';
import useMine from '@salesforce/label/c.RenkeiMeeting_UseMine';
import youLead from '@salesforce/label/c.RenkeiMeeting_YouLead';
import { itemLabels } from './itemLabels.ts';
import { minutesLabels } from './minutesLabels.ts';
import { nameLabels } from './nameLabels.ts';

export const labels = {
  ...itemLabels,
  ...minutesLabels,
  ...nameLabels,
  actionsCount,
  actionsNone,
  actionsTitle,
  addNewOne,
  addNewOther,
  again,
  agenda,
  backToItem,
  browsing,
  cancel,
  chooseTeam,
  close,
  closeAll,
  closeAsk,
  closeOpenOne,
  closeOpenOther,
  closeRemark,
  closeWaits,
  closedNotice,
  conflict,
  conflictMine,
  conflictTheirs,
  current,
  discard,
  earlier,
  empty,
  emptyActions,
  endsAt,
  facilitator,
  finished,
  follow,
  held,
  help,
  helpTitle,
  inactive,
  keepTheirs,
  keyAction,
  keyDecide,
  keyEscape,
  keyHelp,
  keyNext,
  keyNote,
  keyOnTrack,
  keyPark,
  keyPrevious,
  keysHint,
  left,
  leftBehind,
  leftBehindHint,
  leftBehindLine,
  leftUnder,
  loading,
  mayLeave,
  meetsDaily,
  meetsWeekly,
  mine,
  missedNotice,
  missedOne,
  missedOther,
  missedWhy,
  myActions,
  myActionsNone,
  myCases,
  myCasesNone,
  nextDay,
  noMeetingHint,
  noMeetingYet,
  noMembers,
  noOwnTeam,
  noTeams,
  nobody,
  notStarted,
  now,
  offline,
  optionMissed,
  overPlan,
  overdue,
  preview,
  progress,
  readOnly,
  refresh,
  refused,
  savingOne,
  savingOther,
  start,
  startLate,
  takeOver,
  takeOverAsk,
  takenOver,
  team,
  teamMeeting,
  title,
  useMine,
  youLead,
};
