import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import { guardStream, withoutSecrets } from '../../scripts/connection/secrets.ts';

const session = '00D000000000001!AQ8AQHyc.mZ9wq3nDpAs7fFrTzX2LhVbK4';
const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJlLXRleHQ';
const refresh = '5Aep861zRbUp4Wf7BvabcdEFGHijklmnop';

/** What is told, and the part of it that must not be. */
const told: readonly (readonly [string, string, string])[] = [
  ['a session id in a message', `No authorization information found for ${session}.`, session],
  [
    'a session id of an address',
    `https://x.my.salesforce.com/secur/frontdoor.jsp?sid=${encodeURIComponent(session)}&retURL=/`,
    'AQ8AQHyc',
  ],
  [
    'a sid that looks like nothing known',
    'GET https://x.example/frontdoor.jsp?retURL=%2F&sid=abc123DEF456 failed',
    'abc123DEF456',
  ],
  ['an access token in a fragment', 'https://x.example/callback#access_token=abcdefghijkl&state=1', 'abcdefghijkl'],
  ['a header', `Authorization: Bearer ${session}`, session],
  ['a header of a printed object', `headers: { Authorization: 'Bearer abcdefghij1234567890' }`, 'abcdefghij1234567890'],
  ['a header as JSON', `{"authorization":"Bearer abcdefghij1234567890","accept":"*/*"}`, 'abcdefghij1234567890'],
  ['a header without a known scheme', 'authorization: abcdefghij1234567890', 'abcdefghij1234567890'],
  ['basic credentials', 'Proxy-Authorization: Basic dXNlcjpzZWNyZXQ=', 'dXNlcjpzZWNyZXQ'],
  ['a scheme alone', 'sent OAuth abcdefghij1234567890', 'abcdefghij1234567890'],
  ['a cookie', 'set-cookie: sid=abcdefghijklmnop; Secure', 'abcdefghijklmnop'],
  ['a token as JSON', `{"access_token":"${session}","instance_url":"https://x.example"}`, session],
  ['a token as JSON within JSON', String.raw`{"body":"{\"refresh_token\":\"abcdefghijkl\"}"}`, 'abcdefghijkl'],
  ['a token of a printed object', `{ accessToken: 'abcdefghijkl', instanceUrl: 'https://x.example' }`, 'abcdefghijkl'],
  ['a SOAP envelope', '<urn:SessionHeader><urn:sessionId>abc!def</urn:sessionId></urn:SessionHeader>', 'abc!def'],
  ['a refresh token', `refresh with ${refresh}`, refresh],
  ['a signed token', `assertion: ${jwt}`, 'c2lnbmF0dXJlLXRleHQ'],
  ['a login address', `force://PlatformCLI::${refresh}@x.my.salesforce.com`, refresh],
  ['the password of a proxy', 'connect to http://user:s3cret@proxy.example:3128 failed', 's3cret'],
  ['a form', 'grant_type=password&client_secret=0123456789abcdef&username=a', '0123456789abcdef'],
  ['a private key', '-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----', 'MIIEvQ'],
  ['a private key that was cut off', '-----BEGIN RSA PRIVATE KEY-----\nMIIEvQ', 'MIIEvQ'],
];

/** What people must be able to read. */
const harmless = [
  'http://127.0.0.1:7357/sign-in?code=AbCdEfGhIjKlMnOpQrStUvWx&to=%2Flightning',
  'Segmentation: INVALID_SESSION_ID: Session expired or invalid',
  'Assign the permission set RenkeiAdmin (00D000000000001EAA) to 005000000000001AAA!',
  '株式会社連携 のパスワード: 変更してください',
  "SELECT Id, Name FROM Account WHERE Name = 'Basic Ltd' AND Website = 'https://a.example/?x=1'",
  '{"status":0,"result":{"password policies":"not checked","side":"left"}}',
  'http://user@host.example/path, see https://status.salesforce.com:443/a@b',
  'The bearer of this card; an oauth flow; cookie policy',
];

describe('what is printed', () => {
  for (const [name, text, secret] of told) {
    it(`has no ${name}`, () => {
      const safe = withoutSecrets(text);
      assert.ok(!safe.includes(secret), safe);
      assert.ok(safe.includes('<hidden>'), safe);
      assert.equal(withoutSecrets(safe), safe, 'hiding twice changes nothing');
    });
  }

  it('says all else as it was', () => {
    for (const text of harmless) assert.equal(withoutSecrets(text), text);
  });

  it('passes a guard, whoever writes and however often it was set', async () => {
    const stream = new PassThrough();
    guardStream(stream);
    guardStream(stream);
    const bytes = Buffer.from([0xff, 0x00, 0x80]);
    stream.write(`token ${session}\n`);
    stream.write(Buffer.from(`Bearer abcdefghij1234567890\n`));
    stream.write(bytes);
    stream.end('the end\n');
    const written = Buffer.concat(await stream.toArray());
    assert.equal(written.indexOf('AQ8AQHyc'), -1);
    assert.equal(written.indexOf('abcdefghij'), -1);
    assert.ok(written.includes(bytes), 'bytes that are no text stay');
    assert.ok(written.toString().endsWith('the end\n'));
  });
});
