// A plan with its answers, kept while people decide. Nothing is written here.

import { idFromHex, newId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { ForeignFile } from '../../store/foreign-file.ts'
import { lay, reachesFurther, withWhatGoesAlong } from './along.ts'
import { isWording, joiningOf, patchesOf } from './answer.ts'
import { withPatch } from './deeds.ts'
import { refuseAsTarget, refuseCircles, refuseSameLabels } from './framework-sense.ts'
import { Draft } from './draft.ts'
import type { Facts } from './facts.ts'
import { answerInWords } from './field-answer.ts'
import { draftOver, joinSources } from './join-sources.ts'
import { holdsKeys, keysTwice, refuseSameKeys } from './keys.ts'
import { laid, ordered, rangeIn, type Laid } from './laid-text.ts'
import { linesAsWritten, sealedTold } from './lines.ts'
import { fieldLabel, names } from './names.ts'
import { resultOf, type FullPlan } from './plan.ts'
import { digestOfPlan } from './plan-digest-queries.ts'
import { PlannedRows } from './planned-rows.ts'
import { codesTwice, holdsCodes, refuseSameCodes } from './published.ts'
import type { TextRange } from '../../base/text-range.ts'
import type {
  AffectedCoding,
  ConcernedCodings,
  Decision,
  Deed,
  Patch,
  PlannedItem,
  PlannedPage,
  PlanSummary,
  Question,
  QuestionInFull,
  ReportLine,
  Row,
} from './types.ts'

/** So many codings a question shows at once. */
const FIRST_CODINGS = 60

/** A plan that is kept until it is applied, forgotten, or another takes its place. The copies stay open for reading meanwhile. */
export class PlannedMerge {
  readonly id: string = newId()
  readonly plan: FullPlan
  readonly facts: Facts
  readonly files: readonly ForeignFile[]
  /** Under which name its answers are kept until it is applied, and what is merged; null where they are not. */
  keeping: { readonly work: string; readonly called: string } | null = null
  readonly #draft: Draft
  #takenUp = 0
  #sealing: { readonly result: Draft; readonly sources: ReadonlySet<string> } | null | undefined = undefined
  readonly #decisions = new Map<string, Decision>()
  readonly #remembered: ReadonlyMap<string, Decision>
  /** Texts as they are here, once they are asked for. */
  readonly #texts = new Map<string, Laid>()
  readonly #planned: PlannedRows
  /** What follows from the answers so far, once it is asked for. */
  #follows: { readonly patches: readonly Patch[]; readonly raised: readonly Question[] } | null = null
  #written: readonly Deed[] | null = null

  constructor(plan: FullPlan, facts: Facts, files: readonly ForeignFile[], decisions: readonly Decision[]) {
    this.plan = plan
    this.facts = facts
    this.files = files
    this.#draft = new Draft(facts)
    this.#planned = new PlannedRows(facts.ours, plan.deeds)
    this.#remembered = facts.remembered
    const asked = new Map(plan.questions.map(question => [question.id, question]))
    // What was answered once is not asked again; an answer that comes with a file goes before.
    for (const [id, decision] of facts.remembered) if (asked.has(id)) this.#remember(id, decision)
    for (const decision of decisions) if (asked.has(decision.question)) this.#decide(decision)
  }

  /** An answer of before that what stands now does not allow is open again. */
  #remember(id: string, decision: Decision): void {
    this.#put(id, decision)
    try {
      this.patches()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.#put(id, null)
    }
  }

  /** Takes an answer, or takes it back. What followed from the answers before does not any more. */
  #put(id: string, decision: Decision | null): void {
    if (decision === null) this.#decisions.delete(id)
    else this.#decisions.set(id, decision)
    this.#follows = this.#written = null
  }

  /** The answers so far. */
  get decisions(): readonly Decision[] {
    return [...this.#decisions.values()]
  }

  /** The answers that were given in this merge and not before. */
  isRemembered(question: string): boolean {
    return this.#remembered.get(question) === this.#decisions.get(question) && this.#remembered.has(question)
  }

  decisionOn(question: string): Decision | undefined {
    return this.#decisions.get(question)
  }

  /** Answers questions. Refuses answers that questions do not have, and a framework that would go in circles or have two siblings of one label. */
  decide(decisions: readonly Decision[]): void {
    const before = new Map(this.#decisions)
    const codes = this.rows('code')
    try {
      for (const decision of decisions) this.#decide(decision)
      const now = this.rows('code')
      refuseCircles(now)
      refuseSameLabels(codes, now)
      if (this.patches().some(({ table }) => holdsCodes(table)))
        refuseSameCodes(
          codesTwice(table => this.facts.ours.all(table)),
          table => this.rows(table),
        )
      if (this.patches().some(({ table }) => holdsKeys(table)))
        refuseSameKeys(
          keysTwice(table => this.facts.ours.all(table)),
          table => this.rows(table),
        )
    } catch (error) {
      for (const id of this.#decisions.keys()) this.#put(id, null)
      for (const [id, decision] of before) this.#put(id, decision)
      throw error
    }
  }

  /** Takes answers as far as they fit. Gives back how many. */
  take(decisions: readonly Decision[]): number {
    const asked = new Set(this.plan.questions.map(question => question.id))
    const fitting = decisions.filter(one => asked.has(one.question))
    // One by one only where one does not fit.
    return this.#takes(fitting) ? fitting.length : fitting.filter(one => this.#takes([one])).length
  }

  /** Takes up answers that were given before and not applied: what is decided already stands. */
  takeUp(decisions: readonly Decision[]): void {
    this.#takenUp += this.take(
      decisions.filter(({ question }) => !this.#decisions.has(question) || this.isRemembered(question)),
    )
  }

  /** Whether answers stand; where what is there now does not allow them, they are open again. */
  #takes(decisions: readonly Decision[]): boolean {
    try {
      this.decide(decisions)
      return true
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  }

  #decide(decision: Decision): void {
    const question = this.question(decision.question)
    if (decision.choice === 'open') {
      this.#put(question.id, null)
      return
    }
    patchesOf(question, decision)
    if (decision.code !== undefined)
      refuseAsTarget(this.#now('code', decision.code.replaceAll('-', '')), question.object.id)
    this.#put(question.id, decision)
  }

  question(id: string): Question {
    const question = this.plan.questions.find(one => one.id === id)
    if (!question) throw new Refusal('question-gone', 'This question is not in the plan (any more).')
    return question
  }

  /** What the answers write beside the plan, in the order of its questions, with what goes along. */
  patches(): readonly Patch[] {
    return (this.#follows ??= this.#answered()).patches
  }

  /** What is asked because of answers, and stays open: each with the copies of the question that was answered. */
  raised(): readonly Question[] {
    return (this.#follows ??= this.#answered()).raised
  }

  #answered(): { readonly patches: readonly Patch[]; readonly raised: readonly Question[] } {
    const given = this.plan.questions.flatMap(question => {
      const decision = this.#decisions.get(question.id)
      return decision === undefined || decision.choice === question.standing
        ? []
        : [{ question, patches: patchesOf(question, decision), joins: joiningOf(question, decision) }]
    })
    if (!given.some(({ patches, joins }) => joins || patches.some(reachesFurther)))
      return { patches: given.flatMap(one => one.patches), raised: [] }
    const result = draftOver(this.#planned, this.facts)
    const all: Patch[] = []
    const raised: Question[] = []
    for (const { question, patches, joins } of given) {
      const whole = withWhatGoesAlong(this.facts.tables, result, patches)
      for (const patch of whole) lay(result, patch)
      all.push(...whole)
      if (!joins) continue
      const joined = joinSources(result, this.facts, joins)
      for (const patch of joined.patches) lay(result, patch)
      all.push(...joined.patches)
      raised.push(...joined.raised.map(one => ({ ...one, copies: question.copies, oursFrom: null })))
    }
    return { patches: all, raised }
  }

  /** What is sealed in the result; null where nothing is. */
  #sealed() {
    if (this.#sealing !== undefined) return this.#sealing
    const mayBe =
      this.facts.ours.all('allocation').some(row => row['blind'] === 1) ||
      this.plan.deeds.some(deed => deed.table === 'allocation')
    const result = mayBe ? this.#result() : null
    const sources = result?.sealedSources()
    this.#sealing = result && sources && sources.size > 0 ? { result, sources } : null
    return this.#sealing
  }

  /** The result as the plan has it, before any answer. */
  #result(): Draft {
    const result = new Draft(this.facts)
    for (const { do: deed, table, id, row, kind, copy } of this.plan.deeds)
      if (deed === 'delete') result.take(table, id, kind, copy)
      else if (deed === 'insert') result.bring(table, { ...row, id }, kind, copy)
      else result.put(table, { ...this.facts.ours.row(table, id), ...row, id }, kind, copy)
    return result
  }

  /** The rows to write, answers included. Wordings of texts are not among them: they are corrections of their own. */
  deeds(): readonly Deed[] {
    return (this.#written ??= this.#deedsAnswered())
  }

  #deedsAnswered(): readonly Deed[] {
    const patches = this.patches().filter(patch => !isWording(patch))
    if (patches.length === 0) return this.plan.deeds
    const changed = new Map<string, Map<string, Deed | null>>()
    for (const patch of patches) {
      const { table, id } = patch
      let rows = changed.get(table)
      if (!rows) changed.set(table, (rows = new Map()))
      const standing = rows.has(id) ? rows.get(id)! : (this.#planned.deed(table, id) ?? null)
      rows.set(id, withPatch(this.facts.ours.row(table, id), standing, patch))
    }
    const deeds = this.plan.deeds.filter(({ table, id }) => changed.get(table)?.has(id) !== true)
    for (const rows of changed.values()) for (const deed of rows.values()) if (deed !== null) deeds.push(deed)
    return deeds
  }

  /** The rows of a small table as they would be, answers included. */
  rows(table: string): Row[] {
    const rows = new Map(this.facts.ours.all(table).map(row => [row['id'] as string, row]))
    for (const deed of this.deeds()) {
      if (deed.table !== table) continue
      if (deed.do === 'delete') rows.delete(deed.id)
      else rows.set(deed.id, { ...rows.get(deed.id), ...deed.row })
    }
    return [...rows.values()]
  }

  /** What is done without asking, each thing called as it is when the answers are written too. */
  lines(): readonly ReportLine[] {
    const patches = this.patches()
    if (!patches.some(patch => patch.do === 'set' && names(patch.row))) return this.plan.lines
    const result = this.#result()
    for (const patch of patches) lay(result, patch)
    return linesAsWritten(this.plan, this.#result(), result)
  }

  /** The digest of what the plan would write without any answer, and of what it asks: of the same copies and the same project it is the same. */
  digest(): string {
    return digestOfPlan(this.plan)
  }

  summary(): PlanSummary {
    const deeds = this.deeds()
    return {
      id: this.id,
      copies: this.plan.copies,
      lines: this.plan.lines,
      counts: { ...this.plan.counts, result: resultOf(this.plan.counts.ours, deeds) },
      questions: this.plan.questions.map(({ id, kind, object, copies, options, fields }) => ({
        id,
        kind,
        object,
        copies,
        options: options.map(option => option.id),
        answer: this.#decisions.get(id)?.choice ?? null,
        said: this.#said(id, fields, options),
        remembered: this.isRemembered(id),
      })),
      deeds: deeds.length + this.patches().filter(isWording).length,
      takenUp: this.#takenUp,
    }
  }

  /** The answer to a question in words; null while it is open. */
  #said(id: string, fields: Question['fields'], options: Question['options']): string | null {
    const decision = this.#decisions.get(id)
    return decision === undefined
      ? null
      : answerInWords(fields, decision, options, code => this.#now('code', code)?.['name'] as string | undefined)
  }

  page(ask: {
    readonly kind?: string | undefined
    readonly table?: string | undefined
    readonly copy?: number | undefined
    readonly from?: number | undefined
    readonly limit?: number | undefined
  }): PlannedPage {
    const sealing = this.#sealed()
    const meant = this.deeds().filter(
      deed =>
        (ask.kind === undefined || deed.kind === ask.kind) &&
        (ask.table === undefined || deed.table === ask.table) &&
        (ask.copy === undefined || deed.copy === ask.copy),
    )
    // What is sealed is neither shown nor named.
    const found = meant.filter(
      deed => sealing === null || !sealing.result.isSealed(deed.table, deed.id, sealing.sources),
    )
    const told = ask.kind === 'M49' ? sealedTold(this.plan.notes, ask.table) : 0
    const from = ask.from ?? 0
    return {
      total: found.length,
      hidden: told + meant.length - found.length,
      items: found.slice(from, from + (ask.limit ?? 100)).map(deed => this.#item(deed)),
    }
  }

  #item(deed: Deed): PlannedItem {
    if (this.#draft.isSealed(deed.table, deed.id))
      return {
        do: deed.do,
        kind: deed.kind,
        object: this.#draft.object(deed.table, deed.id, 'sealed'),
        copy: deed.copy,
        of: null,
        fields: [],
      }
    const columns = Object.keys(deed.row ?? deed.was ?? {}).filter(
      column => !HIDDEN.has(column) && this.#isShown(deed.table, column),
    )
    const say = (row: Row | undefined, column: string) => this.#draft.words(deed.table, column, row?.[column])
    const row = deed.do === 'insert' ? deed.row! : (this.facts.ours.row(deed.table, deed.id) ?? deed.was!)
    return {
      do: deed.do,
      kind: deed.kind,
      object: this.#draft.object(deed.table, deed.id, deed.do === 'insert' ? this.#nameOf(deed.table, row) : undefined),
      copy: deed.copy,
      of: deed.table === 'coding' ? this.#placeOf(row['id'] as string) : null,
      fields: columns
        .map(column => ({
          label: fieldLabel(column),
          was: deed.do === 'insert' ? null : say(deed.was, column),
          is: deed.do === 'delete' ? null : say(deed.row, column),
        }))
        .filter(field => field.was !== null || field.is !== null),
    }
  }

  #placeOf(id: string): string | null {
    const coding = this.affected(id)
    return coding && [coding.source, coding.code, coding.coder].join(', ')
  }

  #nameOf(table: string, row: Row): string | undefined {
    return table === 'coding' ? this.affected(row['id'] as string)?.words.slice(0, 120) : undefined
  }

  // Digests, order and what only the machine reads.
  #isShown(table: string, column: string): boolean {
    const bytes = ['digest', 'text_hash', 'blob_hash', 'content', 'evidence_digest', 'seen', 'rich', 'marks', 'details']
    return (
      !bytes.includes(column) &&
      !(
        column.endsWith('_id') &&
        !this.facts.tables.find(one => one.name === table)!.refs.some(ref => ref.column === column)
      )
    )
  }

  inFull(id: string): QuestionInFull {
    const { options, codings, stored: _stored, needs: _needs, ...question } = this.question(id)
    return {
      ...question,
      options: options.map(({ patches: _patches, ...option }) => option),
      decision: this.#decisions.get(id) ?? null,
      codings: {
        total: codings.length,
        first: codings.slice(0, FIRST_CODINGS).flatMap(one => this.affected(one) ?? []),
      },
    }
  }

  /** A page of the codings that a question concerns. */
  concerned(id: string, { from, limit }: { readonly from: number; readonly limit: number }): ConcernedCodings {
    const { codings } = this.question(id)
    return {
      total: codings.length,
      first: codings.slice(from, from + limit).flatMap(one => this.affected(one) ?? []),
    }
  }

  /** A row as the plan has it; one that goes as it is. */
  #now(table: string, id: string): Row | null {
    const deed = this.#planned.deed(table, id)
    const ours = this.facts.ours.row(table, id)
    if (deed && deed.do !== 'delete') return { ...ours, ...deed.row }
    return ours ?? this.#draft.find(table, id)
  }

  /** A coding of the result in words, wherever it comes from. */
  affected(id: string): AffectedCoding | null {
    const now = (table: string, one: string) => this.#now(table, one)
    const coding = now('coding', id)
    const anchor = coding && now('anchor', coding['anchor_id'] as string)
    if (!coding || !anchor) return null
    // Whose codings these are is not said before the source is open.
    if (this.#sealed()?.sources.has(anchor['source_id'] as string)) return null
    const source = now('source', anchor['source_id'] as string)
    const first = now('paragraph', anchor['start_paragraph_id'] as string)
    const last = now('paragraph', anchor['end_paragraph_id'] as string)
    const [from, to] = [anchor['start_offset'] as number, anchor['end_offset'] as number]
    const words =
      first === null || last === null
        ? ''
        : first['id'] === last['id']
          ? (first['text'] as string).slice(from, to)
          : `${(first['text'] as string).slice(from)} … ${(last['text'] as string).slice(0, to)}`
    const named = (table: string, column: string) =>
      (now(table, coding[column] as string)?.['name'] as string | undefined) ?? ''
    return {
      id: idFromHex(id),
      copy: this.#planned.deed('coding', id)?.copy ?? null,
      coder: named('coder', 'coder_id'),
      code: named('code', 'code_id'),
      source: ((source?.['key'] ?? source?.['name']) as string | undefined) ?? '',
      sourceId: idFromHex(anchor['source_id'] as string),
      words,
      range: this.#rangeHere(anchor),
    }
  }

  /** Where a place stands in the text as it is here; null where its source, or what it stands on, is not here yet. */
  #rangeHere(anchor: Row): TextRange | null {
    const sourceId = anchor['source_id'] as string
    if (this.facts.ours.row('source', sourceId) === null) return null
    let text = this.#texts.get(sourceId)
    if (!text) {
      text = laid(ordered(this.facts.ours.where('paragraph', 'source_id', sourceId)))
      this.#texts.set(sourceId, text)
    }
    return rangeIn(anchor, text)
  }

  /** Lets the files go. */
  close(): void {
    for (const file of this.files) file.close()
  }
}

const HIDDEN = new Set(['n', 'id', 'place', 'hue', 'made_at', 'changed_at'])
