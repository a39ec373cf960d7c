import { fieldOf, type RecordNode } from 'c/renkeiSegmentData';

export {
  childrenOf,
  connectionOf,
  fieldOf,
  figureOf as numberOf,
  groupsOf,
  labelOf,
  nameOf,
  nextOf,
  nodesOf,
  parentOf,
} from 'c/renkeiSegmentData';
export type { RecordNode } from 'c/renkeiSegmentData';

/** A number; 0 where there is none. */
export const countOf = (node: RecordNode, field: string): number => Number(fieldOf<number>(node, field) ?? 0);
