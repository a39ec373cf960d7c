/**
 * One component as it stands in a package zip: a custom object with all its fields, list views and validation rules
 * is one component, as is a whole labels file.
 */
export interface MetadataComponent {
  /** Metadata API type of the file: `CustomObject`, `CustomLabels`, `LightningComponentBundle`, … */
  type: string;
  fullName: string;
  /** Path in the zip, for example `objects/Account.object`; of a bundle its folder, `lwc/name`. */
  file: string;
  /** Children of the root element. Scalars are strings; elements that may repeat are always arrays. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- its shape is the type's, which the schema checks
  content: Record<string, any>;
  /** The file as deployed; of a bundle its `.js-meta.xml`. */
  source: string;
  /** Files of a bundle by name within its folder. */
  files?: Record<string, string>;
}

/** A component as the org keeps it. */
export interface StoredComponent extends MetadataComponent {
  id: string;
  createdDate: string;
  lastModifiedDate: string;
}
