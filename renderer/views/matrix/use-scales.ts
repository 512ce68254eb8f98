import { useAnswer } from '../../state/use-answer.ts'

/** The scales that cases are rated on. */
export function useScales(): readonly { readonly id: string; readonly name: string }[] {
  return useAnswer('rating.grid', { kind: 'site' }, ['rating_scale']).answer?.scales ?? NONE
}
const NONE: readonly never[] = []
