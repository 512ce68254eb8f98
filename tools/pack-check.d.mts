/** What is wrong with the lists of packed files, in sentences. */
export function problemsOf(
  packed: readonly string[],
  outside: readonly string[],
  about: { readonly platform: string; readonly arch: string; readonly migrations: readonly string[] },
): string[]
