// Words that operations are labelled and told with. Pure.

import type { CodeId } from '../../base/ids.ts'
import type { OperationDetails } from '../operations/types.ts'
import type { CodeName, Plan } from './types.ts'

/** How many codings, for the label of an act. */
export function codingsInWords(count: number): string {
  return count === 1 ? '1 coding' : `${count} codings`
}

/** Names in quotes, the first three and how many more. */
export function namesInWords(codes: readonly { readonly name: string }[]): string {
  const names = codes.slice(0, 3).map(code => `“${code.name}”`)
  return codes.length > 3 ? `${names.join(', ')} and ${codes.length - 3} more` : names.join(', ')
}

/** What the log tells of every operation: the codes and the codings concerned, whose they are. */
export function detailsOf(plan: Plan): OperationDetails {
  return {
    codes: plan.codes.map(known),
    codings: plan.codings,
    sources: plan.sources,
    coders: plan.coders.length,
    coderNames: plan.coders.map(coder => coder.name),
  }
}

/** A code that is there, as the log names it. */
export function known(code: CodeName): { readonly id: CodeId; readonly name: string } {
  return { id: code.id!, name: code.name }
}
