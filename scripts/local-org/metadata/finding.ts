import type { XmlElement } from './xml.ts';

/** Why a component is refused, and where. */
export interface Finding {
  type: string;
  fullName: string;
  /** Path in the zip. */
  file: string;
  problem: string;
  line?: number | undefined;
  column?: number | undefined;
  /** Fails a deploy only where warnings are not ignored. */
  isWarning?: true;
}

/** Anything that stands somewhere in a file. */
export type Place = Pick<XmlElement, 'line' | 'column'>;

/** Receives a problem; `at` says where in the component's file. */
export type Report = (problem: string, at?: Place) => void;
