import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { PASSWORD } from './hall.js';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-quic',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A real browser before a real server of the application. */
export interface Stage {
  url: string;
  /** A new window of a person; clerks have 1366x768, citizens a phone. */
  open(size?: 'desk' | 'phone'): Promise<Page>;
  close(): Promise<void>;
}

export async function openStage(app: Express): Promise<Stage> {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  return {
    url,
    async open(size = 'desk') {
      const viewport = size === 'desk' ? { width: 1366, height: 768 } : { width: 390, height: 844 };
      const context = await browser.newContext({ viewport, baseURL: url, locale: 'zh-CN', bypassCSP: false });
      return context.newPage();
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Signs a person in and leaves him at his first page. */
export async function enter(stage: Stage, account: string): Promise<Page> {
  const page = await stage.open();
  await page.goto('/sign-in');
  await page.fill('#account', account);
  await page.fill('#password', PASSWORD);
  await Promise.all([
    page.waitForURL((address) => address.pathname !== '/sign-in'),
    page.keyboard.press('Enter'),
  ]);
  return page;
}

/** Does what leads to another page (or the same one anew) and waits until that page is there. */
export async function arriving(page: Page, act: () => Promise<unknown>): Promise<void> {
  const arrived = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
  await Promise.all([arrived, act()]);
  await page.waitForLoadState();
}

/** WCAG A and AA as axe sees them, in the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const axe = (
      globalThis as unknown as {
        axe: { run(options: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe;
    const result = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`);
  });
  expect(found, new URL(page.url()).pathname).toEqual([]);
}
