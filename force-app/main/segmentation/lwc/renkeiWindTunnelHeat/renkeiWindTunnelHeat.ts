import { LightningElement, api } from 'lwc';
import type { DensityGrid } from 'c/renkeiTunnelRules';
import { heatCells, type HeatCell } from './heat.ts';

/**
 * The accounts as shades over potential × relationship. Apart from the lines that are dragged over it, so that a step of a drag
 * draws none of its cells again.
 */
export default class RenkeiWindTunnelHeat extends LightningElement {
  /** What the picture shows, for those who do not see it. */
  @api label = '';
  cells: HeatCell[] = [];

  private shown: DensityGrid | undefined;

  @api
  get grid(): DensityGrid | undefined {
    return this.shown;
  }
  set grid(value: DensityGrid | undefined) {
    this.shown = value;
    this.cells = value ? heatCells(value) : [];
  }

  get viewBox(): string {
    const { potential = [], relationship = [] } = this.shown?.edges ?? {};
    return `0 0 ${relationship.length + 1} ${potential.length + 1}`;
  }
}
