import accountOwner from '@salesforce/label/c.RenkeiIntegration_AccountOwner';
import agreementAlike from '@salesforce/label/c.RenkeiIntegration_AgreementAlike';
import agreementDifferent from '@salesforce/label/c.RenkeiIntegration_AgreementDifferent';
import agreementOnlyAccount from '@salesforce/label/c.RenkeiIntegration_AgreementOnlyAccount';
import agreementOnlyRow from '@salesforce/label/c.RenkeiIntegration_AgreementOnlyRow';
import agreementSame from '@salesforce/label/c.RenkeiIntegration_AgreementSame';
import compareCaption from '@salesforce/label/c.RenkeiIntegration_CompareCaption';
import fromBatch from '@salesforce/label/c.RenkeiIntegration_FromBatch';
import fromSource from '@salesforce/label/c.RenkeiIntegration_FromSource';
import hiddenAccount from '@salesforce/label/c.RenkeiIntegration_HiddenAccount';
import look from '@salesforce/label/c.RenkeiIntegration_Look';
import noAccount from '@salesforce/label/c.RenkeiIntegration_NoAccount';
import noName from '@salesforce/label/c.RenkeiIntegration_NoName';
import noReasons from '@salesforce/label/c.RenkeiIntegration_NoReasons';
import noRow from '@salesforce/label/c.RenkeiIntegration_NoRow';
import reasons from '@salesforce/label/c.RenkeiIntegration_Reasons';
import score from '@salesforce/label/c.RenkeiIntegration_Score';
import scoreLabel from '@salesforce/label/c.RenkeiIntegration_ScoreLabel';
import siblingCurrent from '@salesforce/label/c.RenkeiIntegration_SiblingCurrent';
import siblingDecided from '@salesforce/label/c.RenkeiIntegration_SiblingDecided';
import siblingLook from '@salesforce/label/c.RenkeiIntegration_SiblingLook';
import siblingNone from '@salesforce/label/c.RenkeiIntegration_SiblingNone';
import siblings from '@salesforce/label/c.RenkeiIntegration_Siblings';
import siblingScore from '@salesforce/label/c.RenkeiIntegration_SiblingScore';
import sideAccount from '@salesforce/label/c.RenkeiIntegration_SideAccount';
import sideAgreement from '@salesforce/label/c.RenkeiIntegration_SideAgreement';
import sideField from '@salesforce/label/c.RenkeiIntegration_SideField';
import sideRow from '@salesforce/label/c.RenkeiIntegration_SideRow';
import type { Agreement } from 'c/renkeiLinkRules';

/** What the pair shows as it is. */
export const labels = {
  ...{ compareCaption, hiddenAccount, look, noAccount, noReasons, noRow, reasons, scoreLabel },
  ...{ siblingCurrent, siblingNone, siblings, sideAccount, sideAgreement, sideField, sideRow },
};

/** What the pair fills in. */
export const TEXTS = { accountOwner, fromBatch, fromSource, noName, score, siblingDecided, siblingLook, siblingScore };

/** Whether both sides agree, by shape and word. */
export const AGREEMENTS: Readonly<Record<Agreement, { mark: string; text: string; className: string }>> = {
  Same: { mark: '＝', text: agreementSame, className: 'agreement same' },
  Alike: { mark: '≈', text: agreementAlike, className: 'agreement alike' },
  Different: { mark: '≠', text: agreementDifferent, className: 'agreement different' },
  OnlyRow: { mark: '◁', text: agreementOnlyRow, className: 'agreement only' },
  OnlyAccount: { mark: '▷', text: agreementOnlyAccount, className: 'agreement only' },
};
