import type { Logger } from 'pino';
import type { Database } from '../../db/database.js';
import { readWall, type Wall } from './read-wall.js';

const LOOK_EVERY_MS = 5_000;

/** One screen that listens: `tell` gets the figures when they changed, or null as a sign of life. */
export interface Listener {
  hallId: number;
  tell(wall: Wall | null): void;
  end(): void;
}

export interface HubParts {
  database: Database;
  clock: () => Date;
  logger: Pick<Logger, 'error'>;
}

export interface WallHub {
  /** @returns how to stop listening */
  listen(listener: Listener): () => void;
  /** Ends every screen's stream, so that the server can close. */
  end(): void;
}

const hubs = new WeakMap<Database, WallHub>();

/** The hub of this process: however many screens listen, each hall is counted once every five seconds. */
export function wallHub(parts: HubParts): WallHub {
  const { database } = parts;
  const known = hubs.get(database);
  if (known) return known;
  const made = createWallHub(parts);
  hubs.set(database, made);
  return made;
}

/** Ends the streams of a database's hub; nothing happens when nobody ever listened. */
export function endWall(database: Database): void {
  hubs.get(database)?.end();
}

/** A hub of its own; `everyMs` is how often the halls are counted. */
export function createWallHub(parts: HubParts, everyMs = LOOK_EVERY_MS): WallHub {
  const listeners = new Set<Listener>();
  const look = lookOut(parts, listeners);
  let timer: NodeJS.Timeout | null = null;
  const stop = () => {
    if (timer !== null) clearInterval(timer);
    timer = null;
    look.forget();
  };
  return {
    listen(listener) {
      listeners.add(listener);
      timer ??= setInterval(() => void look.once(), everyMs).unref();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
    end() {
      stop();
      for (const listener of listeners) listener.end();
      listeners.clear();
    },
  };
}

/** Counts the halls that somebody listens to and tells each screen what changed; one look at a time. */
function lookOut({ database, clock, logger }: HubParts, listeners: ReadonlySet<Listener>) {
  const last = new Map<number, string>();
  let isBusy = false;
  const tellHall = async (hallId: number) => {
    const wall = await readWall(database, hallId, clock());
    const text = JSON.stringify(wall);
    const isNew = last.get(hallId) !== text;
    last.set(hallId, text);
    for (const listener of listeners) if (listener.hallId === hallId) listener.tell(isNew ? wall : null);
  };
  return {
    async once() {
      if (isBusy) return;
      isBusy = true;
      try {
        for (const hallId of new Set([...listeners].map((listener) => listener.hallId)))
          await tellHall(hallId);
      } catch (error) {
        logger.error({ err: error }, 'the wall could not be counted');
      } finally {
        isBusy = false;
      }
    },
    forget: () => last.clear(),
  };
}
