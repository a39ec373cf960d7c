/** A standard component that the local org's pages can show. */
export interface StandardComponent {
  properties: string[];
  /** Property that names a facet of the page. */
  facet?: string;
  recordOnly?: true;
}

const RELATED_LIST = ['parentFieldApiName', 'relatedListApiName', 'showActionBar'];

/** The known standard components of Lightning pages; every other one is refused. */
export const STANDARD_COMPONENTS: Record<string, StandardComponent> = {
  'force:highlightsPanel': {
    recordOnly: true,
    properties:
      'actionNames collapsed enableActionsConfiguration enableActionsInNative hideChatterActions hideSlackAction numVisibleActions'.split(
        ' ',
      ),
  },
  'force:detailPanel': { recordOnly: true, properties: [] },
  'force:relatedListContainer': { recordOnly: true, properties: [] },
  'force:relatedListSingleContainer': {
    recordOnly: true,
    properties: [...RELATED_LIST, 'relatedListComponentOverride', 'rowsToDisplay'],
  },
  'lst:dynamicRelatedList': {
    recordOnly: true,
    properties: [
      ...RELATED_LIST,
      ...'actionNames adminFilters maxRecordsToDisplay relatedListDisplayType relatedListFieldAliases relatedListLabel sortFieldAlias sortFieldOrder'.split(
        ' ',
      ),
    ],
  },
  'flexipage:column': { recordOnly: true, properties: ['body'], facet: 'body' },
  'flexipage:fieldSection': {
    recordOnly: true,
    properties: ['columns', 'horizontalAlignment', 'label'],
    facet: 'columns',
  },
  'flexipage:tabset': { properties: ['label', 'tabs'], facet: 'tabs' },
  'flexipage:tab': { properties: ['active', 'body', 'title'], facet: 'body' },
  'flexipage:richText': { properties: ['decorate', 'richTextValue'] },
};

/** Templates by type of page, with their regions. */
export const TEMPLATES: Record<string, Record<string, string[]>> = {
  AppPage: { 'flexipage:defaultAppHomeTemplate': ['main'] },
  RecordPage: { 'flexipage:recordHomeTemplateDesktop': ['header', 'main', 'sidebar'] },
  HomePage: { 'home:desktopTemplate': ['top', 'bottomLeft', 'bottomRight', 'sidebar'] },
};
