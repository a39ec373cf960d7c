import fromBatch from '@salesforce/label/c.RenkeiIntegration_FromBatch';
import fromSource from '@salesforce/label/c.RenkeiIntegration_FromSource';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import noName from '@salesforce/label/c.RenkeiIntegration_NoName';
import panelCreated from '@salesforce/label/c.RenkeiIntegration_PanelCreated';
import panelKey from '@salesforce/label/c.RenkeiIntegration_PanelKey';
import panelMore from '@salesforce/label/c.RenkeiIntegration_PanelMore';
import panelNone from '@salesforce/label/c.RenkeiIntegration_PanelNone';
import panelNote from '@salesforce/label/c.RenkeiIntegration_PanelNote';
import panelPerson from '@salesforce/label/c.RenkeiIntegration_PanelPerson';
import panelScore from '@salesforce/label/c.RenkeiIntegration_PanelScore';
import panelSomebody from '@salesforce/label/c.RenkeiIntegration_PanelSomebody';
import panelTitle from '@salesforce/label/c.RenkeiIntegration_PanelTitle';
import panelUndo from '@salesforce/label/c.RenkeiIntegration_PanelUndo';
import panelUndoBatch from '@salesforce/label/c.RenkeiIntegration_PanelUndoBatch';
import panelUndoPerson from '@salesforce/label/c.RenkeiIntegration_PanelUndoPerson';
import panelValues from '@salesforce/label/c.RenkeiIntegration_PanelValues';

/** What the panel shows as it is. */
export const labels = { loading, panelNone, panelTitle, panelUndo, panelValues };

/** What the panel fills in, or chooses from. */
export const TEXTS = {
  ...{ fromBatch, fromSource, noName, panelCreated, panelKey, panelMore, panelNote, panelPerson, panelScore },
  ...{ panelSomebody, panelUndoBatch, panelUndoPerson },
};
