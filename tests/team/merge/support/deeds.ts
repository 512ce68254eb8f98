// What people do to a study, one deed at a time and by numbers, so that a history can be drawn at random. A deed that things as they
// are do not allow is refused in words, as a person would be, and is left.

import { writeFileSync } from 'node:fs'
import { inspect } from 'node:util'
import fc from 'fast-check'
import type { CallName } from '../../../../src/api/contract.ts'
import { idOf } from '../../../../src/store/sql.ts'
import { TEXT, type Hand } from './merge-case.ts'
import { rarerDeeds } from './deeds-rarer.ts'
import { restructuringDeeds } from './deeds-restructure.ts'
import { wholesaleDeeds } from './deeds-whole.ts'

/** One deed: what, and four numbers that say on what. */
export interface Step {
  readonly does: string
  readonly at: readonly [number, number, number, number]
}

const SECOND =
  'Interviewer: What changed?\nRespondent: The board asked for numbers, and Priya wrote the report alone.\nRespondent: Nobody read it. We stopped sharing after that.\nInterviewer: Who decided?\n'

const NAMES = ['Doubt', 'Repair', 'Reach', 'trust', 'Help', 'Numbers']
export const SITES = ['North', 'South', 'East']
/** Whom the texts name, and redactions take out, is named in what is written about them too. */
const NAMING = [' Tomasz knows.', ' Ask Priya.', '', '']
export const SAID = ['First thought.', 'Second thought.\nWith more.', 'On reflection, no.', 'See the report.']

/** The base: two texts, a small tree of codes, sites with values, propositions with evidence, and what is written about them. */
export async function studyBase(hand: Hand): Promise<void> {
  const files = [TEXT, SECOND].map((text, at) => {
    const file = hand.journey.path(`interview-${at}.txt`)
    writeFileSync(file, text)
    return file
  })
  const plan = await hand.ask('import.plan', { paths: files })
  await hand.ask('import.apply', {
    files: plan.map(({ token, name, kind, date }) => ({ token, name, kind, date, caseKeys: [], participantKeys: [] })),
  })
  for (const name of ['Trust', 'Sharing', 'Vendors', 'Help']) await hand.code(name)
  await hand.move('Vendors', 'Sharing')
  await hand.define('Trust', 'Trust between partners')
  for (const name of ['North', 'South']) await hand.ask('case.create', { kind: 'site', name, key: name[0]! })
  await hand.ask('attribute.create', { about: 'site', name: 'Size', type: 'text' })
  await hand.ask('attribute.create', { about: 'site', name: 'Stage', type: 'choice', choices: ['early', 'late'] })
  for (const statement of ['Sharing builds trust', 'Vendors break it']) await hand.ask('proposition.add', { statement })
  await hand.ask('codeSet.create', { name: 'Core' })
  await hand.ask('rating.addScale', { name: 'Openness', kind: 'ordinal', steps: ['low', 'high'] })
  await hand.ask('filter.save', { name: 'Mine', filter: { all: [] } })
  await doAll(hand, BASE)
}
type Row = readonly [string, number, number, number, number]

async function doAll(hand: Hand, rows: readonly Row[]): Promise<void> {
  const sheet = new Deeds(hand, 'base')
  for (const [does, ...at] of rows) await sheet.do({ does, at })
}

const BASE: readonly Row[] = [
  ['code', 0, 0, 20, 30],
  ['code', 1, 1, 40, 30],
  ['code', 2, 0, 90, 20],
  ['judge', 0, 0, 30, 0],
  ['memo', 0, 0, 0, 0],
  ['memo', 1, 1, 0, 0],
  ['value', 0, 0, 0, 0],
  ['summary', 0, 0, 0, 0],
  ['comment', 0, 0, 0, 0],
  ['rate', 0, 0, 0, 0],
  ['file', 0, 0, 0, 0],
  ['position', 0, 0, 0, 0],
  ['person', 0, 0, 0, 0],
  ['pair', 0, 1, 0, 0],
  ['member', 0, 0, 0, 0],
  ['ask', 0, 0, 0, 0],
  ['askOf', 0, 0, 1, 0],
  ['count', 0, 0, 0, 0],
  ['display', 0, 0, 0, 0],
  ['round', 0, 0, 0, 0],
  ['proposeChange', 1, 0, 0, 0],
  ['quote', 0, 0, 0, 0],
  ['link', 0, 1, 0, 0],
  ['restRating', 0, 0, 20, 20],
  ['linkSummary', 0, 0, 0, 0],
]

