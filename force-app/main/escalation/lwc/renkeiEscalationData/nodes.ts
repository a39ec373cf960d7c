export { childrenOf, connectionOf, fieldOf, labelOf, parentOf, recordsOf } from 'c/renkeiSegmentData';
export type { Connection, RecordNode } from 'c/renkeiSegmentData';
