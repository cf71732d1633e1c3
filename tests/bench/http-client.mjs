import http from 'node:http';
import net from 'node:net';

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** One request for setting things up. @returns `{status, headers, body}` with the body as text */
export function fetchOnce(port, { method = 'GET', path, headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port, method, path, headers, agent: false },
      (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode,
            headers: answer.headers,
            rawHeaders: answer.rawHeaders,
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** A request as it goes over the wire, to be kept and sent again. */
export function wireRequest({ method = 'GET', path, headers = {}, body = '' }) {
  const lines = Object.entries({ host: '127.0.0.1', connection: 'keep-alive', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const length = method === 'GET' ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}${length}\r\n${body}`);
}

/**
 * Sends requests over so many connections for some seconds, each connection waiting for its answer, on plain
 * sockets so that the sender costs little beside the server.
 * @param next gives `{wire, check(status, head, body)}` for a connection; every answer is checked whole
 * @returns `{latencies, errors, seconds}`, latencies in milliseconds
 */
export async function drive({ port, connections, seconds, next }) {
  const sockets = await Promise.all(Array.from({ length: connections }, () => connect(port)));
  const seen = { latencies: [], errors: 0, samples: [] };
  const started = performance.now();
  const endsAt = started + seconds * 1000;
  await Promise.all(sockets.map((socket, position) => sendUntil(socket, endsAt, () => next(position), seen)));
  const took = (performance.now() - started) / 1000;
  for (const socket of sockets) socket.destroy();
  return { ...seen, seconds: took };
}

function connect(port) {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: '127.0.0.1', port, noDelay: true });
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
}

function sendUntil(socket, endsAt, next, seen) {
  return new Promise((resolve, reject) => {
    let asked = next();
    let sentAt = performance.now();
    let pending = null;
    socket.removeAllListeners('error');
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server closed a connection')));
    socket.on('data', (part) => {
      pending = pending === null ? part : Buffer.concat([pending, part]);
      const answer = wholeAnswer(pending);
      if (answer === null) return;
      pending = null;
      const now = performance.now();
      seen.latencies.push(now - sentAt);
      if (!asked.check(answer.status, answer.head, answer.body)) {
        seen.errors += 1;
        if (seen.samples.length < 3) seen.samples.push(answer.head.slice(0, 300));
      }
      if (now >= endsAt) {
        socket.removeAllListeners('close');
        return resolve();
      }
      asked = next();
      sentAt = performance.now();
      socket.write(asked.wire);
    });
    socket.write(asked.wire);
  });
}

/** The answer when all of it has come; null before. */
function wholeAnswer(bytes) {
  const headEnd = bytes.indexOf(END_OF_HEAD);
  if (headEnd < 0) return null;
  const head = bytes.latin1Slice(0, headEnd);
  const length = /\r\ncontent-length: (\d+)/i.exec(head);
  if (length === null) throw new Error(`an answer without a length: ${head.slice(0, 200)}`);
  const bodyStart = headEnd + END_OF_HEAD.length;
  if (bytes.length < bodyStart + Number(length[1])) return null;
  return { status: Number(head.slice(9, 12)), head, body: bytes.subarray(bodyStart) };
}
