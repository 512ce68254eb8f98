/** Builds when out/ is older than the sources; gives the exit code. */
export function buildIfOlder(): Promise<number>
