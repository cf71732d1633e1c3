import type { RequestHandler, Response } from 'express';

/**
 * Saves the session before a redirect is answered. express-session sends the head of an answer while it is still
 * saving; a browser follows the redirect at once and would find the session as it was before.
 */
export const saveBeforeRedirect: RequestHandler = (req, res, next) => {
  const end = res.end.bind(res) as (...given: unknown[]) => Response;
  const endSaved = (...given: unknown[]): Response => {
    const isRedirect = res.statusCode >= 300 && res.statusCode < 400;
    if (!isRedirect || req.session === undefined || req.session === null || res.headersSent) {
      return end(...given);
    }
    req.session.save((fault: unknown) => (fault ? next(fault) : end(...given)));
    return res;
  };
  res.end = endSaved as typeof res.end;
  next();
};
