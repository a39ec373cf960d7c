import type { EmptyOrg } from './emptyOrg.ts';

/** What an org looks like: its components with their content, the description of every object, and the records of standard objects. */
export async function pictureOf({ connection, query }: EmptyOrg): Promise<Record<string, unknown>> {
  const picture: Record<string, unknown> = {};
  const { metadataObjects } = await connection.metadata.describe('66.0');
  const types = [metadataObjects]
    .flat()
    .flatMap(({ xmlName, childXmlNames }) => [xmlName, ...[childXmlNames ?? []].flat()])
    .filter((type) => !/^(Report|Dashboard)$/.test(type));
  for (const type of [...types, 'ReportFolder', 'DashboardFolder']) {
    const listed = await connection.metadata.list([{ type }], '66.0');
    picture[type] = [listed ?? []]
      .flat()
      .map(({ fullName }) => fullName)
      .sort();
  }
  const { sobjects } = await connection.describeGlobal();
  for (const { name } of sobjects) {
    const { fields, childRelationships, urls: _urls, ...object } = await connection.describe(name);
    picture[`describe ${name}`] = { ...object, fields, childRelationships };
    const columns = fields
      .filter(
        ({ type, name: field }) =>
          !['address', 'location'].includes(type) &&
          !/^(SystemModstamp|LastModified\w+|LastViewedDate|LastReferencedDate|LastLoginDate)$/.test(field),
      )
      .map((field) => field.name);
    picture[`rows ${name}`] = await query(`SELECT ${columns.join(', ')} FROM ${name} ORDER BY Id`);
  }
  return picture;
}
