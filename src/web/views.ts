import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ejs from 'ejs';

type Locals = Readonly<Record<string, unknown>>;
type Drawing = (locals: Locals) => string;

/** A block of its own, in which a view may name a variable like a local, and includes by our function. */
const BEFORE = '<% { const include = locals.include; %>';
const AFTER = '<% } %>';

/** Locals with such names are read as `locals.class`. */
const NO_VARIABLES = new Set(['class', 'default', 'for', 'if', 'in', 'new', 'case', 'locals', 'include']);

/**
 * The views of a folder as functions of their locals. A view is compiled once for each set of names that its locals
 * have, so that it reads them as plain variables; included views take over the locals of the page and add their own.
 * @param cached keep compiled views (production); without it each look reads the file again, and errors show the line
 */
export function createViews(folder: string, cached: boolean): (view: string, locals: Locals) => string {
  const drawings = new Map<string, Drawing>();

  const drawingOf = (file: string, names: readonly string[]): Drawing => {
    const key = `${file}\n${names.join()}`;
    const known = drawings.get(key);
    if (known) return known;
    const made = compile(file, names);
    if (cached) drawings.set(key, made);
    return made;
  };

  const compile = (file: string, names: readonly string[]): Drawing => {
    const options = {
      filename: file,
      compileDebug: !cached,
      rmWhitespace: true,
      _with: false,
      unsafePrototypeLocals: true,
      destructuredLocals: names.filter(isVariable),
    };
    const drawn = ejs.compile(`${BEFORE}${readFileSync(file, 'utf8')}${AFTER}`, options);
    const paths = new Map<string, string>();
    const fileOf = (path: string) => {
      const found = paths.get(path) ?? resolve(dirname(file), `${path}.ejs`);
      paths.set(path, found);
      return found;
    };
    return (locals) => {
      const include = (path: string, own?: Locals) => {
        const all = { ...locals, ...own };
        return drawingOf(fileOf(path), Object.keys(all))(all);
      };
      return drawn({ ...locals, include });
    };
  };

  return (view, locals) => drawingOf(join(folder, `${view}.ejs`), Object.keys(locals))(locals);
}

function isVariable(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !NO_VARIABLES.has(name);
}
