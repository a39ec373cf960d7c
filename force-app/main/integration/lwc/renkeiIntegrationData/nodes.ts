export {
  connectionOf,
  fieldOf,
  figureOf as numberOf,
  groupsOf,
  labelOf,
  nameOf,
  nodesOf,
  parentOf,
} from 'c/renkeiSegmentData';
export type { RecordNode } from 'c/renkeiSegmentData';
