import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { startLocalOrg } from '../../../scripts/local-org/main.ts';

const MAIN = new URL('../../../scripts/local-org/main.ts', import.meta.url).href;
const API = '/services/data/v66.0';

test('after kill -9 in the middle of a load the org has whole chunks, the job says so, and logins still hold', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'restart-'));
  const program = `const { startLocalOrg } = await import(${JSON.stringify(MAIN)});
    const org = await startLocalOrg({ dataDirectory: ${JSON.stringify(directory)} });
    console.log(JSON.stringify({ url: org.url, token: org.token, signIn: org.signInUrl() }));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const { url, token, signIn } = JSON.parse(line) as { url: string; token: string; signIn: string };
    const headers = { Authorization: `Bearer ${token}` };
    const call = async (method: string, path: string, body?: string, type = 'application/json'): Promise<Response> =>
      fetch(url + API + path, {
        method,
        headers: { ...headers, 'Content-Type': type },
        ...(body === undefined ? {} : { body }),
      });
    const cookie = (await fetch(signIn, { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!;
    const created = await call('POST', '/jobs/ingest', '{"object":"Account","operation":"insert","contentType":"CSV"}');
    const { id } = (await created.json()) as { id: string };
    const rows = Array.from({ length: 30_000 }, (_, index) => `Account ${index}`);
    await call('PUT', `/jobs/ingest/${id}/batches`, `Name\n${rows.join('\n')}\n`, 'text/csv');
    await call('PATCH', `/jobs/ingest/${id}`, '{"state":"UploadComplete"}');
    for (let done = 0; done < 1000; await sleep(5))
      done = ((await (await call('GET', `/jobs/ingest/${id}`)).json()) as { numberRecordsProcessed: number })
        .numberRecordsProcessed;
    child.kill('SIGKILL');
    await once(child, 'exit');

    const again = await startLocalOrg({ dataDirectory: directory });
    try {
      assert.equal(again.token, token);
      const read = async (path: string): Promise<Record<string, unknown>> =>
        (await (await fetch(again.url + API + path, { headers })).json()) as Record<string, unknown>;
      const job = await read(`/jobs/ingest/${id}`);
      const processed = Number(job['numberRecordsProcessed']);
      assert.deepEqual([job['state'], processed % 200], ['Failed', 0]);
      assert.ok(processed >= 1000 && processed < rows.length, `${processed}`);
      assert.match(String(job['errorMessage']), /server stopped/);
      assert.equal((await read('/query?q=SELECT+COUNT()+FROM+Account'))['totalSize'], processed);
      const unprocessed = await (
        await fetch(`${again.url}${API}/jobs/ingest/${id}/unprocessedrecords`, { headers })
      ).text();
      assert.equal(unprocessed.trim().split('\n').length - 1, rows.length - processed);
      const port = (address: string): string => new URL(address).port;
      const page = {
        Cookie: cookie.replace(`sid_${port(url)}`, `sid_${port(again.url)}`),
        'Sec-Fetch-Site': 'same-origin',
      };
      assert.equal((await fetch(`${again.url}${API}/limits`, { headers: page })).status, 200);
    } finally {
      await again.close();
    }
  } finally {
    child.kill('SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  }
});

test('a port that is taken is told, and nothing is left open', async () => {
  const first = await startLocalOrg({ dataDirectory: ':memory:' });
  const port = Number(new URL(first.url).port);
  await assert.rejects(startLocalOrg({ dataDirectory: ':memory:', port }), { code: 'EADDRINUSE' });
  await first.close();
  const second = await startLocalOrg({ dataDirectory: ':memory:', port });
  assert.equal(second.url, first.url);
  await second.close();
});
