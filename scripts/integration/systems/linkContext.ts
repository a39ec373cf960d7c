import type { Connection } from '@salesforce/core';
import type { Failure } from '../../connection/failureFile.ts';
import type { Survivorship } from '../linkSchema.ts';
import type { ObjectDescription } from '../objectDescription.ts';
import type { BatchCounts, ImportBatch } from './batch.ts';
import type { LinkedBy, Values } from './sourceRecords.ts';

/** What everything that writes rows of a system has in common. */
export interface LinkContext {
  connection: Connection;
  batch: ImportBatch;
  account: ObjectDescription;
  /** Field of Account that carries the key of the row that made it. */
  keyField: string;
  /** Beginning of those keys: prefix and source of the mapping. */
  keyPrefix: string;
  /** Fields of Account that the step fills. */
  fields: readonly string[];
  survivorship: Readonly<Record<string, Survivorship>>;
  /** Systems by lower-case name; one that is missing is trusted least. */
  trust: ReadonlyMap<string, number>;
  counts: BatchCounts;
  failures: Failure[];
  /** Keys of rows that this run has written already. */
  settled: Set<string>;
  onProgress: (done: number, total: number) => void;
}

/** A row of a system, with what it says about an account. */
export interface SystemRow {
  /** `source|record key` */
  sourceKey: string;
  recordKey: string;
  /** Key of the account that the row would make: prefix, source of the mapping, record key. */
  accountKey: string;
  values: Values;
}

/** A row that belongs to an account. */
export interface LinkedRow extends SystemRow {
  account: string;
  linkedBy: LinkedBy;
  score: number | null;
  /** Codes, separated by semicolons. */
  reasons: string;
}

/** Stands in Values__c for the day on which the system changed the row; no field of an account is written from it. */
export const CHANGED_ON = 'LastModifiedDate';
