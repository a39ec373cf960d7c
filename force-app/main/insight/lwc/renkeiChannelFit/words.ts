import allSteps from '@salesforce/label/c.RenkeiInsight_FitAllSteps';
import answers from '@salesforce/label/c.RenkeiInsight_FitAnswers';
import anyChannel from '@salesforce/label/c.RenkeiInsight_FitAnyChannel';
import closed from '@salesforce/label/c.RenkeiInsight_FitClosed';
import customers from '@salesforce/label/c.RenkeiInsight_FitCustomers';
import empty from '@salesforce/label/c.RenkeiInsight_FitEmpty';
import fit from '@salesforce/label/c.RenkeiInsight_FitFit';
import gone from '@salesforce/label/c.RenkeiInsight_NotVisible';
import group from '@salesforce/label/c.RenkeiInsight_FitGroup';
import headline from '@salesforce/label/c.RenkeiInsight_FitHeadline';
import headlineNone from '@salesforce/label/c.RenkeiInsight_FitHeadlineNone';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import matrixOf from '@salesforce/label/c.RenkeiInsight_FitMatrix';
import mend from '@salesforce/label/c.RenkeiInsight_FitMend';
import mendNone from '@salesforce/label/c.RenkeiInsight_FitMendNone';
import mendWay from '@salesforce/label/c.RenkeiInsight_FitMendWay';
import more from '@salesforce/label/c.RenkeiInsight_More';
import noContact from '@salesforce/label/c.RenkeiInsight_FitNoContact';
import preferred from '@salesforce/label/c.RenkeiInsight_FitPreferred';
import preferredByUsed from '@salesforce/label/c.RenkeiInsight_FitPreferredByUsed';
import refresh from '@salesforce/label/c.RenkeiInsight_Refresh';
import share from '@salesforce/label/c.RenkeiInsight_FunnelShare';
import shown from '@salesforce/label/c.RenkeiInsight_Shown';
import step from '@salesforce/label/c.RenkeiInsight_FitStep';
import survey from '@salesforce/label/c.RenkeiInsight_FitSurvey';
import surveyLimit from '@salesforce/label/c.RenkeiInsight_FitSurveyLimit';
import surveyNote from '@salesforce/label/c.RenkeiInsight_FitSurveyNote';
import title from '@salesforce/label/c.RenkeiInsight_FitTitle';

/** What the page shows as it is. */
export const labels = {
  ...{ answers, closed, empty, fit, group, loading, mend, mendNone, more, noContact, preferred, preferredByUsed },
  ...{ refresh, step, survey, title },
};

/** What the page fills in, or chooses from. */
export const TEXTS = {
  ...{ allSteps, anyChannel, customers, gone, headline, headlineNone, matrixOf, mendWay, share, shown },
  ...{ surveyLimit, surveyNote },
};
