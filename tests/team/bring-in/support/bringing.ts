// The language of these tests: ours, another project, what is decided of its things → what stands here. Everything goes through the
// door, on real files.

import { copyFileSync, writeFileSync } from 'node:fs'
import type { BringingSummary, Pair, PairDecision, ThingKind } from '../../../../src/team/bring-in/types.ts'
import type { PlanSummary } from '../../../../src/team/merge/types.ts'
import { Journey } from '../../../support/journey.ts'
import { Hand } from '../../merge/support/merge-case.ts'

/** Two projects in one folder, of which one is open at a time. */
export class TwoProjects {
  readonly journey = new Journey()
  readonly #made = new Map<unknown, string>()
  #count = 0
  #ours = ''
  #theirs = ''
  readonly ours = new Hand(this.journey)

  /** Makes both, each by its own deeds; ours is open afterwards. What was made once is copied. */
  async make(ours: (hand: Hand) => Promise<unknown>, theirs: (hand: Hand) => Promise<unknown>): Promise<void> {
    this.#theirs = await this.#project('Ward', 'Bea Coder', theirs)
    this.#ours = await this.#project('Study', 'Ana Lead', ours)
    await this.journey.ask('project.open', { path: this.oursPath, coder: 'Ana Lead' })
  }

  async #project(name: string, coder: string, work: (hand: Hand) => Promise<unknown>): Promise<string> {
    let made = this.#made.get(work)
    if (made === undefined) {
      made = `${name}-made-${++this.#count}`
      await this.journey.ask('project.create', { path: this.journey.path(`${made}.crosscase`), name, coder })
      await work(this.ours)
      await this.journey.core.closeProject()
      this.#made.set(work, made)
    }
    const copy = `${name}-${++this.#count}`
    copyFileSync(this.journey.path(`${made}.crosscase`), this.journey.path(`${copy}.crosscase`))
    return copy
  }

  get oursPath(): string {
    return this.journey.path(`${this.#ours}.crosscase`)
  }

  get theirsPath(): string {
    return this.journey.path(`${this.#theirs}.crosscase`)
  }

  /** What is done in theirs; ours is open again afterwards. */
  async there(work: (hand: Hand) => Promise<unknown>): Promise<void> {
    await this.journey.ask('project.open', { path: this.theirsPath })
    await work(this.ours)
    await this.journey.ask('project.open', { path: this.oursPath, coder: 'Ana Lead' })
  }

  bring(answers: readonly PairDecision[] = []): Promise<BringingSummary> {
    return this.journey.ask('bring.project', { path: this.theirsPath, answers: [...answers] })
  }

  async pairs(bringing: BringingSummary, kind?: ThingKind): Promise<readonly Pair[]> {
    const page = await this.journey.ask('bring.pairs', {
      bringingId: bringing.id,
      limit: 500,
      ...(kind ? { kind } : {}),
    })
    return page.items
  }

  /** Decides by name: “Trust”: 'same', 'new', 'out'. What is left open is the same where something is like it. */
  async decide(
    bringing: BringingSummary,
    answers: Readonly<Record<string, 'same' | 'new' | 'out'>> = {},
    rest: 'same' | 'new' | 'out' = 'same',
  ): Promise<void> {
    const pairs = await this.pairs(bringing)
    const decisions = pairs.flatMap((pair): PairDecision[] => {
      const choice = answers[pair.name]
      return choice ? [{ id: pair.id, choice }] : []
    })
    await this.journey.ask('bring.decide', { bringingId: bringing.id, decisions })
    await this.journey.ask('bring.decideMany', { bringingId: bringing.id, which: 'open', choice: rest })
  }

  plan(bringing: BringingSummary): Promise<PlanSummary> {
    return this.journey.ask('bring.plan', { bringingId: bringing.id })
  }

  /** Brings in, decides by name, and applies. Gives back the plan. */
  async bringIn(
    answers: Readonly<Record<string, 'same' | 'new' | 'out'>> = {},
    rest: 'same' | 'new' | 'out' = 'same',
  ): Promise<{ readonly plan: PlanSummary; readonly done: readonly string[]; readonly asked: readonly string[] }> {
    const bringing = await this.bring()
    await this.decide(bringing, answers, rest)
    const plan = await this.plan(bringing)
    const report = await this.journey.ask('merge.apply', { planId: plan.id })
    if (!report.addsUp) throw new Error('the counts do not add up')
    return {
      plan,
      done: plan.lines.map(line => `${line.kind} ${line.what} ${line.count}`),
      asked: plan.questions.map(one => `${one.kind} ${one.object.name}`),
    }
  }

  /** Hands out a copy of ours. Gives back where it is. */
  async handOut(coder: string): Promise<string> {
    const to = this.journey.path(`copy-${++this.#count}.crosscase`)
    await this.ours.ask('team.handOut', { copies: [{ coder, to }], blind: false, withoutSources: [], originals: true })
    return to
  }

  async end(): Promise<void> {
    await this.journey.end()
  }
}

/** Brings a text in under a name. */
export async function source(hand: Hand, name: string, text: string): Promise<void> {
  const file = hand.journey.path(`${name}.txt`)
  writeFileSync(file, text)
  const plan = await hand.ask('import.plan', { paths: [file] })
  await hand.ask('import.apply', {
    files: plan.map(one => ({
      token: one.token,
      name: one.name,
      kind: one.kind,
      date: one.date,
      caseKeys: [],
      participantKeys: [],
    })),
  })
}

/** Codes words of a source. */
export async function code(hand: Hand, sourceName: string, codeName: string, words: string): Promise<void> {
  const sourceId = (await hand.ask('source.list', {})).find(one => one.name === sourceName)!.id
  const text = (await hand.ask('source.open', { sourceId })).paragraphs.map(one => one.text).join('\n')
  const start = text.indexOf(words)
  await hand.ask('coding.apply', {
    sourceId,
    codeIds: [await hand.codeId(codeName)],
    range: { start, end: start + words.length },
  })
}

/** The codings as “source: code: words (coder)”. */
export async function codings(hand: Hand): Promise<string[]> {
  const codes = new Map((await hand.ask('code.list', {})).map(one => [one.id, one.name]))
  const coders = new Map((await hand.ask('project.coders', {})).map(one => [one.id, one.name]))
  const found: string[] = []
  for (const { id, name } of await hand.ask('source.list', {})) {
    const open = await hand.ask('source.open', { sourceId: id })
    const text = open.paragraphs.map(one => one.text).join('\n')
    for (const one of open.codings)
      found.push(`${name}: ${codes.get(one.codeId)}: ${text.slice(one.start, one.end)} (${coders.get(one.coderId)})`)
  }
  return found.sort()
}
