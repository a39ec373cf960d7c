import { FOLDER_AUDIENCES } from '../../analytics/catalogue.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Report } from '../finding.ts';
import type { PackageComponent } from '../package.ts';
import { checkName, elements, placeOf, reportMissing, type ReferenceRule } from './rule.ts';

/** Folders of reports and dashboards: whom they are shared with is there. */
export const checkReportFolder: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  checkName(fullName, 'folder', 80, tree, report);
  for (const share of elements(tree, 'folderShares')) {
    const [to, type] = [placeOf(share, 'sharedTo'), placeOf(share, 'sharedToType')];
    if (!FOLDER_AUDIENCES.has(type.text))
      report(`Sharing a folder with ${type.text} is not modelled by the local org`, type);
    else if (type.text === 'Organization') {
      if (to.text !== 'AllInternalUsers')
        report(`In field: sharedTo - an Organization is AllInternalUsers, not ${to.text}`, to);
    } else if (type.text === 'Group') {
      if (!catalogue.has('Group', to.text)) reportMissing(report, to, 'Group');
    } else if (!catalogue.facts.hasRecord(type.text === 'User' ? 'User' : 'UserRole', to.text))
      reportMissing(report, to, type.text === 'User' ? 'User' : 'Role');
  }
};

/** Reports and dashboards stand in a folder that is there, under a name that the platform takes. */
export function checkInFolder(
  { tree, fullName }: PackageComponent,
  folderType: string,
  catalogue: Catalogue,
  report: Report,
): void {
  const [folder, name] = fullName.split('/') as [string, string];
  checkName(name, folderType === 'ReportFolder' ? 'report' : 'dashboard', 80, tree, report);
  if (!catalogue.has(folderType, folder)) report(`Cannot find folder: ${folder}`, tree);
}
