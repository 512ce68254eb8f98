// What tests look at and steer in the stand-in.

/** One process-wide state: the shells' tests run in a file, and so a process, each. */
export const host = {
  /** The folder that stands for the packaged app. */
  appPath: process.cwd(),
  isFirstInstance: true,
  sandboxed: false,
  idleSeconds: 0,
  quits: 0,
  /** While windows are closed by a quit, their going is not told. */
  quitting: false,
  /** Answers for dialogs to come; a dialog without one is left. */
  answers: [] as object[],
  dialogs: [] as { kind: string; options: unknown }[],
  /** What was handed to the system: addresses and files. */
  opened: [] as string[],
  recentDocuments: [] as string[],
  /** Whatever the real runtime or a strict policy would have complained about. */
  problems: [] as string[],
}
