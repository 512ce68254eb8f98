/** The file to start, or null when the runtime is not there. */
export function electronBinary(folder?: string, override?: string): string | null
/** Why no window can be opened here, or null. */
export function noWindowBecause(
  env?: Readonly<Record<string, string | undefined>>,
  platform?: string,
  user?: number,
): string | null
