import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/**
 * Gives each request a number that error pages show, and logs it when it is answered. Addresses are logged
 * without their query, which may hold names and numbers of applicants.
 */
export function requestLog(logger: Logger): RequestHandler {
  return (req, res, next) => {
    if (res.locals.requestId !== undefined) return next();
    const requestId = randomBytes(6).toString('hex');
    const started = process.hrtime.bigint();
    res.locals.requestId = requestId;
    res.locals.log = logger.child({ requestId });
    res.setHeader('x-request-id', requestId);
    res.on('finish', () => {
      const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
      const path = masked(req.originalUrl);
      logger.info({ requestId, method: req.method, path, status: res.statusCode, milliseconds }, 'answered');
    });
    next();
  };
}

function masked(url: string): string {
  return url.replace(/\?.*$/, '').replace(/^(\/s|\/setup|\/tablet|\/rate)\/.+$/, '$1/…');
}
