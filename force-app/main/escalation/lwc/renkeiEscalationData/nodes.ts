export { childrenOf, connectionOf, fieldOf, labelOf, parentOf } from 'c/renkeiSegmentData';
export type { RecordNode } from 'c/renkeiSegmentData';
