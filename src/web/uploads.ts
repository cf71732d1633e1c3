import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Request, Response } from 'express';
import multer from 'multer';
import { ForbiddenError } from './errors.js';

/** Where the files of a form wait for the handler, and how much is taken. */
export interface FilePlan {
  /** A folder outside the web root; made when it is not there. */
  folder: string;
  maxBytes: number;
  maxFiles: number;
}

/** A file that came with a form; it is removed after the answer unless the handler moved it. */
export interface ReceivedFile {
  path: string;
  /** As the person's machine called it. */
  originalName: string;
}

const FIELDS = { fields: 1000, fieldSize: 100_000, fieldNameSize: 200, fieldNestingDepth: 4 } as const;

/**
 * Reads a form with files. The token is asked for before the first byte of a file is stored: it comes in a header,
 * or in a field that stands before the files.
 * @returns why the files were not taken, in words; null when they were
 * @throws ForbiddenError when the token is missing
 */
export async function readFiles(
  req: Request,
  res: Response,
  plan: FilePlan,
  isTokenValid: () => boolean,
): Promise<string | null> {
  mkdirSync(plan.folder, { recursive: true, mode: 0o700 });
  const storage = multer.diskStorage({
    destination: (_req, _file, done) => done(null, plan.folder),
    filename: (_req, _file, done) => done(null, randomBytes(16).toString('hex')),
  });
  const upload = multer({
    storage,
    defParamCharset: 'utf8',
    limits: { ...FIELDS, fileSize: plan.maxBytes, files: plan.maxFiles },
    fileFilter: (_req, file, done) => {
      if (!isTokenValid()) return done(new ForbiddenError('页面已过期，请返回刷新后重试'));
      done(null, file.originalname !== '');
    },
  }).any();
  res.on('close', () => {
    for (const { path } of receivedFiles(req)) void rm(path, { force: true });
  });
  try {
    await taken(upload, req, res);
    return null;
  } catch (error) {
    if (error instanceof multer.MulterError) return limitInWords(error.code, plan);
    throw isMalformed(error) ? Object.assign(error, { status: 400 }) : error;
  }
}

/** Reads the fields of such a form and lets its files go; for a person who has to sign in first. */
export async function readFieldsOnly(req: Request, res: Response): Promise<void> {
  const upload = multer({ limits: FIELDS, fileFilter: (_req, _file, done) => done(null, false) });
  await taken(upload.any(), req, res).catch(() => undefined);
}

/** The files that came with the request. */
export function receivedFiles(req: Request): ReceivedFile[] {
  const files = Array.isArray(req.files) ? req.files : [];
  return files.map((file) => ({ path: file.path, originalName: file.originalname }));
}

function taken(upload: ReturnType<multer.Multer['any']>, req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    upload(req, res, (error: unknown) => (error === undefined ? resolve() : reject(error)));
  });
}

/** The parser's own errors carry no code, unlike those of the disk. */
function isMalformed(error: unknown): error is Error {
  return error instanceof Error && !(error instanceof ForbiddenError) && !('code' in error);
}

function limitInWords(code: multer.ErrorCode, plan: FilePlan): string {
  switch (code) {
    case 'LIMIT_FILE_SIZE':
      return `文件不能超过 ${Math.floor(plan.maxBytes / 1024 / 1024)} MB，请压缩或者降低扫描精度后再传`;
    case 'LIMIT_FILE_COUNT':
      return `一次最多传 ${plan.maxFiles} 个文件`;
    default:
      return '表单内容太多，没有接收，请减少后重试';
  }
}
