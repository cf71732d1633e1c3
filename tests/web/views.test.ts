import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../src/config.js';
import { createViews } from '../../src/web/views.js';

const VIEWS = join(ROOT, 'views');

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'banjie-views-'));
  mkdirSync(join(folder, 'parts'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  writeFileSync(join(folder, `${name}.ejs`), text);
}

describe.each([true, false])('views, cached: %s', (cached) => {
  it('escapes what it is given and reads optional locals as locals.name', () => {
    write('page', '<b><%= title %></b><% if (locals.hint) { %><i><%= locals.hint %></i><% } %>');
    const draw = createViews(folder, cached);
    expect(draw('page', { title: '<a> & "b"' })).toBe('<b>&lt;a&gt; &amp; &#34;b&#34;</b>');
    expect(draw('page', { title: '1', hint: '2' })).toBe('<b>1</b><i>2</i>');
    expect(draw('page', { title: '3' })).toBe('<b>3</b>');
  });

  it('gives included views the locals of the page and their own, which go before and stay theirs', () => {
    write(
      'page',
      "<%- include('./parts/row', { label: 'own' }) %>/<%- include('./parts/row') %>/<%= label %>",
    );
    write('parts/row', "<%= page.name %> <%= label %> <%- include('../leaf', { last: true }) %>");
    write('leaf', '<%= locals.last === true && typeof label %>');
    const draw = createViews(folder, cached);
    expect(draw('page', { page: { name: 'P' }, label: 'outer' })).toBe('P own string/P outer string/outer');
  });

  it('lets a view name a variable like a local, and refuses a name that nobody gave', () => {
    write('same', '<% const label = locals.label ?? "none"; %><%= label %>');
    write('missing', '<%= nobody %>');
    const draw = createViews(folder, cached);
    expect([draw('same', { label: 'a' }), draw('same', {})]).toEqual(['a', 'none']);
    expect(() => draw('missing', {})).toThrow(/nobody is not defined/);
  });
});

describe('the views of the house', () => {
  const names = readdirSync(VIEWS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ejs'))
    .map((name) => name.replace(/\.ejs$/, ''));

  it.each(names)('%s can be compiled as in production', (name) => {
    const draw = createViews(VIEWS, true);
    const drawn = () => draw(name, { page: {}, view: {}, problem: {}, label: '' });
    try {
      drawn();
    } catch (error) {
      expect(error).not.toBeInstanceOf(SyntaxError);
    }
  });
});
