import { AgentError, isAgentError, message, type Message } from '../../../protocol/index.js';

const CERTIFICATE_CODES = /^(?:CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS_CERT|HOSTNAME_MISMATCH)/;

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** Explains what went wrong on the way to `host`, and what to do. */
export function toFetchError(error: unknown, host: string): AgentError {
  if (isAgentError(error)) return error;
  const code = codeOf(error);
  const fail = (sentence: Message, retryable: boolean) =>
    new AgentError('fetch_failed', sentence, { retryable, cause: error });
  if (code === 'ENOTFOUND' || code === 'EAI_NODATA') return fail(message('sources.noSite', { host }), false);
  if (code === 'EAI_AGAIN' || code === 'ENETUNREACH' || code === 'ENETDOWN')
    return fail(message('sources.noNetwork', { host }), true);
  if (code === 'ECONNREFUSED') return fail(message('sources.connectionRefused', { host }), true);
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH') return fail(message('sources.siteSilent', { host }), true);
  if (CERTIFICATE_CODES.test(code)) {
    return fail(message('sources.certificate', { host, code }), false);
  }
  if (code.startsWith('HPE_')) return fail(message('sources.notHttp', { host, code }), false);
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR__ERROR')) {
    return fail(message('sources.notDecompressed', { host }), true);
  }
  const reason = error instanceof Error && error.message !== '' ? error.message : code;
  return fail(message('sources.connectionBroke', { host, reason }), true);
}

/** The error for a status without a page. */
export function toStatusError(status: number, statusText: string, host: string): AgentError {
  const answer = { host, status: `${status} ${statusText}`.trim() };
  if (status === 401) return new AgentError('login_required', message('sources.statusLogin', answer));
  if (status === 403) return new AgentError('http_error', message('sources.statusForbidden', answer));
  if (status === 404 || status === 410) return new AgentError('http_error', message('sources.statusNotFound', answer));
  if (status === 407) return new AgentError('http_error', message('sources.statusProxyLogin', answer));
  if (status === 429)
    return new AgentError('http_error', message('sources.statusTooMany', answer), {
      retryable: true,
    });
  if (status >= 500) return new AgentError('http_error', message('sources.statusFailed', answer), { retryable: true });
  return new AgentError('http_error', message('sources.statusOther', answer));
}
