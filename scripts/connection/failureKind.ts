import { EXIT_CODES, kindOfName, type FailureKind } from './exitCodes.ts';

export interface PlatformProblem {
  code: string;
  message: string;
}

/** Salesforce's error code and message from whatever was thrown by jsforce; undefined for an error that is not the platform's. */
export function platformProblem(thrown: unknown): PlatformProblem | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const { errorCode, data } = thrown as { errorCode?: unknown; data?: unknown };
  if (errorCode === 'MULTIPLE_API_ERRORS' && Array.isArray(data)) {
    const [first] = data as { errorCode?: string; message?: string }[];
    if (first?.errorCode) return { code: first.errorCode, message: first.message ?? '' };
  }
  const name = typeof errorCode === 'string' ? errorCode : thrown.name;
  // Asked for plain text, the client leaves the body of a refusal unread: the org's code is in it.
  const unread = /^ERROR_HTTP_4/.test(name) ? /"errorCode"\s*:\s*"([A-Z_]+)"/.exec(thrown.message)?.[1] : undefined;
  if (unread) {
    return { code: unread, message: /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(thrown.message)?.[1] ?? '' };
  }
  // SOAP prefixes its codes: sf:INVALID_SESSION_ID.
  const code = /^(?:sf:|soapenv:)?([A-Z][A-Z0-9_]{3,})$/.exec(name)?.[1];
  return code ? { code, message: thrown.message } : undefined;
}

/** The platform's codes by kind; what stands in no row was a save or a request that the org refused. */
const kindsOfCodes: readonly (readonly [RegExp, FailureKind])[] = [
  [
    /^(INVALID_SESSION_ID|INVALID_LOGIN|INVALID_AUTH_HEADER|LOGIN_.*|PASSWORD_LOCKOUT|INVALID_GRANT|INVALID_OPERATION_WITH_EXPIRED_PASSWORD)$/,
    'login',
  ],
  [
    /^(INSUFFICIENT_ACCESS.*|INVALID_FIELD|INVALID_FIELD_FOR_INSERT_UPDATE|INVALID_TYPE|API_DISABLED_FOR_ORG|API_CURRENTLY_DISABLED|FUNCTIONALITY_NOT_ENABLED|CANNOT_DELETE_.*ACCESS|NO_ACCESS|FORBIDDEN|TRANSFER_REQUIRES_READ)$/,
    'permission',
  ],
  [
    /^(REQUEST_LIMIT_EXCEEDED|EXCEEDEDQUOTA|STORAGE_LIMIT_EXCEEDED|CONCURRENT_.*|.*_LIMIT_EXCEEDED|LIMIT_EXCEEDED)$/,
    'limits',
  ],
  [/^(SERVER_UNAVAILABLE|ERROR_HTTP_(407|420|429|50[0-9]))$/, 'network'],
  [/^(MALFORMED_QUERY|UNKNOWN_EXCEPTION|NOT_IMPLEMENTED|JSON_PARSER_ERROR|ERROR_HTTP_.*|INVALID_QUERY_.*)$/, 'other'],
];

/** Names that the login library gives to its errors. */
const loginErrors =
  /^(NamedOrgNotFound|NoDefaultEnv|NoDefaultOrg|NoAuthInfoFound|NoUsername.*|NoUsernameFound|RefreshTokenAuth|JwtAuth|AuthCodeExchange|AuthCodeUsernameRetrieval|AuthDecrypt|invalid_grant|UsernameNotFound|OrgDataNotAvailable)(Error)?$/;

/** What kind of failure this is, hence the exit code. */
export function failureKind(thrown: unknown): FailureKind {
  if (networkProblem(thrown)) return 'network';
  if (!(thrown instanceof Error)) return 'other';
  const problem = platformProblem(thrown);
  if (problem) return kindsOfCodes.find(([codes]) => codes.test(problem.code))?.[1] ?? 'refused';
  if (loginErrors.test(thrown.name)) return 'login';
  if (/No authorization information found/.test(thrown.message)) return 'login';
  const { exitCode, oclif } = thrown as { exitCode?: unknown; oclif?: { exit?: unknown } };
  // Whoever raised the error with a code of the table has said what it is; 1 is what errors have by themselves.
  const said = Object.entries(EXIT_CODES).find(([, code]) => code === exitCode && code > EXIT_CODES.other)?.[0];
  if (said) return said as FailureKind;
  const own = kindOfName(thrown.name);
  if (own === 'refused') return kindOfReason(thrown.message) ?? own;
  if (own) return own;
  if (oclif?.exit === EXIT_CODES.usage) return 'usage';
  return isFileProblem(thrown) ? 'inputFile' : 'other';
}

/** A refused save carries the org's reason in its words: whose right it lacks, or which limit it met. */
function kindOfReason(message: string): FailureKind | undefined {
  for (const word of message.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g) ?? []) {
    const kind = kindsOfCodes.find(([codes]) => codes.test(word))?.[1];
    if (kind === 'permission' || kind === 'limits' || kind === 'login') return kind;
  }
  return undefined;
}

function isFileProblem(thrown: Error): boolean {
  const { code, syscall } = thrown as { code?: unknown; syscall?: unknown };
  return typeof syscall === 'string' && typeof code === 'string' && /^(ENOENT|EACCES|EISDIR|ENOTDIR|EPERM)$/.test(code);
}

export interface NetworkProblem {
  /** The message of `connection.md` that says it. */
  name: 'OrgUnreachable' | 'UnknownHost' | 'NoAnswer' | 'ProxyFailed';
  /** What the message names after what was being done. */
  values: string[];
}

/** How the way to the org failed, or undefined where it did not. */
export function networkProblem(thrown: unknown): NetworkProblem | undefined {
  const texts: string[] = [];
  for (let error: unknown = thrown, depth = 0; error instanceof Error && depth < 8; error = error.cause, depth += 1) {
    texts.push(`${error.name} ${(error as { code?: unknown }).code ?? ''} ${error.message}`);
    if (error instanceof AggregateError) texts.push(...error.errors.map((each) => String(each)));
  }
  const text = texts.join('\n');
  if (platformProblem(thrown) && !/ERROR_HTTP_(407|50[0-9])/.test(text)) return undefined;
  const proxy = proxyAddress();
  const failed =
    /ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|UND_ERR|AbortError|DomainNotFound|CERT_|SELF_SIGNED|fetch failed|ERROR_HTTP_(407|50[0-9])/.test(
      text,
    );
  if (!failed) return undefined;
  if (proxy) return { name: 'ProxyFailed', values: [proxy] };
  const host = /getaddrinfo (?:ENOTFOUND|EAI_AGAIN) (\S+)/.exec(text)?.[1];
  if (/ENOTFOUND|EAI_AGAIN|DomainNotFound/.test(text)) return { name: 'UnknownHost', values: [host ?? ''] };
  if (/AbortError|ETIMEDOUT|TIMEOUT/.test(text)) return { name: 'NoAnswer', values: [] };
  return { name: 'OrgUnreachable', values: [] };
}

/** The proxy that requests go through, as jsforce reads it from the environment; without the password that may stand in it. */
function proxyAddress(): string | undefined {
  const { https_proxy, http_proxy, HTTPS_PROXY, HTTP_PROXY } = process.env;
  const address = https_proxy ?? http_proxy ?? HTTPS_PROXY ?? HTTP_PROXY;
  return address ? address.replace(/\/\/[^/@]*@/, '//') : undefined;
}
