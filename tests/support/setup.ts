import { afterEach, beforeEach, vi } from 'vitest';

const noisy = ['log', 'warn', 'error'] as const;

beforeEach(() => {
  for (const method of noisy) vi.spyOn(console, method);
});

afterEach(() => {
  const printed = noisy.flatMap((method) =>
    vi.mocked(console[method]).mock.calls.map((call) => call.join(' ')),
  );
  vi.restoreAllMocks();
  if (printed.length > 0) throw new Error(`the test printed to the console: ${printed.join(' | ')}`);
});