/** The same study further on: a second coder has coded what the first did and some of it is settled, values follow from others, and things are signed, kept and handed to somebody. */
export async function ripeBase(hand: Hand): Promise<void> {
  await studyBase(hand)
  await hand.ask('coder.add', { name: 'Eva Second', initials: 'ES' })
  await hand.ask('project.workAs', { name: 'Eva Second' })
  await doAll(hand, RIPE_BY_ANOTHER)
  await hand.ask('project.workAs', { name: 'Ana Lead' })
  await hand.ask('attribute.create', { about: 'source', name: 'Setting', type: 'text' })
  await hand.ask('output.setSettings', { output: 'quotes', settings: { fillers: ['We', 'the', 'a lot'] } })
  await doAll(hand, RIPE)
}
const RIPE_BY_ANOTHER: readonly Row[] = [
  ['codeToo', 0, 0, 0, 1],
  ['codeToo', 0, 1, 0, 1],
  ['rate', 0, 0, 1, 0],
  ['manyDone', 1, 0, 0, 0],
]
const RIPE: readonly Row[] = [
  ['manyDone', 1, 0, 0, 0],
  ['settleCodings', 0, 3, 0, 0],
  ['agree', 0, 0, 0, 0],
  ['derive', 0, 1, 0, 1],
  ['sourceValues', 0, 1, 0, 1],
  ['memoOnWords', 0, 0, 60, 10],
  ['quote', 1, 0, 0, 0],
  ['arrangeQuote', 1, 0, 0, 0],
  ['signSummary', 0, 1, 1, 0],
  ['fillSummary', 0, 0, 0, 0],
  ['handComment', 0, 1, 0, 0],
  ['frameworkDisplay', 1, 1, 0, 0],
  ['publish', 0, 1, 0, 0],
  ['drawForCases', 0, 0, 0, 0],
  ['disclose', 0, 0, 0, 0],
  ['speaker', 1, 1, 1, 0],
  ['ask', 1, 0, 0, 0],
  ['declineChange', 0, 0, 0, 0],
  ['proposeChange', 0, 0, 1, 0],
]

export type Deed = (at: Step['at']) => Promise<void>

/** The deeds of one person on one file. */
export class Deeds {
  readonly hand: Hand
  readonly who: string
  #count = 0

  constructor(hand: Hand, who: string) {
    this.hand = hand
    this.who = who
  }

  async do({ does, at }: Step): Promise<void> {
    this.#count++
    await this.#deeds[does]!(at)
  }

  /** Asks; what is refused in words is left. */
  async attempt(name: CallName, input: object): Promise<void> {
    // Nothing there to do it on.
    if (/undefined/.test(inspect(input, { depth: 6 }))) return
    const reply = await this.hand.journey.core.call(name, input)
    if (!reply.ok && reply.trouble.kind !== 'refusal')
      throw new Error(`${name} ${JSON.stringify(input)}: ${reply.trouble.kind} ${reply.trouble.message}`)
  }

  ids(table: string, where = '1'): string[] {
    return this.hand.read
      .all<{ id: Buffer }>({ text: `SELECT id FROM main."${table}" WHERE ${where} ORDER BY n`, values: [] })
      .map(row => idOf(row.id))
  }

  one(table: string, at: number, where?: string): string | undefined {
    const ids = this.ids(table, where)
    return ids[at % Math.max(ids.length, 1)]
  }

  /** One that whoever is at work made, mostly. */
  own(table: string, [at, , , which]: Step['at']): string | undefined {
    const mine = which % 4 && this.one(table, at, `coder_id IN (SELECT id FROM coder WHERE name LIKE '${this.who}%')`)
    return mine || this.one(table, at)
  }

