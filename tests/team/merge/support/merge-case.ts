// The language of merge tests: a base, what ours does, what theirs does → what holds and what is asked. Everything goes through the door,
// on real files: copies are handed out and brought home as people do it.

import { copyFileSync, cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Answer, CallName, Input } from '../../../../src/api/contract.ts'
import type { PlanSummary, QuestionInFull } from '../../../../src/team/merge/types.ts'
import { idOf, sql } from '../../../../src/store/sql.ts'
import { Journey } from '../../../support/journey.ts'

export const TEXT =
  'Interviewer: How did it go?\nRespondent: We shared the playbooks early, and Tomasz helped us a lot.\nInterviewer: And then?\nRespondent: Then the vendor changed, and trust went away for months.\n'

/** Somebody who works on a file: deeds by name. */
export class Hand {
  readonly journey: Journey
  constructor(journey: Journey) {
    this.journey = journey
  }

  ask<Name extends CallName>(name: Name, input: Input<Name>): Promise<Answer<Name>> {
    return this.journey.ask(name, input)
  }

  get read() {
    return this.journey.core.needProject().project.read
  }

  async code(name: string, more: Partial<Input<'code.create'>> = {}): Promise<string> {
    return this.ask('code.create', { name, ...more })
  }

  async codeId(name: string) {
    return (await this.ask('code.list', {})).find(code => code.name === name)!.id
  }

  async define(name: string, brief: string, more: Partial<Input<'code.change'>> = {}): Promise<void> {
    await this.ask('code.change', { codeId: await this.codeId(name), brief, ...more })
  }

  async restructure(request: object): Promise<void> {
    await this.ask('framework.apply', { request: request as Input<'framework.apply'>['request'] })
  }

  async rename(from: string, to: string): Promise<void> {
    await this.restructure({ operation: 'rename', codeId: await this.codeId(from), name: to })
  }

  async move(name: string, under: string | null): Promise<void> {
    await this.restructure({
      operation: 'move',
      codeIds: [await this.codeId(name)],
      parentId: under === null ? null : await this.codeId(under),
      beforeId: null,
    })
  }

  async merge(from: string, into: string): Promise<void> {
    await this.restructure({
      operation: 'merge',
      codeIds: [await this.codeId(from)],
      intoId: await this.codeId(into),
      overlaps: 'apart',
      below: 'follow',
      reason: 'the same',
    })
  }

  async retire(name: string): Promise<void> {
    await this.restructure({
      operation: 'retire',
      codeIds: [await this.codeId(name)],
      codings: 'stay',
      toId: null,
      below: 'stay',
      reason: 'unused',
    })
  }

  async sourceId() {
    return (await this.ask('source.list', {}))[0]!.id
  }

  /** Codes words of the only source. */
  async apply(code: string, words: string): Promise<string> {
    const sourceId = await this.sourceId()
    const text = (await this.ask('source.open', { sourceId })).paragraphs.map(one => one.text).join('\n')
    const start = text.indexOf(words)
    const [id] = await this.ask('coding.apply', {
      sourceId,
      codeIds: [await this.codeId(code)],
      range: { start, end: start + words.length },
    })
    return id!
  }

  /** Corrects words of the only source. */
  async correct(words: string, by: string, more: object = {}): Promise<void> {
    const sourceId = await this.sourceId()
    const open = await this.ask('source.open', { sourceId })
    const start = open.paragraphs
      .map(one => one.text)
      .join('\n')
      .indexOf(words)
    await this.ask('source.edit', {
      sourceId,
      state: open.textState,
      steps: [{ start, end: start + words.length, insert: by }],
      ...more,
    })
  }

  async text(): Promise<string> {
    return (await this.ask('source.open', { sourceId: await this.sourceId() })).paragraphs
      .map(one => one.text)
      .join('\n')
  }

  /** The codings as “Code: words (coder)”. */
  async codings(): Promise<string[]> {
    const sourceId = await this.sourceId()
    const open = await this.ask('source.open', { sourceId })
    const text = open.paragraphs.map(one => one.text).join('\n')
    const codes = new Map((await this.ask('code.list', {})).map(code => [code.id, code.name]))
    const coders = new Map((await this.ask('project.coders', {})).map(coder => [coder.id, coder.name]))
    return open.codings
      .map(one => `${codes.get(one.codeId)}: ${text.slice(one.start, one.end)} (${coders.get(one.coderId)})`)
      .sort()
  }

  /** The framework as “Name [status]”, below its parents. */
  async framework(): Promise<string[]> {
    const codes = await this.ask('code.list', {})
    const path = (id: string | null): string => {
      const code = codes.find(one => one.id === id)
      return code ? `${path(code.parentId)}${code.name}/` : ''
    }
    return codes
      .map(code => `${path(code.parentId)}${code.name}${code.status === 'active' ? '' : ` [${code.status}]`}`)
      .sort()
  }

  status(name: string): string | undefined {
    return this.read.get<{ status: string }>(sql`SELECT status FROM code WHERE name = ${name}`)?.status
  }

  rows(table: string): string[] {
    return this.read
      .all<Record<string, unknown>>({ text: `SELECT * FROM main."${table}"`, values: [] })
      .map(({ n: _n, ...row }) =>
        JSON.stringify(row, (_, value: unknown) =>
          value instanceof Uint8Array
            ? Buffer.from(value).toString('hex')
            : value && typeof value === 'object' && 'type' in value && value.type === 'Buffer'
              ? Buffer.from((value as unknown as { data: number[] }).data).toString('hex')
              : value,
        ),
      )
      .sort()
  }

