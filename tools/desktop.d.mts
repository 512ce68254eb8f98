/** Opens the desktop window; gives null when there was one, else why not. */
export function openDesktop(options?: {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly user?: number | undefined
  readonly again?: boolean
  readonly fetch?: (how: { again: boolean }) => Promise<string | null>
}): Promise<string | null>
