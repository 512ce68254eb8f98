// How long work in a thread is stopped.

/** Between the steps of long work: goes on, or ends it because somebody wants it stopped. A thread in the midst of SQLite cannot be ended from outside. */
export type Halt = () => void

/** Thrown by a {@link Halt}. */
export class Stopped extends Error {}
