import { AgentError, isAgentError } from '../../../protocol/index.js';

const CERTIFICATE_CODES = /^(?:CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS_CERT|HOSTNAME_MISMATCH)/;

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** Names what went wrong on the way to `host` in a sentence that says what to do. */
export function toFetchError(error: unknown, host: string): AgentError {
  if (isAgentError(error)) return error;
  const code = codeOf(error);
  const fail = (message: string, retryable: boolean) =>
    new AgentError('fetch_failed', message, { retryable, cause: error });
  if (code === 'ENOTFOUND' || code === 'EAI_NODATA')
    return fail(`There is no site named ${host}: check the address for typing mistakes.`, false);
  if (code === 'EAI_AGAIN' || code === 'ENETUNREACH' || code === 'ENETDOWN')
    return fail(`${host} cannot be looked up: check the network connection, then try again.`, true);
  if (code === 'ECONNREFUSED')
    return fail(`${host} refused the connection: check the address and port, or try again later.`, true);
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH') return fail(`${host} does not answer: try again later.`, true);
  if (CERTIFICATE_CODES.test(code)) {
    return fail(
      `The certificate of ${host} is not trusted (${code}). If your network has a certificate authority of its own, install it in the system or name its file in NODE_EXTRA_CA_CERTS.`,
      false,
    );
  }
  if (code.startsWith('HPE_')) return fail(`${host} did not answer in HTTP (${code}): check the port.`, false);
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR__ERROR')) {
    return fail(`What ${host} sent cannot be decompressed; it is damaged or cut short. Try again.`, true);
  }
  const detail = error instanceof Error && error.message !== '' ? error.message : code;
  return fail(`The connection to ${host} broke (${detail}): try again.`, true);
}

/** The error for a status that carries no page. */
export function toStatusError(status: number, statusText: string, host: string): AgentError {
  const answer = `${host} answered ${status}${statusText === '' ? '' : ` ${statusText}`}`;
  if (status === 401)
    return new AgentError(
      'login_required',
      `${answer}: the page needs a login. Open it in a browser and pass its text or HTML instead.`,
    );
  if (status === 403)
    return new AgentError(
      'http_error',
      `${answer}: the site refuses programs. Open it in a browser and pass its text or HTML instead.`,
    );
  if (status === 404 || status === 410)
    return new AgentError('http_error', `${answer}: the page does not exist. Check the address.`);
  if (status === 407)
    return new AgentError('http_error', `${answer}: the proxy wants a login. Check the proxy settings.`);
  if (status === 429)
    return new AgentError('http_error', `${answer}: too many requests. Wait a little, then try again.`, {
      retryable: true,
    });
  if (status >= 500)
    return new AgentError('http_error', `${answer}: the site has a problem. Try again later.`, { retryable: true });
  return new AgentError('http_error', `${answer} instead of a page.`);
}
