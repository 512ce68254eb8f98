// A study as plain lists, for tests: written down by keys, turned into heads and a coding table, or counted naively.

import {
  ANCHOR,
  CODE,
  CODER,
  CodingTable,
  END,
  END_WORD,
  EXEMPLAR,
  FIRST_PARAGRAPH,
  FIRST_TURN,
  FIRST_WORD,
  LAST_PARAGRAPH,
  LAST_TURN,
  MARKS,
  N,
  PERSON,
  ROLE_BITS,
  STANCES,
  STANCE_BITS,
  START,
  STRENGTH_BITS,
  VERSION,
  WIDTH,
} from '../../src/analysis/coding-table.ts'
import type { Heads } from '../../src/analysis/heads.ts'
import type { MatrixRequest } from '../../src/analysis/types.ts'
import { matrixAsked } from '../support/requests.ts'

export type Stance = keyof typeof STANCE_BITS

export interface PlainCoding {
  readonly source: string
  readonly code: string
  readonly coder: string
  readonly words: readonly [first: number, end: number]
  readonly people?: readonly string[]
  readonly stances?: readonly Stance[]
  readonly roles?: readonly (keyof typeof ROLE_BITS)[]
  readonly strength?: keyof typeof STRENGTH_BITS
  readonly exemplar?: boolean
  readonly version?: string
}

/** How a coder judged words for a proposition. */
export interface PlainJudgement {
  readonly source: string
  readonly words: readonly [first: number, end: number]
  readonly coder: string
  readonly proposition: string
  readonly stance: Stance
}

/** In plain studies a word is a character, a paragraph ten words, a turn twenty. */
export const PARAGRAPH = 10
export const TURN = 20

export interface PlainStudy {
  readonly sites: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly pairs?: Readonly<
    Record<string, { readonly members: readonly string[]; readonly values?: Readonly<Record<string, string>> }>
  >
  readonly people?: Readonly<
    Record<string, { readonly within: string | null; readonly values?: Readonly<Record<string, string>> }>
  >
  readonly sources: Readonly<
    Record<
      string,
      {
        readonly kind?: string
        readonly cases: readonly string[]
        readonly people?: readonly string[]
        readonly codedBy: readonly string[]
        readonly words?: number
        readonly date?: string
        readonly values?: Readonly<Record<string, string>>
        /** Words spoken by interviewers, respondents, others, nobody. */
        readonly byRole?: readonly number[]
      }
    >
  >
  readonly codes: Readonly<
    Record<
      string,
      { readonly under?: string; readonly group?: boolean; readonly retired?: boolean; readonly asked?: boolean }
    >
  >
  readonly coders: readonly string[]
  /** What is recorded of them. */
  readonly roles?: Readonly<Record<string, string>>
  readonly codings: readonly PlainCoding[]
  readonly version?: string
  /** Cases of another kind, with their members. */
  readonly regions?: Readonly<Record<string, readonly string[]>>
  readonly sets?: Readonly<Record<string, readonly string[]>>
  readonly versions?: readonly string[]
  readonly propositions?: readonly string[]
  readonly judgements?: readonly PlainJudgement[]
  readonly scales?: Heads['scales']
  /** Sites and pairs whose case summary is signed. */
  readonly signed?: readonly string[]
}

/** A request, with what a test does not care for left at rest. */
export function asked(request: Partial<MatrixRequest>): MatrixRequest {
  return { ...matrixAsked(), ...request }
}

/** Whether a judgement is of the words of a coding, by its coder. */
export function isOn(judgement: PlainJudgement, coding: PlainCoding): boolean {
  return (
    judgement.source === coding.source &&
    judgement.coder === coding.coder &&
    judgement.words.join() === coding.words.join()
  )
}

