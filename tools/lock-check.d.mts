interface Entry {
  readonly resolved?: string
  readonly integrity?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
/** What is wrong with a lock, in sentences. */
export function problemsOf(lock: { readonly packages: Readonly<Record<string, Entry>> }): string[]
