import { hash, verify } from '@node-rs/argon2';

const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Each hash takes 19 MiB and a thread; more at once would starve the pages. */
const AT_ONCE = 2;

/** The hash of no password: an unknown account is checked against it, so that it takes the same time. */
const DECOY =
  '$argon2id$v=19$m=19456,t=2,p=1$Ynpva2VlcHRpbWVlcXVhbA$5Q1PJm0XQJ3h0Yk0yqf1H8Kq4m3eTjZ0m0dYhJk1n7g';

let running = 0;
const waiting: (() => void)[] = [];

/** Argon2id hash of a password. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, OPTIONS));
}

/** Compares in the same time whether or not there is a hash to compare with. */
export function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  return inTurn(async () => {
    const right = await verify(passwordHash ?? DECOY, password, OPTIONS);
    return passwordHash !== null && right;
  });
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
