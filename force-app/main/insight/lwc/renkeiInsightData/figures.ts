import type { Figure } from 'c/renkeiFigureRules';
import { connectionOf, fieldOf, labelOf, nameOf, nodesOf, numberOf } from './nodes.ts';

/** A figure of a month that was closed. */
export interface FrozenFigure {
  month: string;
  figure: Figure;
  name: string;
  value: number | null;
  denominator: number | null;
  definition: string | null;
  asOf: string | null;
  closedBy: string | null;
}

/** Reads the answer to `monthFiguresQuery`, the latest month first. */
export function toMonthFigures(data: unknown): FrozenFigure[] {
  return nodesOf(connectionOf(data, 'RenkeiMonthFigure__c')).flatMap((node): FrozenFigure[] => {
    const [month, figure] = [fieldOf<string>(node, 'Month__c'), fieldOf<Figure>(node, 'Figure__c')];
    if (month === null || figure === null) return [];
    return [
      {
        month,
        figure,
        name: labelOf(node, 'Figure__c') ?? figure,
        value: numberOf(node, 'Value__c'),
        denominator: numberOf(node, 'Denominator__c'),
        definition: fieldOf(node, 'Definition__c'),
        asOf: fieldOf(node, 'AsOf__c'),
        closedBy: nameOf(node, 'ClosedBy__r'),
      },
    ];
  });
}