  /** The only coding under a code. */
  idOfCoding(code: string) {
    return idOf<'coding'>(
      this.read.get<{ id: Buffer }>(
        sql`SELECT coding.id FROM coding JOIN code ON code.id = code_id WHERE code.name = ${code}`,
      )!.id,
    )
  }

  coderId(name: string) {
    return idOf<'coder'>(this.read.get<{ id: Buffer }>(sql`SELECT id FROM coder WHERE name = ${name}`)!.id)
  }
}

/** What came of a merge. */
export interface Outcome {
  readonly ours: Hand
  readonly plan: PlanSummary
  readonly asked: readonly string[]
  readonly done: readonly string[]
  readonly question: (kind: string) => QuestionInFull
}

let bases = 0

/** A folder with a base, made once, from which every case starts. */
export class Cases {
  readonly journey = new Journey()
  #base: string | null = null
  readonly #kept = new Map<string, string>()
  readonly #make: (hand: Hand) => Promise<void>
  #count = 0

  constructor(make: (hand: Hand) => Promise<void>) {
    this.#make = make
  }

  async #path(): Promise<string> {
    if (this.#base === null) {
      await this.journey.project(`base-${++bases}`, 'Ana Lead')
      this.#base = this.journey.path(`base-${bases}.crosscase`)
      await this.#make(new Hand(this.journey))
      await this.journey.core.closeProject()
    }
    return this.#base
  }

  /** A folder with the base and copies of it for some coders, handed out once. */
  async #handedOut(coders: readonly string[]): Promise<string> {
    const key = coders.join('\n')
    const kept = this.#kept.get(key)
    if (kept !== undefined) return kept
    const folder = join(this.journey.folder, `handed-out-${this.#kept.size}`)
    mkdirSync(folder)
    const path = join(folder, 'ours.crosscase')
    copyFileSync(await this.#path(), path)
    await this.journey.ask('project.open', { path, coder: 'Ana Lead' })
    if (coders.length > 0) await new CaseInHand(this.journey, folder, path).handOut(...coders)
    await this.journey.core.closeProject()
    this.#kept.set(key, folder)
    return folder
  }

  /** Starts a case: ours open, with copies for some coders handed out. */
  async start(...coders: string[]): Promise<CaseInHand> {
    const folder = join(this.journey.folder, `case-${++this.#count}`)
    const path = join(folder, 'ours.crosscase')
    cpSync(await this.#handedOut(coders), folder, { recursive: true })
    await this.journey.ask('project.open', { path, coder: 'Ana Lead' })
    return new CaseInHand(this.journey, folder, path)
  }

  async end(): Promise<void> {
    await this.journey.end()
  }
}

/** One case: ours and its copies. */
export class CaseInHand {
  readonly journey: Journey
  readonly folder: string
  readonly path: string
  readonly ours: Hand

  constructor(journey: Journey, folder: string, path: string) {
    this.journey = journey
    this.folder = folder
    this.path = path
    this.ours = new Hand(journey)
  }

  copy(coder: string): string {
    return join(this.folder, `${coder}.crosscase`)
  }

  async handOut(...coders: string[]): Promise<void> {
    await this.journey.ask('team.handOut', {
      copies: coders.map(coder => ({ coder, to: this.copy(coder) })),
      blind: false,
      withoutSources: [],
      originals: true,
    })
  }

  /** What a coder does in their copy; ours is open again afterwards. */
  async theirs(coder: string, work: (hand: Hand) => Promise<unknown>): Promise<void> {
    await this.journey.ask('project.open', { path: this.copy(coder) })
    await work(new Hand(this.journey))
    await this.journey.ask('project.open', { path: this.path, coder: 'Ana Lead' })
  }

  compare(...coders: string[]): Promise<PlanSummary> {
    return this.journey.ask('merge.compare', { paths: coders.map(coder => this.copy(coder)) })
  }

  /** Merges copies, with everything standing as it is until somebody answers. */
  async merge(...coders: string[]): Promise<Outcome> {
    const plan = await this.compare(...coders)
    const questions = new Map<string, QuestionInFull>()
    for (const { id, kind } of plan.questions)
      questions.set(kind, await this.journey.ask('merge.question', { planId: plan.id, questionId: id }))
    await this.journey.ask('merge.apply', { planId: plan.id })
    return {
      ours: this.ours,
      plan,
      asked: plan.questions.map(one => `${one.kind} ${one.object.name}`),
      done: plan.lines.map(line => `${line.kind} ${line.what} ${line.count}`),
      question: kind => questions.get(kind)!,
    }
  }

  /** Compares, answers questions by kind, and applies. */
  async mergeWith(coders: readonly string[], answers: Readonly<Record<string, object>>): Promise<PlanSummary> {
    const plan = await this.compare(...coders)
    const decisions = plan.questions.flatMap(question => {
      const answer = answers[question.kind]
      return answer ? [{ question: question.id, ...(answer as { choice: string }) }] : []
    })
    await this.journey.ask('merge.decide', { planId: plan.id, decisions })
    await this.journey.ask('merge.apply', { planId: plan.id })
    return plan
  }
}

/** A base with two codes, a source, and a coding by the lead. */
export async function smallBase(hand: Hand): Promise<void> {
  const { writeFileSync } = await import('node:fs')
  const file = hand.journey.path('interview.txt')
  writeFileSync(file, TEXT)
  const plan = await hand.ask('import.plan', { paths: [file] })
  await hand.ask('import.apply', {
    files: plan.map(({ token, name, kind, date }) => ({ token, name, kind, date, caseKeys: [], participantKeys: [] })),
  })
  for (const name of ['Trust', 'Sharing', 'Vendors', 'Help']) await hand.code(name)
  await hand.define('Trust', 'Trust between partners')
  await hand.apply('Trust', 'trust went away')
}
