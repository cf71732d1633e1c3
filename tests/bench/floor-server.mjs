// The floor: a bare node:http server that reads the rows of a page with prepared statements and answers the bytes
// that the application answered for it. Started by scripts/bench.mjs, from which it gets its pages.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { parse } from 'node:querystring';
import { readersOf, writerOf } from './floor-statements.mjs';

const Sqlite = createRequire(import.meta.url)('better-sqlite3');
const pages = new Map();
let read = null;
let save = null;

process.on('message', (message) => {
  if (message.kind === 'pages') {
    for (const [path, page] of message.pages) pages.set(path, { ...page, body: Buffer.from(page.body) });
    process.send({ kind: 'kept' });
    return;
  }
  const db = new Sqlite(message.file, { timeout: 2000 });
  db.pragma('synchronous = FULL');
  db.pragma('cache_size = -32000');
  read = readersOf(db, message);
  save = writerOf(db, message);
  const server = createServer(answer);
  server.listen(0, '127.0.0.1', () => process.send({ kind: 'listening', port: server.address().port }));
});

function answer(request, response) {
  if (request.method === 'POST') return take(request, response);
  const page = pages.get(request.url);
  const [, kind, key] = request.url.split('/');
  read[kind](key);
  response.writeHead(200, page.headers);
  response.end(page.body);
}

function take(request, response) {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (part) => {
    text += part;
  });
  request.on('end', () => {
    const location = save(parse(text));
    const page = pages.get('/intake');
    response.writeHead(303, [...page.headers, 'content-length', page.body.length, 'location', location]);
    response.end(page.body);
  });
}
