import { startTestServer, type TestServer } from './testServer.js';

const COOKIE = 'session=open-sesame';

/** A site that shows its pages only to a logged-in browser; anyone else gets a form. */
export function startLoginSite(pages: Readonly<Record<string, string>>): Promise<TestServer> {
  return startTestServer((request, response) => {
    const type = request.url?.endsWith('.svg') ? 'image/svg+xml' : 'text/html; charset=utf-8';
    response.setHeader('content-type', type);
    if (request.url === '/login' && request.method === 'POST') {
      response.writeHead(303, { 'set-cookie': `${COOKIE}; HttpOnly; SameSite=Strict`, location: '/' }).end();
      return;
    }
    const page = pages[request.url ?? ''];
    if (request.headers.cookie !== COOKIE)
      response.writeHead(401).end('<form method="post" action="/login"><button>Log in</button></form>');
    else if (page === undefined) response.end('<p>Logged in.</p>');
    else response.end(page);
  });
}
