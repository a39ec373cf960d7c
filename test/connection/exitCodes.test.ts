import assert from 'node:assert/strict';
import { globSync, readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { SfError } from '@salesforce/core';
import { EXIT_CODES, kindOfName } from '../../scripts/connection/exitCodes.ts';
import { explainError } from '../../scripts/connection/errors.ts';
import { failureKind } from '../../scripts/connection/failureKind.ts';
import { project } from './testOrg.ts';

function platform(code: string, message = 'x'): Error {
  return Object.assign(new Error(message), { errorCode: code, name: code });
}
function way(code: string, message = code): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}

const cases: readonly (readonly [string, unknown, keyof typeof EXIT_CODES])[] = [
  ['a platform refusal', platform('FIELD_CUSTOM_VALIDATION_EXCEPTION'), 'refused'],
  ['a code nobody foresaw', platform('STRANGE_CODE'), 'refused'],
  ['an expired session', platform('INVALID_SESSION_ID'), 'login'],
  ['an expired session by SOAP', platform('sf:INVALID_SESSION_ID'), 'login'],
  [
    'an expired session whose answer was taken as text',
    platform('ERROR_HTTP_401', '[{"errorCode":"INVALID_SESSION_ID","message":"Session expired or invalid"}]'),
    'login',
  ],
  [
    'used-up requests whose answer was taken as text',
    platform('ERROR_HTTP_403', '[{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]'),
    'limits',
  ],
  ['a field that is not shown', platform('INVALID_FIELD'), 'permission'],
  ['a user without API', platform('API_DISABLED_FOR_ORG'), 'permission'],
  ['a right that is missing', platform('INSUFFICIENT_ACCESS_OR_READONLY'), 'permission'],
  ['requests used up', platform('REQUEST_LIMIT_EXCEEDED'), 'limits'],
  ['jobs used up', platform('EXCEEDEDQUOTA'), 'limits'],
  ['a full org', platform('STORAGE_LIMIT_EXCEEDED'), 'limits'],
  [
    'several errors at once',
    Object.assign(platform('MULTIPLE_API_ERRORS'), { data: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED' }] }),
    'limits',
  ],
  ['nobody listens', way('ECONNREFUSED'), 'network'],
  ['no such name', way('ENOTFOUND', 'getaddrinfo ENOTFOUND x.example'), 'network'],
  ['no answer', Object.assign(new Error('This operation was aborted'), { name: 'AbortError' }), 'network'],
  ['a gateway in between', platform('ERROR_HTTP_502', 'HTTP response contains html content.'), 'network'],
  ['a query of ours that is wrong', platform('MALFORMED_QUERY'), 'other'],
  [
    'an unknown alias',
    Object.assign(new Error('No authorization information found for x.'), { name: 'NamedOrgNotFoundError' }),
    'login',
  ],
  ['no default org', Object.assign(new Error('none'), { name: 'NoDefaultEnvError' }), 'login'],
  ['a login that expired for good', Object.assign(new Error('expired'), { name: 'RefreshTokenAuthError' }), 'login'],
  ['a wrong flag', Object.assign(new Error('Nonexistent flag: --x'), { oclif: { exit: 2 } }), 'usage'],
  [
    'a file that is not there',
    Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT', syscall: 'open' }),
    'inputFile',
  ],
  ['an own error', new SfError('x', 'NoCallersError', ['y']), 'other'],
  ['an own error about a file', new SfError('x', 'MappingUnreadableError', ['y']), 'inputFile'],
  ['an own error that says its code', new SfError('x', 'NoCallersError', ['y'], EXIT_CODES.usage), 'usage'],
  [
    'a refused save for want of rights',
    new SfError('INSUFFICIENT_ACCESS_OR_READONLY: no', 'RunRefusedError', ['y']),
    'permission',
  ],
  ['a refused save of a full org', new SfError('STORAGE_LIMIT_EXCEEDED: no', 'RunRefusedError', ['y']), 'limits'],
  ['a refused save', new SfError('DUPLICATE_VALUE: no', 'RunRefusedError', ['y']), 'refused'],
  ['a defect', new TypeError('undefined is no function'), 'other'],
  ['what is no error', 'text', 'other'],
];

describe('the exit code', () => {
  for (const [name, thrown, kind] of cases) {
    it(`of ${name} is that of "${kind}", with a next action`, () => {
      assert.equal(failureKind(thrown), kind);
      const explained = explainError(thrown, 'Import');
      assert.equal(explained.exitCode, EXIT_CODES[kind]);
      assert.ok((explained.actions ?? []).join('').length > 0);
      assert.equal(explainError(explained, 'renkei import').exitCode, EXIT_CODES[kind], 'explained twice it stays');
      assert.equal(explainError(explained, 'renkei import').message, explained.message);
    });
  }

  it('is different for each kind', () => {
    const codes = Object.values(EXIT_CODES);
    assert.equal(new Set(codes).size, codes.length);
  });

  it('is decided for each error that a message of this project names', () => {
    const undecided = readdirSync(`${project}/messages`)
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) =>
        [...readFileSync(`${project}/messages/${file}`, 'utf8').matchAll(/^# error\.(\w+)$/gm)].map(([, name]) => ({
          file,
          name: name!,
        })),
      )
      .filter(({ name }) => kindOfName(`${name.replace(/Error$/, '')}Error`) === undefined)
      .map(({ file, name }) => `${file}: ${name}`);
    assert.deepEqual(undecided, [], 'add them to the table in scripts/connection/exitCodes.ts');
  });
});

describe('a command', () => {
  it('fails by the way of all commands', () => {
    const others = globSync('scripts/commands/renkei/**/*.ts', { cwd: project }).filter(
      (file) => !readFileSync(`${project}/${file}`, 'utf8').includes('extends RenkeiCommand<'),
    );
    assert.deepEqual(others, [], 'extend RenkeiCommand of scripts/commandLine');
  });
});

describe('an explanation', () => {
  it('has no secret, wherever the platform quotes one', () => {
    const quoted = platform(
      'INVALID_AUTH_HEADER',
      'GET https://x.example/?sid=abc123 with Authorization: Bearer abcdefghij123456',
    );
    const { message, actions } = explainError(quoted, 'Import');
    assert.doesNotMatch(`${message} ${actions?.join()}`, /abc123|abcdefghij/);
  });

  it('names a host that the network does not know', () => {
    assert.match(explainError(way('ENOTFOUND', 'getaddrinfo ENOTFOUND x.example'), 'Import').message, /x\.example/);
  });
});
