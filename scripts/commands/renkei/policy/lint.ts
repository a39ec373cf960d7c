import type { Org } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { explainError } from '../../../connection/errors.ts';
import { EXIT_CODES } from '../../../connection/exitCodes.ts';
import { messagesOf } from '../../../connection/messages.ts';
import { openConnection } from '../../../connection/openConnection.ts';
import { lintFile, lintOrg, type LocatedFinding, type LintedPolicy } from '../../../segmentation/policy/lint.ts';
import { findingLines } from '../../../segmentation/policy/findings.ts';

const messages = messagesOf('policy.lint');

export interface PolicyLintResult {
  errors: number;
  warnings: number;
  policies: { policy: string; findings: (LocatedFinding & { words: string })[] }[];
}

export default class PolicyLint extends RenkeiCommand<PolicyLintResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.optionalOrg(),
    file: Flags.file({ summary: messages.getMessage('flags.file.summary'), char: 'f', exclusive: ['policy'] }),
    policy: Flags.string({ summary: messages.getMessage('flags.policy.summary') }),
  };

  public async run(): Promise<PolicyLintResult> {
    const { flags } = await this.parse(PolicyLint);
    let linted: LintedPolicy[];
    try {
      linted = await this.lint(flags['target-org'], flags.file, flags.policy);
    } catch (problem) {
      throw explainError(problem, messages.getMessage('doing'));
    }
    const policies = linted.map(({ policy, findings }) => {
      const words = findingLines(findings);
      return { policy, findings: findings.map((finding, index) => ({ ...finding, words: words[index]! })) };
    });
    const count = (severity: LocatedFinding['severity'], of = policies): number =>
      of.flatMap((entry) => entry.findings).filter((finding) => finding.severity === severity).length;
    for (const entry of policies) {
      const [errors, warnings] = [count('error', [entry]), count('warning', [entry])];
      this.log(
        errors > 0
          ? messages.getMessage('bad', [entry.policy, errors, warnings])
          : messages.getMessage('ok', [entry.policy, warnings]),
      );
      for (const finding of entry.findings) this.log(findingLine(finding));
    }
    const result = { errors: count('error'), warnings: count('warning'), policies };
    if (result.errors > 0) process.exitCode = EXIT_CODES.findings;
    return result;
  }

  private async lint(org: Org | undefined, file?: string, policy?: string): Promise<LintedPolicy[]> {
    if (file) return [await lintFile(file)];
    if (!org) throw messages.createError('error.NoOrg');
    const linted = await lintOrg(await openConnection(org), messages.getMessage('versions'), policy);
    if (linted.length === 0) throw messages.createError('error.NothingToLint');
    return linted;
  }
}

function findingLine({ severity, words, place }: LocatedFinding & { words: string }): string {
  const line = messages.getMessage(`line.${severity}`, [words]);
  return place ? messages.getMessage('line.place', [place.file, place.line, place.column, place.path, line]) : line;
}
