import supertest from 'supertest';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall } from '../../support/hall.js';
onBothDatabases('smoke', (open) => {
  it('form', async () => {
    const { database } = await open();
    const app = makeApp(await makeHall(database));
    const a = await supertest(app).get('/status');
    expect(a.text).toContain('办件编号');
    const b = await supertest(app).post('/status').type('form').send({ number: '20261120-0001-1', code: 'ABC' });
    expect(b.status).toBe(422);
    const c = await supertest(app).get('/s/abcdefghijklmnopqrst');
    expect(c.status).toBe(404);
  });
});