  /** A stretch of a source, by numbers. */
  async passage([, source, start, length]: Step['at']) {
    const sourceId = this.one('source', source)!
    const open = await this.hand.ask('source.open', { sourceId: sourceId as never })
    const size = open.paragraphs.reduce((sum, one) => sum + one.text.length + 1, 0)
    const from = start % (size - 2)
    return { sourceId, range: { start: from, end: Math.min(from + 3 + (length % 40), size - 1) }, open }
  }

  async framework(request: object): Promise<void> {
    await this.attempt('framework.apply', { request })
  }

  readonly #deeds: Readonly<Record<string, Deed>> = {
    // Codings.
    code: async at => {
      const { sourceId, range } = await this.passage(at)
      await this.attempt('coding.apply', { sourceId, codeIds: [this.one('code', at[0])], range })
    },
    uncode: async at => this.attempt('coding.remove', { codingIds: [this.one('coding', at[0])] }),
    recode: async at =>
      this.attempt('coding.recode', { codingIds: [this.one('coding', at[0])], codeId: this.one('code', at[1]) }),
    remark: async at =>
      this.attempt('coding.mark', {
        codingIds: [this.one('coding', at[0])],
        comment: `${this.who} ${SAID[at[1] % 4]}`,
      }),
    resize: async at => {
      const { range } = await this.passage(at)
      await this.attempt('coding.resize', { codingId: this.one('coding', at[0]), range })
    },
    // The framework.
    make: async at =>
      this.attempt('code.create', {
        name: NAMES[at[0] % NAMES.length],
        parentId: at[1] % 3 ? null : this.one('code', at[2]),
      }),
    rename: async at =>
      this.framework({ operation: 'rename', codeId: this.one('code', at[0]), name: NAMES[at[1] % NAMES.length] }),
    define: async at => this.attempt('code.change', { codeId: this.one('code', at[0]), brief: `${SAID[at[1] % 4]}` }),
    move: async at =>
      this.framework({
        operation: 'move',
        codeIds: [this.one('code', at[0])],
        parentId: at[1] % 4 ? this.one('code', at[1]) : null,
        beforeId: null,
      }),
    merge: async at =>
      this.framework({
        operation: 'merge',
        codeIds: [this.one('code', at[0])],
        intoId: this.one('code', at[1]),
        overlaps: 'apart',
        below: 'follow',
        reason: 'the same',
      }),
    split: async at =>
      this.framework({
        operation: 'split',
        codeId: this.one('code', at[0]),
        into: [{ name: `${NAMES[at[1] % 6]} one` }, { name: `${NAMES[at[2] % 6]} two` }],
        original: 'retire',
        rules: [],
        choices: [],
        rest: at[3] % 2 ? [] : [0],
        reason: 'two things',
      }),
    retire: async at =>
      this.framework({
        operation: 'retire',
        codeIds: [this.one('code', at[0])],
        codings: 'stay',
        toId: null,
        below: 'stay',
        reason: 'unused',
      }),
    drop: async at => this.attempt('code.remove', { codeId: this.one('code', at[0]) }),
    set: async at =>
      this.attempt('codeSet.add', { setId: this.one('code_set', at[0]), codeIds: [this.one('code', at[1])] }),
    newSet: async at => this.attempt('codeSet.create', { name: NAMES[at[0] % 3], codeIds: [this.one('code', at[1])] }),
    callSet: async at => this.attempt('codeSet.rename', { setId: this.one('code_set', at[0]), name: NAMES[at[1] % 3] }),
    version: async at => this.attempt('version.save', { label: `v${at[0] % 2}`, evenUnchanged: true }),
    // Texts.
    correct: async at => {
      const { sourceId, range, open } = await this.passage(at)
      await this.attempt('source.edit', {
        sourceId,
        state: open.textState,
        steps: [{ ...range, insert: ['', 'quite', `so ${this.who} says`, 'one\ntwo'][at[0] % 4]! }],
      })
    },
    redact: async at => {
      const { sourceId, open } = await this.passage(at)
      const text = open.paragraphs.map(one => one.text).join('\n')
      const name = ['Tomasz', 'Priya'].find(one => text.includes(one))
      if (name === undefined) return
      const start = text.indexOf(name)
      await this.attempt('source.edit', {
        sourceId,
        state: open.textState,
        steps: [{ start, end: start + name.length, insert: at[0] % 2 ? '[a colleague]' : '[P2]' }],
        redacts: true,
      })
    },
    callSource: async at =>
      this.attempt('source.rename', { sourceId: this.one('source', at[0]), name: `Talk ${at[1] % 3}` }),
    done: async at => this.attempt('source.markCoded', { sourceId: this.one('source', at[0]), coded: at[1] % 2 === 0 }),
    // Cases.
    site: async at => this.attempt('case.create', { kind: 'site', name: SITES[at[0] % 3], key: SITES[at[0] % 3]![0] }),
    callCase: async at =>
      this.attempt('case.rename', { caseId: this.one('case', at[0]), name: `${SITES[at[1] % 3]}ern` }),
    value: async at =>
      this.attempt('case.setValue', {
        caseId: this.one('case', at[0]),
        attributeId: this.one('attribute', at[1]),
        value: at[1] % 2 ? ['early', 'late', 'never'][at[2] % 3] : at[2] % 4 ? `about ${at[2] % 4}` : null,
      }),
    link: async at =>
      this.attempt('case.link', {
        fromId: this.one('case', at[0]),
        toId: this.one('case', at[0] + 1),
        relation: at[1] % 2 ? 'paired with' : 'taught',
        on: null,
        note: at[2] % 2 ? `${this.who} was told` : null,
      }),
    file: async at =>
      this.attempt('case.fileSources', { caseIds: [this.one('case', at[0])], sourceIds: [this.one('source', at[1])] }),
    unfile: async at =>
      this.attempt('case.unfileSources', {
        caseIds: [this.one('case', at[0])],
        sourceIds: [this.one('source', at[1])],
      }),
    dropCase: async at => this.attempt('case.remove', { caseIds: [this.one('case', at[0])] }),
    attribute: async at =>
      this.attempt('attribute.create', { about: 'site', name: ['Reach', 'Phase'][at[0] % 2], type: 'text' }),
    callAttribute: async at =>
      this.attempt('attribute.rename', {
        attributeId: this.one('attribute', at[0]),
        name: ['Reach', 'Phase', 'Span'][at[1] % 3],
      }),
    // Judgements.
    judge: async at => {
      const { sourceId, range } = await this.passage(at)
      await this.attempt('evidence.judge', {
        propositionId: this.one('proposition', at[0]),
        sourceId,
        range,
        stance: ['confirming', 'disconfirming', 'qualifying'][at[3] % 3],
      })
    },
    rejudge: async at =>
      this.attempt('evidence.change', {
        evidenceIds: [this.own('evidence', at)],
        stance: ['confirming', 'disconfirming', 'qualifying'][at[1] % 3],
        rationale: `${this.who} thinks so`,
      }),
    unjudge: async at => this.attempt('evidence.remove', { evidenceIds: [this.one('evidence', at[0])] }),
    propose: async at => this.attempt('proposition.add', { statement: `${NAMES[at[0] % 3]} matters` }),
    reword: async at =>
      this.attempt('proposition.reword', {
        propositionId: this.one('proposition', at[0]),
        statement: `${NAMES[at[1] % 3]} holds, says ${this.who}`,
        reason: 'sharper',
      }),
    position: async at =>
      this.attempt('position.decide', {
        propositionId: this.one('proposition', at[0]),
        caseId: this.one('case', at[1]),
        value: ['supports', 'mixed', 'challenges'][at[2] % 3],
        rationale: `${this.who} weighed it`,
      }),
    undecide: async at =>
      this.attempt('position.undecide', {
        propositionId: this.one('proposition', at[0]),
        caseId: this.one('case', at[1]),
      }),
    summary: async at =>
      this.attempt('summary.keep', {
        caseId: this.one('case', at[0]),
        codeId: at[1] % 2 ? this.one('code', at[1]) : null,
        text: `${this.who}: ${SAID[at[2] % 4]}`,
        stretch: `${this.who} ${this.#count}`,
      }),
    rate: async at =>
      this.attempt('rating.rate', {
        scaleId: this.one('rating_scale', at[0]),
        caseIds: [this.one('case', at[1])],
        value: ['low', 'high'][at[2] % 2],
      }),
    // What is written about them.
    memo: async at => {
      const [about, table] = MEMO_ABOUT[at[1] % MEMO_ABOUT.length]!
      const subjectId = table === null ? null : this.one(table, at[2])
      const body = `${this.who} ${at[0] % 4}: ${SAID[at[0] % 4]}${NAMING[at[3] % 4]}`
      await this.attempt('memo.write', { about, subjectId, title: `Memo ${at[0] % 4}`, body })
    },
    rewrite: async at => {
      const memoId = this.one('memo', at[0])
      if (memoId === undefined) return
      const [memo] = await this.hand.ask('memo.some', { memoIds: [memoId as never] })
      // One that is sealed.
      if (!memo) return
      const { about, subjectId } = memo as unknown as { about: string; subjectId: string | null }
      await this.attempt('memo.write', {
        memoId,
        about,
        subjectId,
        title: memo.title,
        body: `${memo.body}\n${this.who} adds ${SAID[at[1] % 4]}${NAMING[at[3] % 4]}`,
      })
    },
    unwrite: async at => this.attempt('memo.remove', { memoId: this.one('memo', at[0]) }),
    comment: async at => {
      const [about, table] = COMMENT_ABOUT[at[1] % COMMENT_ABOUT.length]!
      await this.attempt('comment.add', {
        thing: { about, id: this.one(table, at[2]) },
        body: `${this.who} asks ${at[0] % 4}`,
      })
    },
    reply: async at =>
      this.attempt('comment.reply', {
        commentId: this.one('comment', at[0], 'reply_to_id IS NULL'),
        body: `${this.who} answers`,
        decides: at[1] % 2 ? 'settled' : null,
      }),
    quote: async at => this.attempt('quote.add', { codingIds: [this.one('coding', at[0])] }),
    filter: async at =>
      this.attempt('filter.save', {
        name: NAMES[at[0] % 3],
        filter: { is: 'coded', codeIds: [this.one('code', at[1])], below: true, how: 'this coding' },
      }),
    callFilter: async at =>
      this.attempt('filter.rename', { filterId: this.one('saved_filter', at[0]), name: NAMES[at[1] % 3] }),
    // People.
    allocate: async at =>
      this.attempt('team.allocate', {
        changes: [
          { sourceId: this.one('source', at[0]), coderId: this.one('coder', at[1]), part: 'first', blind: false },
        ],
      }),
    callCoder: async at =>
      this.attempt('coder.rename', {
        coderId: this.one('coder', at[0], "name <> 'Ana Lead'"),
        name: `${this.who} ${at[1] % 2}`,
        initials: 'XX',
      }),
    ...restructuringDeeds(this),
    ...rarerDeeds(this),
    ...wholesaleDeeds(this),
    // Second thoughts.
    undo: async () => this.attempt('project.undo', {}),
    redo: async () => this.attempt('project.redo', {}),
  }

  /** What can be done. */
  static get all(): readonly string[] {
    return Object.keys(new Deeds(null as unknown as Hand, '').#deeds)
  }
}
const MEMO_ABOUT: readonly (readonly [string, string | null])[] = [
  ['project', null],
  ['source', 'source'],
  ['code', 'code'],
  ['coding', 'coding'],
  ['case', 'case'],
  ['proposition', 'proposition'],
]
const COMMENT_ABOUT: readonly (readonly [string, string])[] = [
  ['code', 'code'],
  ['coding', 'coding'],
  ['memo', 'memo'],
  ['source', 'source'],
  ['proposition', 'proposition'],
]

/** What is done most comes most often. */
const OFTEN = ['code', 'code', 'code', 'code', 'judge', 'judge', 'memo', 'correct', 'make', 'remark', 'value']

/** A few deeds at random. */
export const history = (most: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      does: fc.constantFrom(...Deeds.all, ...OFTEN),
      at: fc.tuple(fc.nat(11), fc.nat(11), fc.nat(150), fc.nat(60)),
    }),
    { minLength: 1, maxLength: most },
  )
