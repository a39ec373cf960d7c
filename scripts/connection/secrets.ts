import type { Writable } from 'node:stream';

const HIDDEN = '<hidden>';

/** Names whose values open an org to whoever reads them, as they stand in addresses, forms, JSON and XML. */
const SECRET_NAMES =
  'sid|session[-_]?id|access[-_]?token|refresh[-_]?token|id[-_]?token|client[-_]?secret|consumer[-_]?secret|password|passwd|jwt|assertion|auth[-_]?code|private[-_]?key';

/** Each with what stays of a hit. Order matters: a header is taken whole before the token in it is. */
const secretPatterns: readonly (readonly [RegExp, string])[] = [
  // Authorization and cookie headers, as text or as a property of a printed object; a token may follow after its scheme.
  [/(\b(?:proxy-)?authorization\b["']?\s*[:=]\s*["']?)(?:(?:bearer|oauth|basic)\s+)?[^\s"',;<>]+/gi, `$1${HIDDEN}`],
  [/(\b(?:set-)?cookie\b["']?:\s*["']?)(?=[^\s"'<>])[^\n"'<>]+/gi, `$1${HIDDEN}`],
  [/\b(bearer|oauth)\s+[A-Za-z0-9._~+/!=-]{12,}/gi, `$1 ${HIDDEN}`],
  // Salesforce session ids: the org's id, an exclamation mark (in addresses %21), the rest.
  [/\b00D[A-Za-z0-9]{12,15}(?:!|%21|\\u0021)[A-Za-z0-9._%]+/g, HIDDEN],
  // Refresh tokens of Salesforce, signed tokens, and the sfdx address of a login.
  [/\b5Aep861[A-Za-z0-9._=]{8,}/g, HIDDEN],
  [/\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g, HIDDEN],
  [/\bforce:\/\/[^\s"'<>]+/g, `force://${HIDDEN}`],
  // The sign-in part of an address, a proxy's for example.
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@:"'<>]*:[^\s/@"'<>]*@/gi, `$1${HIDDEN}@`],
  [new RegExp(`([?&](?:${SECRET_NAMES})=)[^&\\s"'<>]+`, 'gi'), `$1${HIDDEN}`],
  [new RegExp(`(\\b(?:${SECRET_NAMES})=)[^&\\s"'<>]{8,}`, 'gi'), `$1${HIDDEN}`],
  [new RegExp(`(["'](?:${SECRET_NAMES})\\\\?["']\\s*:\\s*\\\\?["'])[^"'\\\\]+`, 'gi'), `$1${HIDDEN}`],
  [new RegExp(`(\\b(?:${SECRET_NAMES}):\\s*["'])[^"']+`, 'gi'), `$1${HIDDEN}`],
  [new RegExp(`(<(?:\\w+:)?(?:${SECRET_NAMES})>)[^<]+`, 'gi'), `$1${HIDDEN}`],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, HIDDEN],
];

/** Text with every token, session id and password in it replaced by `<hidden>`; other text comes back as it is. */
export function withoutSecrets(text: string): string {
  return secretPatterns.reduce((left, [pattern, kept]) => left.replace(pattern, kept), text);
}

const guarded = new WeakSet<Writable>();

/**
 * The last line of defence: whatever writes to the stream from now on — a message, `--json`, a library's debug output — is written
 * without secrets. Guarding twice does nothing.
 */
export function guardStream(stream: Writable): void {
  if (guarded.has(stream)) return;
  guarded.add(stream);
  const write = stream.write.bind(stream) as (chunk: unknown, ...rest: unknown[]) => boolean;
  stream.write = ((chunk: unknown, ...rest: unknown[]): boolean =>
    write(safeChunk(chunk), ...rest)) as Writable['write'];
}

function safeChunk(chunk: unknown): unknown {
  if (typeof chunk === 'string') return withoutSecrets(chunk);
  if (!(chunk instanceof Uint8Array)) return chunk;
  const text = Buffer.from(chunk).toString('utf8');
  const safe = withoutSecrets(text);
  // Bytes that are no text stay as they are: decoding and encoding them would not bring them back.
  return safe === text ? chunk : safe;
}
