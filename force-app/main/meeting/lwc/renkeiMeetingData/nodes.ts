export { childrenOf, connectionOf, fieldOf, labelOf, nameOf, parentOf, recordsOf } from 'c/renkeiSegmentData';
export type { RecordNode } from 'c/renkeiSegmentData';
