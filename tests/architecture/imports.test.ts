import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

interface Source {
  /** Path from src, such as `features/cases/act-on-case.ts`. */
  name: string;
  text: string;
  /** Own files as paths from src, packages as `pkg:express`; `isType` when only types are taken. */
  imports: { target: string; isType: boolean }[];
}

const sources = files(join(root, 'src'))
  .filter((file) => file.endsWith('.ts') && !file.includes('/generated/'))
  .map(read);

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

function read(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const imports = [
    ...text.matchAll(/^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\('([^']+)'\)/gm),
  ].map((match) => {
    const target = match[2] ?? match[3] ?? '';
    const own = target.startsWith('.')
      ? relative(join(root, 'src'), resolve(dirname(file), target)).replace(/\.js$/, '.ts')
      : `pkg:${target}`;
    return { target: own, isType: match[1] !== undefined };
  });
  return { name: relative(join(root, 'src'), file), text, imports };
}

function breaches(
  of: (source: Source) => boolean,
  forbidden: (target: string, source: Source) => boolean,
  types: 'types count' | 'types are free',
) {
  return sources.filter(of).flatMap((source) =>
    source.imports
      .filter(({ isType }) => types === 'types count' || !isType)
      .filter(({ target }) => forbidden(target, source))
      .map(({ target }) => `${source.name} -> ${target}`),
  );
}

const isIn =
  (...folders: string[]) =>
  (target: string) =>
    folders.some((folder) => target.startsWith(folder));
const isPackage =
  (...names: string[]) =>
  (target: string) =>
    names.some((name) => target === `pkg:${name}` || target.startsWith(`pkg:${name}/`));

describe('who may import what', () => {
  it('the walk sees the house', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.flatMap((source) => source.imports).length).toBeGreaterThan(300);
  });

  it('domain is pure: it imports domain only', () => {
    expect(
      breaches(
        (source) => source.name.startsWith('domain/'),
        (target) => !target.startsWith('domain/'),
        'types count',
      ),
    ).toEqual([]);
  });

  it('domain/calendar imports nothing but itself', () => {
    expect(
      breaches(
        (source) => source.name.startsWith('domain/calendar/'),
        (target) => !target.startsWith('domain/calendar/'),
        'types count',
      ),
    ).toEqual([]);
  });

  it('domain reads no clock and no environment', () => {
    const reading = sources
      .filter((source) => source.name.startsWith('domain/'))
      .filter((source) => /new Date\(\)|Date\.now\(|process\.|Math\.random\(/.test(source.text))
      .map((source) => source.name);
    expect(reading).toEqual([]);
  });

  it('features know express and prisma only in their places', () => {
    const useCase = (source: Source) =>
      source.name.startsWith('features/') && !/\.(routes|repository)\.ts$/.test(source.name);
    expect(breaches(useCase, isPackage('ejs', 'better-sqlite3', 'pg', '@prisma'), 'types are free')).toEqual(
      [],
    );
    expect(breaches(useCase, isPackage('express'), 'types are free')).toEqual([]);
  });

  it('repositories know no forms, no views and no web', () => {
    const repository = (source: Source) => source.name.endsWith('.repository.ts');
    expect(
      breaches(
        repository,
        (target) => isPackage('express', 'zod', 'ejs')(target) || isIn('web/')(target),
        'types are free',
      ),
    ).toEqual([]);
  });

  it('routes ask use cases, never prisma', () => {
    expect(
      breaches(
        (source) => source.name.endsWith('.routes.ts'),
        (target) => isPackage('@prisma', 'better-sqlite3', 'pg')(target) || isIn('db/generated/')(target),
        'types are free',
      ),
    ).toEqual([]);
  });

  it('web knows no feature', () => {
    expect(breaches((source) => source.name.startsWith('web/'), isIn('features/'), 'types count')).toEqual(
      [],
    );
  });

  it('db knows no feature and no web', () => {
    expect(
      breaches(
        (source) => source.name.startsWith('db/'),
        isIn('features/', 'web/', 'domain/'),
        'types count',
      ),
    ).toEqual([]);
  });

  it('jobs and the command line know no express', () => {
    expect(
      breaches(
        (source) => source.name.startsWith('jobs/') || source.name === 'cli.ts',
        isPackage('express'),
        'types count',
      ),
    ).toEqual([]);
  });

  it('nothing imports itself in a circle', () => {
    expect(circles()).toEqual([]);
  });
});

describe('house rules', () => {
  it('only config.ts reads the environment', () => {
    const reading = sources
      .filter((source) => source.text.includes('process.env'))
      .map((source) => source.name);
    expect(reading).toEqual(['config.ts']);
  });

  it('no any, no ts-ignore, no default export, no enum, no barrel', () => {
    const broken = sources
      .filter((source) =>
        /: any\b|as any\b|<any>|@ts-(ignore|expect-error|nocheck)|^export default|^export enum|^enum /m.test(
          source.text,
        ),
      )
      .map((source) => source.name);
    expect(broken).toEqual([]);
    expect(sources.filter((source) => source.name.endsWith('/index.ts'))).toEqual([]);
  });

  it('no file outgrows 250 lines, tables excepted', () => {
    const tables =
      /(official-holidays|role-permissions|rule-table|fault-catalogue|transitions|setting-table|item-fields|guide-words)\.ts$|^demo\//;
    const long = sources
      .filter((source) => !tables.test(source.name) && source.text.split('\n').length > 251)
      .map((source) => source.name);
    expect(long).toEqual([]);
  });

  it('views put nothing out raw but includes', () => {
    const raw = files(join(root, 'views')).flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => /<%-(?!\s*include\()/.test(line))
        .map((line) => `${relative(root, file)}: ${line.trim()}`),
    );
    expect(raw).toEqual([]);
  });

  it('views hold no inline script, style or handler', () => {
    const inline = files(join(root, 'views')).filter((file) =>
      /<script(?![^>]*\bsrc=)|<style|\sstyle="|\son[a-z]+="/.test(readFileSync(file, 'utf8')),
    );
    expect(inline.map((file) => relative(root, file))).toEqual([]);
  });

  it('decisions are numbered without gap or double', () => {
    const numbers = readdirSync(join(root, 'docs/decisions')).map((name) => Number(name.slice(0, 3)));
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
  });
});

function circles(): string[] {
  const byName = new Map(sources.map((source) => [source.name, source]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (name: string, path: string[]) => {
    if (path.includes(name)) {
      found.push([...path.slice(path.indexOf(name)), name].join(' -> '));
      return;
    }
    if (done.has(name)) return;
    for (const { target, isType } of byName.get(name)?.imports ?? []) {
      if (!isType && byName.has(target)) visit(target, [...path, name]);
    }
    done.add(name);
  };
  for (const { name } of sources) visit(name, []);
  return found;
}
