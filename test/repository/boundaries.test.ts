/** The boundaries of ARCHITECTURE.md hold because ESLint refuses what crosses them: each is tried with a file that does. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { ESLint } from 'eslint';

const crossings: { file: string; code: string; refusedBy: string }[] = [
  {
    file: 'force-app/main/segmentation/lwc/renkeiSegmentMap/sample.ts',
    code: `import { gql } from 'lightning/graphql';\ngql\`{a}\`;`,
    refusedBy: 'no-restricted-imports',
  },
  {
    file: 'force-app/main/segmentation/lwc/renkeiSegmentMap/sample.ts',
    code: `import { updateRecord } from 'lightning/uiRecordApi';\nupdateRecord({ fields: {} });`,
    refusedBy: 'no-restricted-imports',
  },
  {
    file: 'force-app/main/segmentation/lwc/renkeiSegmentMap/sample.ts',
    code: `import { z } from 'zod';\nz.string();`,
    refusedBy: 'no-restricted-imports',
  },
  {
    file: 'force-app/main/segmentation/lwc/renkeiSegmentMap/sample.ts',
    code: `import { a } from '../renkeiSegmentCard/a';\na();`,
    refusedBy: 'no-restricted-imports',
  },
  {
    file: 'force-app/main/segmentation/lwc/renkeiSegmentRules/sample.ts',
    code: `import { LightningElement } from 'lwc';\nLightningElement.name;`,
    refusedBy: 'no-restricted-imports',
  },
  {
    file: 'force-app/main/segmentation/lwc/renkeiSegmentRules/sample.ts',
    code: `export const now = Date.now();`,
    refusedBy: 'no-restricted-properties',
  },
  {
    file: 'force-app/main/segmentation/lwc/renkeiSegmentRules/sample.ts',
    code: `export const today = new Date();`,
    refusedBy: 'no-restricted-syntax',
  },
  {
    file: 'force-app/main/segmentation/lwc/renkeiSegmentRules/sample.ts',
    code: `export const where = window.location;`,
    refusedBy: 'no-restricted-globals',
  },
  {
    file: 'scripts/segmentation/sample.ts',
    code: `import { LocalOrg } from '../local-org/org.ts';\nLocalOrg.name;`,
    refusedBy: 'no-restricted-imports',
  },
  {
    file: 'scripts/segmentation/sample.ts',
    code: `import run from '../commands/renkei/segment/run.ts';\nrun.name;`,
    refusedBy: 'no-restricted-imports',
  },
  {
    file: 'scripts/segmentation/sample.ts',
    code: `import { words } from 'c/renkeiSegmentWords';\nwords();`,
    refusedBy: 'no-restricted-imports',
  },
  {
    file: 'scripts/commands/renkei/segment/sample.ts',
    code: `import { Connection } from 'jsforce';\nnew Connection();`,
    refusedBy: 'no-restricted-imports',
  },
  {
    file: 'scripts/commands/renkei/segment/sample.ts',
    code: `import { startLocalOrg } from '../../../local-org/main.ts';\nstartLocalOrg();`,
    refusedBy: 'no-restricted-imports',
  },
  {
    file: 'scripts/local-org/record/sample.ts',
    code: `import { scoreAccount } from 'c/renkeiSegmentRules';\nscoreAccount();`,
    refusedBy: 'no-restricted-imports',
  },
  {
    file: 'scripts/local-org/record/sample.ts',
    code: `import { runSegmentation } from '../../segmentation/run/run.ts';\nrunSegmentation();`,
    refusedBy: 'no-restricted-imports',
  },
  {
    file: 'force-app/main/segmentation/lwc/renkeiSegmentMap/sample.ts',
    code: `import read from '@salesforce/apex/Accounts.read';\nread();`,
    refusedBy: 'no-restricted-imports',
  },
  {
    file: 'force-app/main/segmentation/lwc/renkeiSegmentMap/sample.ts',
    code: `export const platform = () => import('lightning/graphql');`,
    refusedBy: 'no-restricted-syntax',
  },
  {
    file: 'force-app/main/segmentation/lwc/renkeiSegmentData/sample.ts',
    code: `export const accounts = () => fetch('/services/data');`,
    refusedBy: 'no-restricted-globals',
  },
  {
    file: 'force-app/main/segmentation/lwc/renkeiSegmentRules/sample.ts',
    code: `import { readMap } from 'c/renkeiSegmentData';\nreadMap();`,
    refusedBy: 'no-restricted-imports',
  },
  {
    file: 'force-app/main/segmentation/lwc/renkeiSegmentRules/sample.ts',
    code: `export const hour = (at: Date) => at.getHours();`,
    refusedBy: 'no-restricted-syntax',
  },
  {
    file: 'force-app/main/segmentation/lwc/renkeiSegmentRules/sample.ts',
    code: `export const now = Date();`,
    refusedBy: 'no-restricted-syntax',
  },
  {
    file: 'force-app/main/segmentation/lwc/renkeiSegmentRules/sample.ts',
    code: `export const chance = Math.random();`,
    refusedBy: 'no-restricted-properties',
  },
  {
    file: 'force-app/main/segmentation/lwc/renkeiSegmentRules/sample.ts',
    code: `setTimeout(() => undefined, 1);`,
    refusedBy: 'no-restricted-globals',
  },
  {
    file: 'scripts/segmentation/sample.ts',
    code: `export const org = () => import('../local-org/org.ts');`,
    refusedBy: 'no-restricted-syntax',
  },
  {
    file: 'scripts/commands/renkei/segment/sample.ts',
    code: `export const read = (connection: { query(soql: string): void }) => connection.query('SELECT Id FROM Account');`,
    refusedBy: 'no-restricted-syntax',
  },
  {
    file: 'scripts/commands/renkei/segment/sample.ts',
    code: `import { queryAll } from '../../../connection/query.ts';\nqueryAll();`,
    refusedBy: 'no-restricted-imports',
  },
  {
    file: 'scripts/commands/renkei/org/sample.ts',
    code: `import { startLocalOrg } from '../../../local-org/main.ts';\nstartLocalOrg();`,
    refusedBy: 'no-restricted-imports',
  },
  {
    file: 'scripts/local-org/record/sample.ts',
    code: `import { runDoctor } from '../../doctor/runDoctor.ts';\nrunDoctor();`,
    refusedBy: 'no-restricted-imports',
  },
];

const allowed: { file: string; code: string }[] = [
  {
    file: 'force-app/main/segmentation/lwc/renkeiSegmentData/sample.ts',
    code: `import { gql } from 'lightning/graphql';\ngql\`{a}\`;`,
  },
  {
    file: 'force-app/main/segmentation/lwc/renkeiSegmentMap/sample.ts',
    code: `import { scoreAccount } from 'c/renkeiSegmentRules';\nscoreAccount();`,
  },
  {
    file: 'scripts/segmentation/sample.ts',
    code: `import { scoreAccount } from 'c/renkeiSegmentRules';\nscoreAccount();`,
  },
  {
    file: 'scripts/commands/renkei/org/start.ts',
    code: `import { startLocalOrg } from '../../../local-org/main.ts';\nstartLocalOrg();`,
  },
];

describe('import boundaries', () => {
  let eslint: ESLint;
  before(() => {
    eslint = new ESLint();
  });

  for (const { file, code, refusedBy } of crossings) {
    test(`${file} may not: ${code.split('\n')[0]}`, async () => {
      const [result] = await eslint.lintText(`${code}\n`, { filePath: file });
      const rules = result!.messages.filter((message) => message.severity === 2).map((message) => message.ruleId);
      assert.ok(rules.includes(refusedBy), `expected ${refusedBy}, got ${JSON.stringify(result!.messages)}`);
    });
  }

  for (const { file, code } of allowed) {
    test(`${file} may: ${code.split('\n')[0]}`, async () => {
      const [result] = await eslint.lintText(`${code}\n`, { filePath: file });
      assert.deepEqual(
        result!.messages.filter((message) => message.severity === 2 && /restricted/.test(message.ruleId ?? '')),
        [],
      );
    });
  }
});
