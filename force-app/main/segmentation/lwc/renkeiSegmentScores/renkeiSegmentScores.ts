import { LightningElement, api } from 'lwc';
import { compactMoney, fill, number } from 'c/renkeiFormat';
import type { PolicyAndSetting, ScoredAccount } from 'c/renkeiSegmentData';
import { sourceName } from 'c/renkeiSegmentWords';
import cutOff from '@salesforce/label/c.RenkeiSegmentation_CardCutOff';
import partsToggle from '@salesforce/label/c.RenkeiSegmentation_PartsToggle';
import potential from '@salesforce/label/c.RenkeiSegmentation_Potential';
import relationship from '@salesforce/label/c.RenkeiSegmentation_Relationship';
import { originOf, partsOf, type Part } from './parts.ts';

interface Bar {
  value: number;
  max: number;
  marker: number;
  tone: 'brand' | 'neutral';
  text: string;
  cutOff: string;
}

/** Potential and relationship as two bars against their cut-offs, with what they are made of and where each figure comes from. */
export default class RenkeiSegmentScores extends LightningElement {
  @api account: ScoredAccount | undefined;
  @api policyAndSetting: PolicyAndSetting | undefined;

  labels = { partsToggle, potential, relationship };
  /** On a telephone the parts are folded until asked for; elsewhere style shows them anyway. */
  private unfolded = false;

  get potentialBar(): Bar | null {
    const active = this.policyAndSetting?.active;
    const value = this.account?.score?.potential ?? null;
    if (!active || value === null) return null;
    const marker = active.policy.potentialCutOff;
    return {
      value,
      // Twice the cut-off puts its mark in the middle; a larger potential stretches the scale.
      max: Math.max(value, marker * 2),
      marker,
      tone: this.account?.score?.potentialBand === 'High' ? 'brand' : 'neutral',
      text: compactMoney(value, this.currency),
      cutOff: fill(cutOff, compactMoney(marker, this.currency)),
    };
  }

  get relationshipBar(): Bar | null {
    const active = this.policyAndSetting?.active;
    const value = this.account?.score?.relationshipScore ?? null;
    if (!active || value === null) return null;
    return {
      value,
      max: 100,
      marker: active.policy.relationshipCutOff,
      tone: this.account?.score?.relationshipBand === 'High' ? 'brand' : 'neutral',
      text: number(value),
      cutOff: fill(cutOff, number(active.policy.relationshipCutOff)),
    };
  }

  get source(): string | null {
    const source = this.account?.score?.potentialSource;
    return source ? sourceName(source) : null;
  }

  get origin(): string | null {
    const active = this.policyAndSetting?.active;
    return this.account && active ? originOf(this.account, active.policy, this.currency) : null;
  }

  get parts(): Part[] {
    const { account, policyAndSetting } = this;
    if (!account?.score || !policyAndSetting?.active) return [];
    return partsOf(account, policyAndSetting.active.policy, this.currency);
  }

  get hasParts(): boolean {
    return this.parts.length > 0;
  }

  get expanded(): 'true' | 'false' {
    return this.unfolded ? 'true' : 'false';
  }

  get partsClass(): string {
    return this.unfolded ? 'parts' : 'parts folded';
  }

  handleToggle(): void {
    this.unfolded = !this.unfolded;
  }

  private get currency(): string | null {
    return this.policyAndSetting?.setting.currency ?? null;
  }
}
