/** Modules of the platform that `@salesforce/lightning-types` does not describe yet: only what this package uses. */

declare module 'lightning/graphql' {
  import type { WireAdapterConstructor } from 'lwc';

  /** A parsed document; opaque. */
  export interface GraphQLDocument {
    readonly kind: 'Document';
  }
  export interface GraphQLError {
    message: string;
    locations?: unknown[];
    paths?: (string | number)[];
    extensions?: Record<string, unknown>;
  }
  export interface GraphQLResult<Data> {
    data?: Data | undefined;
    errors?: GraphQLError[] | undefined;
    refresh?: (() => Promise<void>) | undefined;
  }
  export function gql(literals: TemplateStringsArray, ...substitutions: unknown[]): GraphQLDocument;
  /** Wire adapter; a document of `undefined`, or variables of `undefined`, hold the request back. */
  export const graphql: WireAdapterConstructor<
    { query: GraphQLDocument | undefined; variables?: Record<string, unknown> | undefined; operationName?: string },
    GraphQLResult<unknown>
  >;
  /** Creates, changes and deletes records; resolves with the org's errors instead of rejecting. */
  export function executeMutation(mutation: {
    query: GraphQLDocument;
    variables?: Record<string, unknown>;
    operationName?: string;
  }): Promise<GraphQLResult<unknown>>;
}

declare module 'lightning/uiRecordApi' {
  export interface RecordInput {
    fields: { Id: string } & Record<string, string | number | boolean | null>;
  }
  export function createRecord(input: {
    apiName: string;
    fields: Record<string, string | number | boolean | null>;
  }): Promise<{ id: string }>;
  export function updateRecord(input: RecordInput, options?: { ifUnmodifiedSince?: string }): Promise<unknown>;
  /** Has pages read records again that changed by other means. */
  export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
}

declare module 'lightning/uiObjectInfoApi' {
  import type { WireAdapterConstructor } from 'lwc';

  export interface ObjectInfo {
    apiName: string;
    createable: boolean;
    updateable: boolean;
    defaultRecordTypeId?: string | null;
    fields: Record<
      string,
      { apiName: string; label: string; updateable: boolean; inlineHelpText?: string | null } | undefined
    >;
  }
  export interface PicklistValues {
    values: { value: string; label: string }[];
  }
  /** A record type of undefined holds the request back. */
  export const getPicklistValues: WireAdapterConstructor<
    { recordTypeId: string | undefined; fieldApiName: string },
    { data?: PicklistValues | undefined; error?: unknown }
  >;
  export const getObjectInfo: WireAdapterConstructor<
    { objectApiName: string | undefined },
    { data?: ObjectInfo | undefined; error?: unknown }
  >;
}

declare module 'lightning/navigation' {
  import type { LightningElement } from 'lwc';

  export interface PageReference {
    type: string;
    attributes: Record<string, unknown>;
    state?: Record<string, unknown>;
  }
  interface NavigatingElement extends LightningElement {
    [NavigationMixin.GenerateUrl](page: PageReference): Promise<string>;
    [NavigationMixin.Navigate](page: PageReference, replace?: boolean): void;
  }
  export const NavigationMixin: {
    (
      base: typeof LightningElement,
    ): Pick<typeof LightningElement, keyof typeof LightningElement> & (new () => NavigatingElement);
    readonly GenerateUrl: unique symbol;
    readonly Navigate: unique symbol;
  };
}

declare module 'lightning/modal' {
  import { LightningElement } from 'lwc';

  /** A dialog; `open` resolves with what it closes with, undefined when the reader leaves it. */
  export default class LightningModal extends LightningElement {
    static open(options: {
      size?: 'small' | 'medium' | 'large' | 'full';
      label: string;
      [property: string]: unknown;
    }): Promise<unknown>;
    close(result?: unknown): Promise<void>;
  }
}
