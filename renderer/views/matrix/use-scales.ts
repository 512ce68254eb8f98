/** The scales that cases are rated on. */
export function useScales(): readonly { readonly id: string; readonly name: string }[] {
  return NONE
}
const NONE: readonly never[] = []
