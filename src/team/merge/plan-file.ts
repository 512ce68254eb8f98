// A plan as a file: what it would write row by row, what it asks with what each answer writes, the answers so far. Pure.

import type { Decision, Deed, Plan } from './types.ts'

/** What a saved plan says of itself. `digest` is of all its rows and questions: made again of the same copies it is the same. */
export interface SavedPlan {
  readonly project: { readonly id: string; readonly name: string }
  readonly plan: Omit<Plan, 'deeds' | 'questions'> & { readonly digest: string }
  readonly questions: Plan['questions']
  readonly rows: readonly Deed[]
  readonly decisions: readonly Decision[]
}

/** The file, piece by piece: a row of the project is a line. */
export function* planPieces({ project, plan, questions, rows, decisions }: SavedPlan): Generator<string, void, void> {
  yield `{\n"project": ${JSON.stringify(project)},\n"plan": ${JSON.stringify(plan, null, 2)},\n`
  yield* listed('questions', questions)
  yield ',\n'
  yield* listed('rows', rows)
  yield `,\n"decisions": ${JSON.stringify(decisions, null, 2)}\n}\n`
}

function* listed(name: string, items: readonly unknown[]): Generator<string, void, void> {
  yield `"${name}": [`
  for (const [at, item] of items.entries()) yield `${at === 0 ? '\n' : ',\n'}${JSON.stringify(item)}`
  yield '\n]'
}
