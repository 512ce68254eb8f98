// Answers to a merge, or of something brought in, kept until they are applied: so that closing the view or the program loses none.

import type { OpenProject } from './open-project.ts'

/** What keeps its answers: under which name, and what it is called. Null: its answers are not kept. */
export interface Keeping {
  readonly work: string
  readonly called: string
}

/** Keeps answers by what they answer; “open” takes one back. */
export function keepAnswers<Answer extends { readonly choice: string }>(
  { project }: OpenProject,
  keeping: Keeping | null,
  answers: readonly Answer[],
  asked: (answer: Answer) => string,
): void {
  if (keeping === null || project.readOnly || answers.length === 0) return
  project.keepAnswers(
    keeping.work,
    keeping.called,
    new Map(answers.map(one => [asked(one), one.choice === 'open' ? null : JSON.stringify(one)])),
  )
}
