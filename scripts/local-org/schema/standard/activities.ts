import type { StandardObject } from '../fields.ts';
import { list } from './values.ts';

/** What both kinds of activities have; `children` is the name of the list under contact, account or opportunity. */
function activity(children: string, subtypes: StandardObject['fields']): StandardObject['fields'] {
  return {
    WhoId: ['Name ID', `reference(Contact) polymorphic cascade children=${children}`],
    WhatId: ['Related To ID', `reference(Account|Opportunity|Asset) polymorphic cascade children=${children}`],
    Subject: ['Subject', 'string(255) name'],
    ...subtypes,
    Description: ['Description', 'textarea(32000)'],
    AccountId: ['Account ID', 'reference(Account) readonly'],
    IsArchived: ['Archived', 'boolean readonly'],
  };
}

/**
 * Tasks and events. Whose account one counts for, whether a task is closed and when an event ends follow from its other
 * fields; a year later it is archived.
 */
export const activityObjects: readonly StandardObject[] = [
  {
    name: 'Task',
    label: 'Task',
    pluralLabel: 'Tasks',
    keyPrefix: '00T',
    sharingModel: 'Private',
    fields: activity('Tasks', {
      ActivityDate: ['Due Date Only', 'date'],
      Status: [
        'Status',
        'picklist required first',
        list(`Not Started, In Progress, Completed, Waiting on someone else, Deferred`),
      ],
      Priority: ['Priority', 'picklist required default="Normal"', list(`High, Normal, Low`)],
      IsHighPriority: ['High Priority', 'boolean readonly'],
      OwnerId: ['Assigned To ID', 'reference(Group|User) required'],
      IsClosed: ['Closed', 'boolean readonly'],
      TaskSubtype: [
        'Task Subtype',
        'picklist restricted createonly first',
        list(`Task, Email, ListEmail, Cadence, Call, LinkedIn`),
      ],
      CompletedDateTime: ['Completed Date', 'datetime readonly'],
    }),
  },
  {
    name: 'Event',
    label: 'Event',
    pluralLabel: 'Events',
    keyPrefix: '00U',
    sharingModel: 'Private',
    fields: activity('Events', {
      Location: ['Location', 'string(255)'],
      IsAllDayEvent: ['All-Day Event', 'boolean'],
      ActivityDateTime: ['Due Date Time', 'datetime'],
      ActivityDate: ['Due Date Only', 'date'],
      DurationInMinutes: ['Duration', 'int(8)'],
      StartDateTime: ['Start Date Time', 'datetime'],
      EndDateTime: ['End Date Time', 'datetime'],
      OwnerId: ['Assigned To ID', 'reference(User) required'],
      ShowAs: ['Show Time As', 'picklist default="Busy"', list(`Busy, OutOfOffice, Free`)],
      IsRecurrence: ['Create Recurring Series of Events', 'boolean createonly'],
      EventSubtype: ['Event Subtype', 'picklist restricted createonly first', ['Event']],
    }),
  },
];
