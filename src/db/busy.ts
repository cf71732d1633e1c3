/** Thrown by `write` when the database stayed locked for longer than the busy timeout. */
export class DatabaseBusyError extends Error {
  constructor(options?: ErrorOptions) {
    super('the database is busy', options);
  }
}
