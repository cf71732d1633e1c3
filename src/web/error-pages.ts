import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { DatabaseBusyError } from '../db/database.js';
import { ForbiddenError, NotFoundError } from './errors.js';
import type { Renderer } from './render.js';
import type { Visit } from './visit.js';

const RETRY_AFTER_SECONDS = '2';

interface Message {
  status: number;
  title: string;
  text: string;
}

/** The page for an address that does not exist. */
export function notFoundPage(renderer: Renderer, clock: () => Date): RequestHandler {
  return (req, res) =>
    show(renderer, clock, req, res, {
      status: 404,
      title: '没有这个页面',
      text: '网址可能输错了，或者页面已经移走。',
    });
}

/** Everything that went wrong ends here: known kinds in words, the rest as a number that is in the log. */
export function errorPages(renderer: Renderer, clock: () => Date): ErrorRequestHandler {
  return async (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const message = messageFor(error);
    if (message.status >= 500) (res.locals.log as Logger).error({ err: error }, 'failed');
    if (message.status === 503) res.setHeader('retry-after', RETRY_AFTER_SECONDS);
    await show(renderer, clock, req, res, message);
  };
}

function messageFor(error: unknown): Message {
  if (error instanceof NotFoundError) return { status: 404, title: '找不到', text: error.message };
  if (error instanceof ForbiddenError) return { status: 403, title: '没有权限', text: error.message };
  if (error instanceof DatabaseBusyError) {
    return { status: 503, title: '系统繁忙', text: '数据库正忙，您的操作没有保存，请稍候几秒再试一次。' };
  }
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 413)
    return { status: 413, title: '内容太多', text: '提交的内容超过了大小限制，请缩短后重试。' };
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return { status, title: '请求有误', text: '请求的内容不完整或格式不对，请返回重试。' };
  }
  return { status: 500, title: '系统出错了', text: '这次操作没有保存。请把下面的编号告诉系统管理员。' };
}

async function show(
  renderer: Renderer,
  clock: () => Date,
  req: Request,
  res: Response,
  message: Message,
): Promise<void> {
  const visit: Visit = {
    now: clock(),
    requestId: res.locals.requestId as string,
    address: '',
    person: null,
    log: res.locals.log as Logger,
    csrfToken: () => req.session?.csrfToken ?? '',
  };
  await renderer.page(visit, req, res, 'errors/error', {
    title: message.title,
    status: message.status,
    locals: { message, requestId: visit.requestId },
  });
}
