// A project with one text, coded by words: what tests of codings are written in.

import { writeFileSync } from 'node:fs'
import { addEvidence, addProposition } from '../../../src/analysis/commands.ts'
import type { CodeId, CodingId, PropositionId, SourceId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import { checkAnchors } from '../../../src/coding/queries.ts'
import { sql } from '../../../src/store/sql.ts'
import type { Project } from '../../../src/store/project.ts'
import { Journey } from '../../support/journey.ts'
import { prepare } from '../../support/prepared.ts'

/** The tables that acts on codings may touch. */
const TABLES = ['anchor', 'coding', 'code', 'evidence', 'memo', 'memo_link'] as const

/** One text in a project of its own. */
export class CodedText extends Journey {
  text = ''
  sourceId = '' as SourceId
  readonly codes = new Map<string, CodeId>()
  readonly #propositions = new Map<string, PropositionId>()

  /** Makes the project with the text and codes in it. */
  async begin(text: string, codes: readonly string[] = ['Trust', 'Pace']): Promise<void> {
    const path = this.path('study.crosscase')
    await prepare(path, JSON.stringify([text, codes]), async made => {
      await this.ask('project.create', { path: made, name: 'study', coder: 'Coder A' })
      await this.source('The text.txt', text)
      for (const name of codes) await this.ask('code.create', { name })
      await this.ask('project.close', {})
    })
    await this.ask('project.open', { path, coder: 'Coder A' })
    this.sourceId = (await this.ask('source.list', {}))[0]!.id
    this.text = (await this.ask('source.open', { sourceId: this.sourceId })).paragraphs.map(one => one.text).join('\n')
    for (const { name, id } of await this.ask('code.list', {})) this.codes.set(name, id)
  }

  /** Brings a text in as a source. */
  async source(name: string, text: string): Promise<SourceId> {
    writeFileSync(this.path(name), text)
    const plan = await this.ask('import.plan', { paths: [this.path(name)] })
    const { token, name: title, kind, date, caseKeys, participantKeys } = plan[0]!
    await this.ask('import.apply', {
      files: [{ token, name: title, kind, date, caseKeys: [...caseKeys], participantKeys: [...participantKeys] }],
    })
    return (await this.ask('source.list', {})).find(one => one.name === title)!.id
  }

  /** Where some words stand for the first time. */
  at(words: string): TextRange {
    const start = this.text.indexOf(words)
    if (start === -1) throw new Error(`“${words}” is not in the text`)
    return { start, end: start + words.length }
  }

  /** Codes words, in the name of the coder at work or of another. */
  async code(words: string, code = 'Trust', coder?: string): Promise<CodingId> {
    if (coder !== undefined) await this.workAs(coder)
    const [id] = await this.ask('coding.apply', {
      sourceId: this.sourceId,
      codeIds: [this.codes.get(code)!],
      range: this.at(words),
    })
    if (coder !== undefined) await this.workAs('Coder A')
    return id!
  }

  async workAs(coder: string): Promise<void> {
    await this.ask('project.workAs', { name: coder })
  }

  /** Judges words for a proposition, as the coder at work. */
  judge(words: string, proposition: string, stance: 'confirming' | 'disconfirming' = 'confirming'): void {
    const { project, coderId } = this.core.needProject()
    const anchor = this.store.read.get<{ id: Buffer }>(
      sql`SELECT anchor.id FROM anchor JOIN paragraph ON paragraph.id = start_paragraph_id WHERE substr(text, start_offset + 1, ${words.length}) = ${words} LIMIT 1`,
    )!
    project.change('Judge', coderId, tx => {
      let propositionId = this.#propositions.get(proposition)
      if (propositionId === undefined) {
        const about = { key: proposition, statement: proposition, origin: null, confirmingMeans: null }
        propositionId = addProposition(tx, { ...about, disconfirmingMeans: null })
        this.#propositions.set(proposition, propositionId)
      }
      const id = anchor.id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
      addEvidence(tx, { propositionId, anchorId: id as never, coderId, stance })
    })
  }

  get store(): Project {
    return this.core.needProject().project
  }

  /** The codings in order of place, as "Trust: words", with what is said of them. */
  async codings(): Promise<string[]> {
    const rows = await this.ask('list.rows', { what: 'codings' })
    return rows.map(row => {
      const said = [
        row['coder'] === 'Coder A' ? null : row['coder'],
        row['strength'],
        row['exemplar'] === true ? 'exemplar' : null,
        row['comment'] === undefined ? null : `“${row['comment'] as string}”`,
        row['memo'] === undefined ? null : `memo “${row['memo'] as string}”`,
      ].filter(Boolean)
      return `${row.name}: ${String(row['quote'])}${said.length > 0 ? ` [${said.join(', ')}]` : ''}`
    })
  }

  /** The evidence, as "P1 confirming: words". */
  async evidence(): Promise<string[]> {
    return (await this.ask('list.rows', { what: 'evidence' }))
      .map(row => `${row.name}: ${String(row['quote'])}`)
      .toSorted()
  }

  /** The newest act's words. */
  async lastAct(): Promise<string> {
    return (await this.ask('project.history', {}))[0]!.label
  }

  /** Every row of the tables that acts on codings touch. */
  rows(): unknown {
    return TABLES.map(table => this.store.read.all({ text: `SELECT * FROM "${table}" ORDER BY n`, values: [] }))
  }

  /** What is wrong with anchors: not on their words, or with nothing on them. */
  problems(): readonly string[] {
    const { read } = this.store
    const free = read.all(sql`
      SELECT n FROM anchor WHERE NOT EXISTS (SELECT 1 FROM coding WHERE anchor_id = anchor.id) AND NOT EXISTS (SELECT 1 FROM evidence WHERE anchor_id = anchor.id)
      AND NOT EXISTS (SELECT 1 FROM memo WHERE anchor_id = anchor.id) AND NOT EXISTS (SELECT 1 FROM code WHERE founding_anchor_id = anchor.id)`)
    return [
      ...checkAnchors(read, this.sourceId).problems,
      ...(free.length > 0 ? [`${free.length} anchors with nothing on them`] : []),
    ]
  }
}
