import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import session from 'express-session';
import { expect, it } from 'vitest';
import { saveBeforeRedirect } from '../../src/web/save-before-redirect.js';

/** A store that takes a while, as one across a network does. */
class SlowStore extends session.MemoryStore {
  saved = 0;
  override set(sid: string, data: session.SessionData, callback?: (error?: unknown) => void): void {
    setTimeout(() => {
      this.saved += 1;
      super.set(sid, data, callback);
    }, 30);
  }
}

it('a redirect reaches the browser after its session is saved, and once', async () => {
  const store = new SlowStore();
  const app = express();
  app.use(session({ secret: 'x', resave: false, saveUninitialized: false, store }), saveBeforeRedirect);
  app.get('/', (req, res) => {
    req.session.staffId = 7;
    res.redirect(303, '/desk');
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const savedAtHead = await new Promise<number>((resolve, reject) => {
    get({ port: (server.address() as AddressInfo).port, path: '/' }, (answer) => {
      const seen = store.saved;
      answer.resume().on('end', () => resolve(seen));
    }).on('error', reject);
  });
  await new Promise((resolve) => server.close(resolve));
  expect([savedAtHead, store.saved]).toEqual([1, 1]);
});