/** Ids of plain things are their keys, row numbers follow the lists; anchors are the same for equal words of a source. */
export function built(study: PlainStudy): { table: CodingTable; heads: Heads } {
  const cases = [
    ...Object.keys(study.sites),
    ...Object.keys(study.pairs ?? {}),
    ...Object.keys(study.people ?? {}),
    ...Object.keys(study.regions ?? {}),
  ]
  const caseN = (key: string) => cases.indexOf(key) + 1
  const codes = Object.keys(study.codes)
  const codeN = (key: string) => codes.indexOf(key) + 1
  const coderN = (name: string) => study.coders.indexOf(name) + 1
  const sources = Object.keys(study.sources)
  const anchors = new Map<string, number>()
  const table = new CodingTable()
  sources.forEach((key, at) => {
    const source = study.sources[key]!
    const rows = study.codings.flatMap((coding, index) => {
      if (coding.source !== key) return []
      const place = `${key} ${coding.words.join()}`
      if (!anchors.has(place)) anchors.set(place, anchors.size + 1)
      const row = new Int32Array(WIDTH)
      row[N] = index + 1
      row[CODE] = codeN(coding.code)
      row[CODER] = coderN(coding.coder)
      row[ANCHOR] = anchors.get(place)!
      row[FIRST_WORD] = coding.words[0]
      row[END_WORD] = coding.words[1]
      row[PERSON] = table.personNumber((coding.people ?? []).map(caseN))
      const judged = (study.judgements ?? []).filter(one => isOn(one, coding)).map(one => one.stance)
      row[STANCES] = [...(coding.stances ?? []), ...judged].reduce((bits, stance) => bits | STANCE_BITS[stance], 0)
      row[VERSION] = coding.version === undefined ? 0 : study.versions!.indexOf(coding.version) + 1
      row[START] = coding.words[0]
      row[END] = coding.words[1]
      const last = Math.max(coding.words[0], coding.words[1] - 1)
      row[FIRST_PARAGRAPH] = Math.floor(coding.words[0] / PARAGRAPH)
      row[LAST_PARAGRAPH] = Math.floor(last / PARAGRAPH)
      row[FIRST_TURN] = Math.floor(coding.words[0] / TURN)
      row[LAST_TURN] = Math.floor(last / TURN)
      row[MARKS] =
        (coding.roles ?? ['nobody']).reduce((bits, role) => bits | ROLE_BITS[role], 0) |
        (coding.strength === undefined ? 0 : STRENGTH_BITS[coding.strength]) |
        (coding.exemplar ? EXEMPLAR : 0)
      return [row]
    })
    rows.sort(
      (a, b) =>
        a[FIRST_WORD]! - b[FIRST_WORD]! ||
        a[END_WORD]! - b[END_WORD]! ||
        a[ANCHOR]! - b[ANCHOR]! ||
        a[CODER]! - b[CODER]! ||
        a[N]! - b[N]!,
    )
    const people = new Set([
      ...(source.people ?? []),
      ...study.codings.filter(coding => coding.source === key).flatMap(coding => coding.people ?? []),
    ])
    table.put({
      source: at + 1,
      words: source.words ?? 100,
      wordsByRole: source.byRole ?? [0, 0, 0, source.words ?? 100],
      charactersByRole: source.byRole ?? [0, 0, 0, source.words ?? 100],
      paragraphs: new Int32Array(0),
      judgements: Int32Array.from(
        (study.judgements ?? [])
          .filter(one => one.source === key && anchors.has(`${key} ${one.words.join()}`))
          .flatMap(one => [
            anchors.get(`${key} ${one.words.join()}`)!,
            coderN(one.coder),
            study.propositions!.indexOf(one.proposition) + 1,
            STANCE_BITS[one.stance],
          ]),
      ),
      participants: [...people].map(caseN),
      codings: Int32Array.from(rows.flatMap(row => [...row])),
      evidence: [],
      judged: new Int32Array(0),
    })
  })
  const depth = (key: string): number =>
    study.codes[key]!.under === undefined ? 0 : depth(study.codes[key]!.under) + 1
  const plain = { id: '', key: '', name: '', within: 0, members: [] as number[] }
  const named = (key: string) => ({ ...plain, n: caseN(key), id: key, key, name: `Name of ${key}` })
  const attributes = (
    about: string,
    values: readonly (readonly [number, Readonly<Record<string, string>> | undefined])[],
  ) => {
    const names = [...new Set(values.flatMap(([, own]) => Object.keys(own ?? {})))]
    return names.map(name => ({
      about,
      name,
      type: 'text' as const,
      choices: [],
      values: new Map(values.flatMap(([n, own]) => (own?.[name] === undefined ? [] : [[n, own[name]] as const]))),
    }))
  }
  const heads: Heads = {
    codes: codes.map((key, at) => {
      const { under, group, retired, asked } = study.codes[key]!
      return {
        n: at + 1,
        id: key,
        key,
        name: `Name of ${key}`,
        kind: group ? 'group' : 'code',
        parent: under === undefined ? 0 : codeN(under),
        depth: depth(key),
        hue: 0,
        pattern: 0,
        retired: retired ?? false,
        asked: asked ?? false,
      }
    }),
    cases: [
      ...Object.keys(study.sites).map(key => ({ ...named(key), kind: 'site' })),
      ...Object.entries(study.pairs ?? {}).map(([key, pair]) => ({
        ...named(key),
        kind: 'pair',
        members: pair.members.map(caseN),
      })),
      ...Object.entries(study.people ?? {}).map(([key, person]) => ({
        ...named(key),
        kind: 'participant',
        within: person.within === null ? 0 : caseN(person.within),
      })),
      ...Object.entries(study.regions ?? {}).map(([key, members]) => ({
        ...named(key),
        kind: 'region',
        members: members.map(caseN),
      })),
    ],
    sources: sources.map((key, at) => {
      const source = study.sources[key]!
      return {
        n: at + 1,
        id: key,
        key,
        name: `Name of ${key}`,
        kind: source.kind ?? 'interview',
        date: source.date ?? null,
        cases: [...source.cases, ...(source.people ?? [])].map(caseN),
        codedBy: source.codedBy.map(coderN),
      }
    }),
    coders: study.coders.map((name, at) => ({
      n: at + 1,
      id: name,
      key: null,
      name,
      facts: { role: study.roles?.[name] ?? '', background: '' },
    })),
    attributes: [
      ...attributes(
        'site',
        Object.entries(study.sites).map(([key, values]) => [caseN(key), values] as const),
      ),
      ...attributes(
        'pair',
        Object.entries(study.pairs ?? {}).map(([key, pair]) => [caseN(key), pair.values] as const),
      ),
      ...attributes(
        'participant',
        Object.entries(study.people ?? {}).map(([key, person]) => [caseN(key), person.values] as const),
      ),
      ...attributes(
        'source',
        sources.map((key, at) => [at + 1, study.sources[key]!.values] as const),
      ),
    ],
    version: study.version ?? null,
    sets: Object.entries(study.sets ?? {}).map(([key, codes], at) => ({
      n: at + 1,
      id: key,
      key: null,
      name: key,
      codes: codes.map(codeN),
    })),
    scales: study.scales ?? [],
    signed: study.signed === undefined ? null : new Set(study.signed.map(caseN)),
    propositions: (study.propositions ?? []).map((key, at) => ({ n: at + 1, id: key, name: key })),
    versions: (study.versions ?? []).map((key, at) => ({ n: at + 1, id: key, name: key })),
  }
  return { table, heads }
}
