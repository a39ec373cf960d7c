import actions from '@salesforce/label/c.RenkeiIntegration_Actions';
import anyReason from '@salesforce/label/c.RenkeiIntegration_AnyReason';
import anySource from '@salesforce/label/c.RenkeiIntegration_AnySource';
import apart from '@salesforce/label/c.RenkeiIntegration_Apart';
import apartEffect from '@salesforce/label/c.RenkeiIntegration_ApartEffect';
import closed from '@salesforce/label/c.RenkeiIntegration_Closed';
import decided from '@salesforce/label/c.RenkeiIntegration_Decided';
import doneApart from '@salesforce/label/c.RenkeiIntegration_DoneApart';
import doneLater from '@salesforce/label/c.RenkeiIntegration_DoneLater';
import doneSame from '@salesforce/label/c.RenkeiIntegration_DoneSame';
import doneUndo from '@salesforce/label/c.RenkeiIntegration_DoneUndo';
import empty from '@salesforce/label/c.RenkeiIntegration_Empty';
import emptyFilter from '@salesforce/label/c.RenkeiIntegration_EmptyFilter';
import filterReason from '@salesforce/label/c.RenkeiIntegration_FilterReason';
import filterSource from '@salesforce/label/c.RenkeiIntegration_FilterSource';
import finished from '@salesforce/label/c.RenkeiIntegration_Finished';
import keyHint from '@salesforce/label/c.RenkeiIntegration_KeyHint';
import later from '@salesforce/label/c.RenkeiIntegration_Later';
import laterEffect from '@salesforce/label/c.RenkeiIntegration_LaterEffect';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import loadingMore from '@salesforce/label/c.RenkeiIntegration_Loading';
import next from '@salesforce/label/c.RenkeiIntegration_Next';
import noName from '@salesforce/label/c.RenkeiIntegration_NoName';
import nothingToUndo from '@salesforce/label/c.RenkeiIntegration_NothingToUndo';
import notSaved from '@salesforce/label/c.RenkeiIntegration_NotSaved';
import position from '@salesforce/label/c.RenkeiIntegration_Position';
import previous from '@salesforce/label/c.RenkeiIntegration_Previous';
import progress from '@salesforce/label/c.RenkeiIntegration_Progress';
import readOnly from '@salesforce/label/c.RenkeiIntegration_ReadOnly';
import refresh from '@salesforce/label/c.RenkeiIntegration_Refresh';
import reviewTitle from '@salesforce/label/c.RenkeiIntegration_ReviewTitle';
import same from '@salesforce/label/c.RenkeiIntegration_Same';
import sameEffect from '@salesforce/label/c.RenkeiIntegration_SameEffect';
import sourceCount from '@salesforce/label/c.RenkeiIntegration_SourceCount';
import stale from '@salesforce/label/c.RenkeiIntegration_Stale';
import staleOther from '@salesforce/label/c.RenkeiIntegration_StaleOther';
import staleUndo from '@salesforce/label/c.RenkeiIntegration_StaleUndo';
import undo from '@salesforce/label/c.RenkeiIntegration_Undo';

/** What the page shows as it is. */
export const labels = {
  ...{ actions, apart, apartEffect, closed, filterReason, filterSource, later, loading, loadingMore, next, notSaved },
  ...{ previous, readOnly, refresh, reviewTitle, same, sameEffect, undo },
};

/** What the page fills in, or chooses from. */
export const TEXTS = {
  ...{ anyReason, anySource, decided, doneApart, doneLater, doneSame, doneUndo, empty, emptyFilter, finished, keyHint },
  ...{ laterEffect, noName, nothingToUndo, position, progress, sourceCount, stale, staleOther, staleUndo },
};

/** Value of the choice that stands for all. */
export const ANY = '*';
