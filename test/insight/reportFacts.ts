/** What a case and a touch are, stated a second time from their plain fields: no formula field of the package is read. */
import { DAY, text, time, has, parent, type Read, type Row } from './reportSums.ts';

const OPEN = ['Queued', 'Accepted', 'Visited', 'Returned'];

export const isOpen = (row: Row): boolean => OPEN.includes(text(row, 'Status__c'));
export const isWon = (row: Row): boolean => row['Status__c'] === 'Won';
/** Accepted, and not only in an earlier round: who is asked anew has not accepted. */
export const isAccepted = (row: Row): boolean =>
  has(row, 'AcceptedAt__c') &&
  row['Status__c'] !== 'Queued' &&
  !(time(row, 'AcceptedAt__c') < time(row, 'EscalatedAt__c'));
export const isReturned = (row: Row): boolean => has(row, 'ReturnedAt__c');
export const isAnswered = (row: Row): boolean =>
  row['Status__c'] !== 'Queued' &&
  (isAccepted(row) || (isReturned(row) && !(time(row, 'ReturnedAt__c') <= time(row, 'EscalatedAt__c'))));
export const acceptedInTime = (row: Row): boolean =>
  isAccepted(row) && time(row, 'AcceptedAt__c') <= time(row, 'AcceptDueAt__c');
export const visitedInTime = (row: Row): boolean => time(row, 'FirstVisitOn__c') <= time(row, 'FirstVisitDueAt__c');
export const isFollowed = (row: Row): boolean =>
  has(row, 'FirstVisitOn__c') && (!has(row, 'FirstVisitDueAt__c') || visitedInTime(row));
export const openDays = (now: Date) => (row: Row) =>
  isOpen(row) && has(row, 'EscalatedAt__c') ? Math.floor((now.getTime() - time(row, 'EscalatedAt__c')) / DAY) : null;
const between = (from: string, to: string, unit: number) => (row: Row) => {
  const length = (time(row, to) - time(row, from)) / unit;
  return Number.isNaN(length) ? null : length;
};
export const hoursToAccept: Read = (row) =>
  isAccepted(row) ? between('EscalatedAt__c', 'AcceptedAt__c', 3_600_000)(row) : null;
export const daysToClose = between('EscalatedAt__c', 'ClosedAt__c', DAY);
export const daysToFirstVisit = between('EscalatedAt__c', 'FirstVisitOn__c', DAY);
export const wonAmount: Read = (row) => (isWon(row) ? parent('Opportunity__r', 'Amount')(row) : null);
export const stage: Read = (row) => {
  if (isWon(row)) return '4';
  if (has(row, 'FirstVisitOn__c') || Number(row['VisitCount__c'] ?? 0) > 0) return '3';
  return isAccepted(row) ? '2' : '1';
};
export const isDial = (row: Row): boolean =>
  row['Origin__c'] === 'OutboundCall' ||
  (!has(row, 'Origin__c') && row['Channel__c'] === 'InsideSales' && row['Direction__c'] === 'Outbound');
export const isConnect = (row: Row): boolean =>
  isDial(row) && ['Blocked', 'CallBack', 'Talked', 'DoNotCall'].includes(text(row, 'Outcome__c'));
export const isTalk = (row: Row): boolean => row['IsConversation__c'] === true;
export const isAppointment = (row: Row): boolean => row['BuyingSignal__c'] === true;
export const byCallers = (row: Row): boolean => row['Channel__c'] === 'InsideSales';
