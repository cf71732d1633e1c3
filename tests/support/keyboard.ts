import type { Page } from 'playwright-core';

/**
 * A clerk's hands on the keyboard: every key pressed and every field typed is one interaction, timed until the page
 * has answered it.
 */
export function keyboardOf(page: Page) {
  const milliseconds: number[] = [];
  const timed = async (act: () => Promise<unknown>, answered: () => Promise<unknown>) => {
    const started = performance.now();
    const wait = answered();
    await act();
    await wait;
    await page.evaluate('new Promise((done) => requestAnimationFrame(done))');
    milliseconds.push(performance.now() - started);
  };
  const nothing = async () => undefined;
  return {
    /** Presses a key; `answered` waits for what the page shows then. */
    press: (key: string, answered: () => Promise<unknown> = nothing) =>
      timed(() => page.keyboard.press(key), answered),
    /** Types into the field that has the focus; timed is the answer to the last key. */
    async type(text: string, answered: () => Promise<unknown> = nothing) {
      await page.keyboard.type(text.slice(0, -1));
      await timed(() => page.keyboard.type(text.slice(-1)), answered);
    },
    count: () => milliseconds.length,
    /** Half of the interactions were answered faster. */
    median: () => {
      const sorted = [...milliseconds].sort((a, b) => a - b);
      return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
    },
    slowest: () => Math.round(Math.max(...milliseconds)),
  };
}
