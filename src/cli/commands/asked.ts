// Questions of merges as scripts and people read them, of a plan or left open.

import type { Answer } from '../../api/contract.ts'
import type { QuestionField, QuestionOption, SideChange, SidesChanged } from '../../team/merge/types.ts'

/** What a side says. With one field it stands alone; with several by the name of the field. */
function saidBy(
  fields: readonly QuestionField[],
  of: (field: QuestionField) => string | null,
): string | null | Readonly<Record<string, string | null>> {
  return fields.length === 1 ? of(fields[0]!) : Object.fromEntries(fields.map(field => [field.field, of(field)]))
}

/** What a question asks and how it is answered, in two lines. */
export function questionLines(question: {
  readonly id: string
  readonly kind: string
  readonly object: { readonly what: string; readonly name: string }
  readonly says: string
  readonly options: readonly string[]
}): string[] {
  const { id, kind, object, says, options } = question
  return [`  ${kind} ${object.what} “${object.name}”: ${says}`, `    ${id}: ${options.join(' | ')}`]
}

/** A question with what each side says, since when and why as far as that is known, and its choices in words. What stands meanwhile, or while nobody answers, has a star. `inFile`: it is answered in a file. */
export function questionInFull(
  question: Pick<Answer<'merge.open'>[number], 'id' | 'kind' | 'object' | 'says' | 'fields' | 'standing'> & {
    readonly options: readonly Pick<QuestionOption, 'id' | 'label' | 'takes'>[]
  },
  from: readonly string[],
  changed: (Pick<SidesChanged, 'ours' | 'theirs'> & { readonly oursFrom: string | null }) | null,
  inFile: boolean,
): string[] {
  const { fields, options, standing } = question
  const [head, choices] = questionLines({ ...question, options: options.map(option => option.id) })
  const sides = [
    {
      name: changed?.oursFrom ? `ours (${changed.oursFrom}’s)` : 'ours',
      of: (field: QuestionField) => field.ours,
      change: changed?.ours,
    },
    ...from.map((name, at) => ({
      name,
      of: (field: QuestionField) => field.theirs[at] ?? null,
      change: changed?.theirs[at],
    })),
  ]
  const shown = (words: string | null) => (words === null ? '—' : words.replace(/\s+/g, ' '))
  return [
    head!,
    ...fields.flatMap(field => [
      `    ${field.label} (${field.field})`,
      ...[{ name: 'base', of: (one: QuestionField) => one.base }, ...sides].map(
        side => `      ${side.name}: ${shown(side.of(field))}`,
      ),
    ]),
    ...sides.flatMap(({ name, change }) => (change ? [`    ${name} ${changeInWords(change)}`] : [])),
    ...options.map(
      ({ id, label, takes }) =>
        `      ${id === standing ? '*' : ' '} ${id}: ${label}${takes ? ` (${(inFile ? IN_A_FILE : BY_OPTION)[takes]})` : ''}`,
    ),
    choices!,
  ]
}

function changeInWords({ at, by, why }: SideChange): string {
  return `changed ${at.slice(0, 10)} by ${by}${why === null ? '' : `: ${why}`}`
}

/** What a choice takes besides, as `answer` is told of it, and as a file of answers to a plan says it. */
const BY_OPTION = { text: '--words WORDS', fields: '--take FIELD=SIDE, --words', code: '--code CODE' } as const
const IN_A_FILE = { text: 'with "text"', fields: 'with "values"', code: 'with "code"' } as const

type SaidOf = Pick<Answer<'merge.open'>[number], 'id' | 'kind' | 'object' | 'says' | 'fields' | 'options' | 'standing'>

/** A question as scripts read it, be it of a plan or left open. `from`: whose copies it came from. */
export function questionJson({ id, kind, object, says, fields, options, standing }: SaidOf, from: readonly string[]) {
  return {
    id,
    kind,
    object,
    says,
    base: saidBy(fields, field => field.base),
    ours: saidBy(fields, field => field.ours),
    theirs: from.map((name, at) => ({ from: name, value: saidBy(fields, field => field.theirs[at] ?? null) })),
    options: options.map(option => option.id),
    standing,
  }
}

/** A question that was left open, as scripts read it: as those of a plan, with whose copies it came from and since when it is asked. */
export function leftOpen(question: Answer<'merge.open'>[number]) {
  return { ...questionJson(question, question.from), askedAt: question.askedAt }
}
