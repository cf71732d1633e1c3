import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/**
 * No inline script or style, nothing from elsewhere; plain HTTP on a hall's own network stays possible. The headers
 * are the same for every answer, so they are asked for once.
 */
export function securityHeaders(secure: boolean): RequestHandler {
  const headers = Object.entries(headersOf(helmetFor(secure)));
  return (_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value);
    next();
  };
}

/** Lets the page that is answered ask one more address, such as the card reader's on the clerk's machine. */
export function allowConnect(res: Response, origin: string): void {
  const name = 'content-security-policy';
  const policy = String(res.getHeader(name));
  res.setHeader(name, policy.replace("connect-src 'self'", `connect-src 'self' ${origin}`));
}

function headersOf(handler: ReturnType<typeof helmetFor>): Record<string, string> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  handler(request, response, (error) => {
    if (error) throw error;
  });
  return Object.fromEntries(
    response.getHeaderNames().map((name) => [name, String(response.getHeader(name))]),
  );
}

function helmetFor(secure: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    crossOriginOpenerPolicy: secure ? { policy: 'same-origin' } : false,
    originAgentCluster: secure,
    referrerPolicy: { policy: 'same-origin' },
  });
}
