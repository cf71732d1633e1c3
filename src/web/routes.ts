import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Permission } from '../domain/access/permissions.js';
import type { FormProblem } from './forms.js';
import type { FilePlan } from './uploads.js';
import type { Person, StaffVisit, Visit } from './visit.js';

/** A page or file that only reads. */
export interface GetRoute {
  method: 'get';
  path: string;
  permission: Permission | 'signed-in' | 'anyone';
  /** Set for pages of visitors without an account that need a session all the same (sign-in, set-up). */
  session: boolean;
  handle(visit: Visit, req: Request, res: Response): Promise<void> | void;
}

/** An action. It does not exist without a form schema and a renderer for the form that failed it. */
export interface PostRoute {
  method: 'post';
  path: string;
  permission: Permission | 'signed-in' | 'anyone';
  session: boolean;
  form: z.ZodType;
  /** Set for forms with files: finds within reach what they belong to, before the body is read. */
  files?: (visit: Visit, req: Request) => Promise<FilePlan>;
  /** Shows the form again with the typed values (422), also after an expired session. */
  invalid(visit: Visit, req: Request, res: Response, problem: FormProblem): Promise<void> | void;
  handle(visit: Visit, req: Request, res: Response, values: unknown): Promise<void> | void;
}

export type Route = GetRoute | PostRoute;

/** A page for people with the permission; the visit has a person. */
export function get(
  path: string,
  permission: Permission | 'signed-in',
  handle: (visit: StaffVisit, req: Request, res: Response) => Promise<void> | void,
): GetRoute {
  return {
    method: 'get',
    path,
    permission,
    session: true,
    handle: (visit, req, res) => handle(staff(visit), req, res),
  };
}

/** A page for anyone. Without `session` it costs no session look-up and knows no person. */
export function getPublic(
  path: string,
  handle: (visit: Visit, req: Request, res: Response) => Promise<void> | void,
  options: { session?: boolean } = {},
): GetRoute {
  return { method: 'get', path, permission: 'anyone', session: options.session ?? false, handle };
}

interface PostParts<Schema extends z.ZodType, V extends Visit> {
  path: string;
  form: Schema;
  invalid(visit: V, req: Request, res: Response, problem: FormProblem): Promise<void> | void;
  handle(visit: V, req: Request, res: Response, values: z.output<Schema>): Promise<void> | void;
}

/** An action for people with the permission. */
export function post<Schema extends z.ZodType>(
  parts: PostParts<Schema, StaffVisit> & {
    permission: Permission | 'signed-in';
    files?: (visit: StaffVisit, req: Request) => Promise<FilePlan>;
  },
): PostRoute {
  const { files } = parts;
  return {
    ...(files ? { files: (visit: Visit, req: Request) => files(staff(visit), req) } : {}),
    method: 'post',
    path: parts.path,
    permission: parts.permission,
    session: true,
    form: parts.form,
    invalid: (visit, req, res, problem) => parts.invalid(staff(visit), req, res, problem),
    handle: (visit, req, res, values) => parts.handle(staff(visit), req, res, values as z.output<Schema>),
  };
}

/** An action for anyone; with a session it is guarded by a token, without one by the origin of the request. */
export function postPublic<Schema extends z.ZodType>(
  parts: PostParts<Schema, Visit> & {
    session?: boolean;
    /** Needs a session, whose token is asked for before a byte is stored. */
    files?: (visit: Visit, req: Request) => Promise<FilePlan>;
  },
): PostRoute {
  return {
    ...(parts.files ? { files: parts.files } : {}),
    method: 'post',
    path: parts.path,
    permission: 'anyone',
    session: parts.session ?? false,
    form: parts.form,
    invalid: (visit, req, res, problem) => parts.invalid(visit, req, res, problem),
    handle: (visit, req, res, values) => parts.handle(visit, req, res, values as z.output<Schema>),
  };
}

function staff(visit: Visit): StaffVisit {
  if (visit.person === null) throw new Error('a staff route ran without a person');
  return { ...visit, person: visit.person satisfies Person };
}
