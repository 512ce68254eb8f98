// What is being brought in, kept while people decide thing by thing. Nothing is written here.

import { hexOfId, idFromHex, newId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { PlannedMerge } from '../merge/compare-queries.ts'
import type { Decision, PlanSummary } from '../merge/types.ts'
import type { Bringing, Matched } from './given-queries.ts'
import { match, type Match } from './match.ts'
import { planOfAnswers } from './planning-queries.ts'
import { FileRows } from './rows-queries.ts'
import { staysThere } from './staying-queries.ts'
import { CodebookTheirs, FileTheirs, FRAMEWORK } from './theirs-queries.ts'
import { THING_OF } from './things.ts'
import {
  THING_KINDS,
  type BringingSummary,
  type KindCount,
  type Pair,
  type PairAnswer,
  type PairDecision,
  type PairPage,
  type StaysThere,
  type ThingKind,
} from './types.ts'

/** Some pairs of a kind: those that are open, those decided in one way, or that hold some words. */
export interface PairAsk {
  readonly kind?: ThingKind | undefined
  readonly state?: 'open' | PairAnswer['choice'] | undefined
  readonly words?: string | undefined
  readonly from?: number | undefined
  readonly limit?: number | undefined
}

/** Another project, or a framework, that is being brought in. */
export class BringingIn {
  readonly id: string = newId()
  readonly given: Bringing
  planned: PlannedMerge | null = null
  /** Under which name its answers are kept until it is applied; null where they are not. */
  keeping: { readonly work: string; readonly called: string } | null = null
  #takenUp = 0
  readonly #staysThere: readonly StaysThere[]
  /** Answers to questions of the plan while there is none. */
  readonly #questions = new Map<string, Decision>()
  #matches: readonly Match[] = []
  #byId = new Map<string, Match>()
  #rows: FileRows
  #matchedAt = -1
  readonly #answers = new Map<string, PairAnswer>()
  readonly #remembered = new Set<string>()

  constructor(given: Bringing, decisions: readonly PairDecision[]) {
    this.given = given
    this.#rows = given.matched?.rows ?? new FileRows(given.here.read)
    if (given.matched) this.#take(given.matched)
    this.#staysThere = given.origin.as === 'project' && given.file !== null ? staysThere(given.file.read) : []
    this.#refresh()
    for (const [hex, [choice, ours]] of Object.entries(given.before?.things ?? {})) {
      const pair = this.#byId.get(idFromHex(hex))
      if (!pair || pair.known) continue
      // What became ours and is gone here since is asked about again.
      if (choice !== 'out' && (ours === null || this.#rows.row(pair.kind, ours) === null)) continue
      this.#answers.set(pair.id, {
        choice: choice === 'out' ? 'out' : 'same',
        with: choice === 'out' ? null : idFromHex(ours!),
      })
      this.#remembered.add(pair.id)
    }
    for (const hex of Object.keys(given.before?.things ?? {})) {
      const pair = this.#byId.get(idFromHex(hex))
      if (pair?.known && given.before!.things[hex]![0] === 'out')
        this.#answers.set(pair.id, { choice: 'out', with: null })
    }
    // A file of answers may tell of more than is there.
    this.decide(decisions.filter(one => this.#byId.has(one.id)))
  }

  #refresh(): void {
    const now = this.given.here.lastChange()
    if (now === this.#matchedAt) return
    const rows = new FileRows(this.given.here.read)
    if (this.given.theirs instanceof CodebookTheirs) this.given.theirs.ours = () => null
    const kinds = THING_KINDS.filter(kind => this.given.origin.as === 'project' || FRAMEWORK.has(kind))
    this.#take({ at: now, rows, matches: match(rows, this.given.theirs, new Set(kinds)) })
    for (const [id, answer] of this.#answers) {
      const pair = this.#byId.get(id)
      if (!pair || (answer.with !== null && this.#rows.row(pair.kind, hexOfId(answer.with)) === null))
        this.#answers.delete(id)
    }
  }

  #take({ at, rows, matches }: Matched): void {
    this.#matchedAt = at
    this.#rows = rows
    this.#matches = matches
    this.#byId = new Map(matches.map(pair => [pair.id, pair]))
  }

  #answerOf(pair: Match): PairAnswer | null {
    const given = this.#answers.get(pair.id)
    if (given) return given
    if (pair.known) return { choice: 'same', with: pair.likely[0]!.id }
    if (pair.likely.length === 0 && !this.#wasHere(pair)) return { choice: 'new', with: null }
    return null
  }

  /** It came before and is gone here since: whether it comes again is asked. */
  #wasHere(pair: Match): boolean {
    const before = this.given.before?.things[hexOfId(pair.id)]
    return before !== undefined && before[0] !== 'out'
  }

  #pair(match: Match): Pair {
    const wasHere = !match.known && this.#wasHere(match) && !this.#remembered.has(match.id)
    return {
      ...match,
      ...(wasHere ? { detail: 'It came before and was taken away here since.' } : {}),
      answer: this.#answerOf(match),
      remembered: this.#remembered.has(match.id),
    }
  }

  /** Decides of things. Refuses one that is not there, and one of ours that it cannot be. */
  decide(decisions: readonly PairDecision[]): void {
    this.#refresh()
    const fresh = decisions.map(one => [one.id, this.#checked(one)] as const)
    let isNew = false
    for (const [id, answer] of fresh) {
      const before = this.#answers.get(id)
      isNew ||= before?.choice !== answer?.choice || before?.with !== answer?.with
      this.#remembered.delete(id)
      if (answer === null) this.#answers.delete(id)
      else this.#answers.set(id, answer)
    }
    if (isNew) this.#unplan()
  }

  /** Takes answers as far as they fit: of things, and of questions of the plan, which wait until it is worked out; “open” takes one back. Gives back those of things that were taken. */
  take(answers: readonly PairDecision[], questions: readonly Decision[]): readonly PairDecision[] {
    const taken = answers.filter(one => this.#byId.has(one.id) && this.#takes(one))
    for (const one of questions)
      if (one.choice === 'open') this.#questions.delete(one.question)
      else this.#questions.set(one.question, one)
    this.planned?.take(questions)
    return taken
  }

  /** Takes up what was answered before and not applied. */
  resume(answers: readonly PairDecision[], questions: readonly Decision[]): void {
    this.#takenUp = this.take(answers, questions).length
  }

  /** Whether an answer stands; where what is there now does not allow it, it is asked again. */
  #takes(decision: PairDecision): boolean {
    try {
      this.decide([decision])
      return true
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  }

  /** The answers to questions of the plan, as a file can keep them. */
  get questions(): readonly Decision[] {
    return this.planned?.decisions ?? [...this.#questions.values()]
  }

  /** Under which name its answers are kept, so that they are found when the same is chosen again. */
  get work(): { readonly work: string; readonly called: string } {
    const { as, from, name, projectId } = this.given.origin
    return { work: from === 'project' ? `${as} ${projectId}` : `${as} ${from} ${name}`, called: name }
  }

  #match(id: string): Match {
    const pair = this.#byId.get(id)
    if (!pair) throw new Refusal('pair-gone', 'This is not among what is brought in (any more).')
    return pair
  }

  #checked({ id, choice, with: ours }: PairDecision): PairAnswer | null {
    const pair = this.#match(id)
    if (choice === 'open') return null
    if (choice === 'out') return { choice, with: null }
    if (choice === 'new') {
      if (!pair.known) return { choice, with: null }
      throw new Refusal(
        'pair-known',
        `“${pair.name}” is in this project already, under the same id. It is the same, or stays out.`,
      )
    }
    const target = ours ?? pair.likely[0]?.id
    if (target === undefined) throw new Refusal('pair-with', `Say which of ours “${pair.name}” is.`)
    const here = this.#rows.row(pair.kind, hexOfId(target))
    if (here === null)
      throw new Refusal('pair-with', `What “${pair.name}” was said to be is not in this project (any more).`)
    const thing = THING_OF.get(pair.kind)!
    const there = this.given.theirs.row(pair.kind, hexOfId(pair.id))!
    if (thing.apart(here) !== thing.apart(there) || (pair.known && target !== pair.id))
      throw new Refusal(
        'pair-apart',
        `“${pair.name}” (${thing.apart(there) || 'theirs'}) cannot be “${thing.name(here)}” (${thing.apart(here) || 'ours'}): they are of two kinds.`,
      )
    return { choice: 'same', with: target }
  }

  /** Decides of many at once: of those that are certain, or of all that are open. Gives back which. */
  decideMany(which: 'certain' | 'open', choice: PairAnswer['choice'], kind?: ThingKind): string[] {
    this.#refresh()
    const open = this.#matches.filter(
      pair =>
        (kind === undefined || pair.kind === kind) &&
        this.#answerOf(pair) === null &&
        (which === 'open' || pair.likely[0]?.certain === true) &&
        (choice !== 'same' || pair.likely.length > 0),
    )
    this.decide(open.map(pair => ({ id: pair.id, choice })))
    return open.map(pair => pair.id)
  }

  /** What was decided so far, as a file can keep it. */
  get decisions(): PairDecision[] {
    return this.decisionsOn([...this.#answers.keys()])
  }

  /** What is decided of some things. */
  decisionsOn(ids: readonly string[]): PairDecision[] {
    return ids.map(id => {
      const answer = this.#answers.get(id)
      return { id, choice: answer?.choice ?? 'open', ...(answer?.with ? { with: answer.with } : {}) }
    })
  }

  page(ask: PairAsk): PairPage {
    this.#refresh()
    const words = ask.words?.trim().toLowerCase() ?? ''
    const found = this.#matches
      .filter(pair => ask.kind === undefined || pair.kind === ask.kind)
      .filter(pair => words === '' || pair.name.toLowerCase().includes(words))
      .filter(pair => {
        if (ask.state === undefined) return true
        const answer = this.#answerOf(pair)
        return ask.state === 'open' ? answer === null : answer?.choice === ask.state
      })
    const from = ask.from ?? 0
    return { total: found.length, items: found.slice(from, from + (ask.limit ?? 200)).map(pair => this.#pair(pair)) }
  }

  /** Things of ours that one of theirs may be said to be, by some words. */
  ours(
    pairId: string,
    words: string,
  ): { readonly id: string; readonly name: string; readonly detail: string | null }[] {
    this.#refresh()
    const pair = this.#match(pairId)
    const thing = THING_OF.get(pair.kind)!
    const apart = thing.apart(this.given.theirs.row(pair.kind, hexOfId(pair.id))!)
    const plain = words.trim().toLowerCase()
    return this.#rows
      .all(pair.kind)
      .filter(row => thing.apart(row) === apart && thing.name(row).toLowerCase().includes(plain))
      .slice(0, 50)
      .map(row => ({ id: idFromHex(row['id'] as string), name: thing.name(row), detail: thing.detail(row) }))
  }

  summary(): BringingSummary {
    this.#refresh()
    const kinds = THING_KINDS.flatMap((kind): KindCount[] => {
      const pairs = this.#matches.filter(pair => pair.kind === kind)
      if (pairs.length === 0) return []
      const answers = pairs.map(pair => this.#answerOf(pair)?.choice ?? null)
      const count = (choice: PairAnswer['choice'] | null) => answers.filter(one => one === choice).length
      return [
        {
          kind,
          total: pairs.length,
          open: count(null),
          certain: pairs.filter((pair, at) => answers[at] === null && pair.likely[0]?.certain === true).length,
          same: count('same'),
          new: count('new'),
          out: count('out'),
        },
      ]
    })
    return {
      id: this.id,
      origin: this.given.origin,
      copy: this.given.theirs.copy,
      kinds,
      open: kinds.reduce((sum, one) => sum + one.open, 0),
      takenUp: this.#takenUp,
      answered: this.#answers.size + this.questions.length,
      staysThere: this.#staysThere,
      base: this.given.base,
      planned: this.planned?.summary() ?? null,
    }
  }

  /** The plan that follows from what was decided. Refuses while something is open. */
  *plan(decisions: readonly Decision[]): Generator<number, PlanSummary, void> {
    this.#refresh()
    const open = this.summary().open
    if (open > 0)
      throw new Refusal(
        'pairs-open',
        `${open === 1 ? '1 thing is' : `${open} things are`} not decided yet. Say of each whether it is one of ours, comes in as new, or stays out.`,
      )
    const { theirs, file } = this.given
    const answers = new Map(this.#matches.map(pair => [hexOfId(pair.id), this.#answerOf(pair)!]))
    const { plan, facts } = yield* planOfAnswers({
      given: this.given,
      matched: { at: this.#matchedAt, rows: this.#rows, matches: this.#matches },
      answers,
      staysThere: this.#staysThere,
    })
    this.#unplan()
    // What is shown of the plan is few rows.
    this.#rows.letGo()
    if (theirs instanceof FileTheirs) theirs.letGo()
    // The file stays open for as long as this is kept.
    const files = file === null ? [] : [{ path: file.path, read: file.read, close() {} }]
    this.planned = new PlannedMerge(plan, facts, files, decisions)
    this.planned.keeping = this.keeping
    this.planned.takeUp([...this.#questions.values()])
    return this.planned.summary()
  }

  /** Answers to questions outlast the plan: another one may ask the same. */
  #unplan(): void {
    for (const { id } of this.planned?.plan.questions ?? []) this.#questions.delete(id)
    for (const decision of this.planned?.decisions ?? []) this.#questions.set(decision.question, decision)
    this.planned?.close()
    this.planned = null
  }

  /** Lets the file go. */
  close(): void {
    this.#unplan()
    this.given.file?.close()
  }
}
