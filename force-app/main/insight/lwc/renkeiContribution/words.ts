import appointments from '@salesforce/label/c.RenkeiInsight_TraceAppointments';
import caller from '@salesforce/label/c.RenkeiInsight_MineCaller';
import career from '@salesforce/label/c.RenkeiInsight_CharterCareer';
import careerNone from '@salesforce/label/c.RenkeiInsight_MineCareerNone';
import caseOf from '@salesforce/label/c.RenkeiInsight_MineCase';
import cases from '@salesforce/label/c.RenkeiInsight_FunnelCases';
import closed from '@salesforce/label/c.RenkeiInsight_MineClosed';
import created from '@salesforce/label/c.RenkeiInsight_MineCreated';
import createdNone from '@salesforce/label/c.RenkeiInsight_MineCreatedNone';
import gone from '@salesforce/label/c.RenkeiInsight_NotVisible';
import handedOver from '@salesforce/label/c.RenkeiInsight_FunnelHandedOver';
import involved from '@salesforce/label/c.RenkeiInsight_MineInvolved';
import involvedNone from '@salesforce/label/c.RenkeiInsight_MineInvolvedNone';
import involvedWith from '@salesforce/label/c.RenkeiInsight_MineInvolvedWith';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import month from '@salesforce/label/c.RenkeiInsight_MineMonth';
import more from '@salesforce/label/c.RenkeiInsight_More';
import notCaller from '@salesforce/label/c.RenkeiInsight_MineNotCaller';
import ofCaller from '@salesforce/label/c.RenkeiInsight_MineOf';
import period from '@salesforce/label/c.RenkeiInsight_MinePeriod';
import privateFeed from '@salesforce/label/c.RenkeiInsight_MinePrivate';
import refresh from '@salesforce/label/c.RenkeiInsight_Refresh';
import revisited from '@salesforce/label/c.RenkeiInsight_FunnelRevisited';
import rule from '@salesforce/label/c.RenkeiInsight_MineRule';
import ruleTitle from '@salesforce/label/c.RenkeiInsight_MineRuleTitle';
import shown from '@salesforce/label/c.RenkeiInsight_Shown';
import stage from '@salesforce/label/c.RenkeiInsight_FunnelStage';
import title from '@salesforce/label/c.RenkeiInsight_MineTitle';
import trend from '@salesforce/label/c.RenkeiInsight_MineTrend';
import trendNote from '@salesforce/label/c.RenkeiInsight_MineTrendNote';
import visited from '@salesforce/label/c.RenkeiInsight_FunnelVisited';
import won from '@salesforce/label/c.RenkeiInsight_FunnelWon';
import wonAmount from '@salesforce/label/c.RenkeiInsight_MineWonAmount';

/** What the page shows as it is. */
export const labels = {
  ...{ caller, career, careerNone, closed, loading, month, more, notCaller, privateFeed, refresh, ruleTitle },
  ...{ stage, trend, trendNote },
};

/** What the page fills in, or chooses from. */
export const TEXTS = {
  ...{ appointments, caseOf, cases, created, createdNone, gone, handedOver, involved, involvedNone, involvedWith },
  ...{ ofCaller, period, revisited, rule, shown, title, visited, won, wonAmount },
};
