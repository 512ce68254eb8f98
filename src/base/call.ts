// What others may ask is declared once (STYLE 5), in each room's `contract.ts`: its sentence, its input, its answer.
// The dispatcher, both shells, the client, the command line and the reference are derived from these declarations.

import type { Parser } from './parse.ts'

declare const answer: unique symbol

/** One call: `query` reads, `command` is one change under a label, `job` is long work with progress and cancel, `app` acts on no open project or on its opening and closing. */
export interface Call<Kind extends 'query' | 'command' | 'job' | 'app', Input, Answer> {
  readonly kind: Kind
  readonly says: string
  /** For commands and jobs that write: the words in the Undo menu and the audit trail, unless the deed itself gives fuller ones. */
  readonly label?: string
  readonly input: Parser<Input>
  readonly [answer]?: Answer
}

/** What a call takes. */
export type InputOf<C> = C extends Call<infer _Kind, infer Input, infer _Answer> ? Input : never
/** What a call gives back. */
export type AnswerOf<C> = C extends Call<infer _Kind, infer _Input, infer Answer> ? Answer : never

interface Declaration<Input> {
  readonly says: string
  readonly label?: string
  readonly input: Parser<Input>
}

/** Declares a call that reads: `query<Answer>()({ says, input })`. */
export const query =
  <Answer>() =>
  <Input>(call: Declaration<Input>): Call<'query', Input, Answer> => ({ kind: 'query', ...call })

/** Declares a call that makes one change. */
export const command =
  <Answer>() =>
  <Input>(call: Declaration<Input> & { label: string }): Call<'command', Input, Answer> => ({
    kind: 'command',
    ...call,
  })

/** Declares long work, with progress and cancel; it makes as many changes as it needs, in one act. */
export const job =
  <Answer>() =>
  <Input>(call: Declaration<Input>): Call<'job', Input, Answer> => ({ kind: 'job', ...call })

/** Declares a call about projects as files: open, close, recent ones. */
export const app =
  <Answer>() =>
  <Input>(call: Declaration<Input>): Call<'app', Input, Answer> => ({ kind: 'app', ...call })
