// Cases, their attributes and relations (M31–M38), and people (M45).

import { compareNatural, fold } from '../../base/order.ts'
import { leastHolds, notHeld } from './called.ts'
import { normal } from './codes.ts'
import type { Draft } from './draft.ts'
import type { Touched } from './facts.ts'
import { backToTheirs } from './follow-ids.ts'
import { keyBeside } from './keys.ts'
import { askKept, askRemoved, changed, pick, type Clash, type Subject } from './meet.ts'
import { publishedAlike } from './published.ts'
import { ruleOf } from './rules.ts'
import type { KeptQuestion, Patch, Row } from './types.ts'

/** Relations that hold both ways and are kept once. */
export const BOTH_WAYS = new Set(['paired with', 'merged with'])

/** Cases. One made alike on both sides is one, and asked about. [M34] */
export const caseSubject: Subject = {
  twin(draft, row, side) {
    const alike = draft
      .all('case')
      .filter(
        one =>
          one['id'] !== row['id'] &&
          one['kind'] === row['kind'] &&
          ((row['key'] !== null && one['key'] === row['key']) ||
            (normal(one['name'] as string) === normal(row['name'] as string) &&
              (row['key'] === null || one['key'] === null))),
      )
    const twin = notHeld(draft, 'case', alike, side)
    if (!twin) return null
    draft.later.push(() => askSameCase(draft, twin, row, side))
    return twin['id'] as string
  },
  clashes: (draft, id, clashes) => publishedAlike(draft, 'case', id, clashes),
  removedHere(draft, id, offers) {
    // What went over into another one is asked about with everything that rests on it.
    if (draft.caseMerges.has(id)) return true
    askRemoved(draft, 'case', id, ruleOf('case'), offers, 'M36')
    return true
  },
  removedThere(draft, row, gone) {
    if (draft.caseMerges.has(row['id'] as string)) return true
    const rule = ruleOf('case')
    if (gone.some(offer => offer.was !== null && changed(rule, row, offer.was))) {
      askKept(draft, 'case', row, rule, gone, 'M36')
      return true
    }
    draft.take('case', row['id'] as string, 'removed', gone[0]!.side)
    return true
  },
}

/** Published codes of sources. */
export const sourceCodeSubject: Subject = {
  clashes: (draft, id, clashes) => publishedAlike(draft, 'source_code', id, clashes),
}

/** Questions of the topic guide. One that two sides wrote down in the same words is one. */
export const questionSubject: Subject = {
  twin(draft, row, side) {
    const words = fold(String(row['wording']))
    const alike = draft.all('question').filter(one => one['id'] !== row['id'] && fold(String(one['wording'])) === words)
    return (notHeld(draft, 'question', alike, side)?.['id'] as string | undefined) ?? null
  },
  clashes(draft, id, clashes) {
    return clashes.filter(clash => {
      if (clash.base !== null) return true
      if (clash.columns[0] === 'key') lastKeyHolds(draft, id, clash)
      else leastHolds(draft, 'question', id, clash, 'changed')
      return false
    })
  },
}

/** Where two sides wrote a question down under two keys the later of these holds: the other is sooner another question's too. */
function lastKeyHolds(draft: Draft, id: string, { ours, theirs }: Clash): void {
  const keys = [ours, ...theirs.map(one => one.row)].map(row => String(row['key']))
  const [key] = keys.sort((a, b) => compareNatural(b, a) || (a < b ? -1 : 1))
  if (key !== ours['key']) draft.set('question', id, { key: key! }, 'changed', theirs[0]!.side)
}

/** What came with a copy and refers to a thing that was found to be ours: it would refer to the copy's own again. */
function repoint(draft: Draft, from: string, to: string, side: number): Patch[] {
  const patches: Patch[] = []
  const there = draft.facts.sides[side]!
  for (const table of draft.laidTables) {
    const refs = draft.tables.get(table)!.refs
    for (const [id, { row, copy }] of draft.laid(table)) {
      if (row === null || copy !== side) continue
      const theirs = there.row(table, id)
      const columns = refs.filter(({ column }) => row[column] === to && theirs?.[column] === from)
      const back = {
        ...Object.fromEntries(columns.map(({ column }) => [column, from])),
        ...(theirs ? backToTheirs(draft, table, row, theirs, from) : {}),
      }
      if (Object.keys(back).length > 0) patches.push({ do: 'set', table, id, row: back, ifThere: true })
    }
  }
  return patches
}

/** What a copy made of its case, and what was found to be one with something of ours: as of two it is there twice. */
function ownRows(draft: Draft, from: string, at: number): Patch[] {
  const patches: Patch[] = []
  for (const { name: table, refs } of draft.facts.tables)
    for (const [id, { was, is }] of draft.facts.sides[at]!.touched(table)) {
      if (was !== null || is === null || draft.known(id) === id || draft.row(table, id) !== null) continue
      const own = refs.filter(ref => ref.table === 'case' && is[ref.column] === from).map(({ column }) => column)
      if (own.length > 0)
        patches.push({ do: 'put', table, id, row: { ...draft.mapped(table, is), id, ...pick(own, is) } })
    }
  return patches
}

function askSameCase(draft: Draft, twin: Row, row: Row, side: number): void {
  const from = row['id'] as string
  const to = twin['id'] as string
  // As two they cannot be published under one code.
  const isSameCode = row['published_code'] !== null && row['published_code'] === twin['published_code']
  const unpublished = isSameCode ? { published_code: null, published_at: null } : {}
  const { mark } = draft.facts.sides[side]!
  // A key that it has from the copy only goes back to the copy's.
  const isTheirs = draft.facts.ours.row('case', to)?.['key'] === null && draft.row('case', to)?.['key'] === row['key']
  const key = isTheirs ? row['key']! : keyBeside(draft, 'case', row, mark)
  draft.ask({
    kind: 'M34',
    table: 'case',
    id: to,
    says: `“${row['name'] as string}” was made on both sides. It is taken for one.`,
    copies: [side],
    stored: ['name', 'key'].map(field => ({
      field,
      base: null,
      ours: pick([field], twin),
      theirs: [pick([field], row)],
    })),
    options: [
      { id: 'one', label: 'One case', patches: [] },
      {
        id: 'two',
        label: key === row['key'] ? 'Two cases' : `Two cases, theirs with the key ${key}`,
        patches: [
          { do: 'put', table: 'case', id: from, row: draft.mapped('case', { ...row, id: from, key, ...unpublished }) },
          ...(isTheirs ? [{ do: 'set', table: 'case', id: to, row: { key: null } } as const] : []),
          ...ownRows(draft, from, side),
          ...repoint(draft, from, to, side),
        ],
      },
    ],
    standing: 'one',
  })
}

/** [M34] What a copy brings of a case of which it is open whether it is another one waits with the question: its answer takes that along too. Gives back the questions as they are then. */
export function followSameCases(draft: Draft): KeptQuestion[] {
  const followed: KeptQuestion[] = []
  const tables = draft.facts.tables.map(({ name }) => name)
  for (const question of draft.facts.waiting) {
    const to = question.object.id
    let now = question
    for (const side of draft.facts.sides)
      for (const option of now.full) {
        const put = option.patches.find(patch => patch.do === 'put' && patch.table === 'case')
        if (put?.do !== 'put' || draft.known(put.id) !== to || side.row('case', put.id) === null) continue
        const is = side.touched('case').get(put.id)?.is
        const told = is ? draft.mapped('case', { ...put.row, ...is, id: put.id, key: put.row['key']! }) : put.row
        const news: Patch[] = [
          ...(is ? [{ ...put, row: told }] : []),
          ...ownRows(draft, put.id, side.at),
          ...repoint(draft, put.id, to, side.at),
        ]
        if (news.length === 0) continue
        const anew = new Set(news.map(patch => `${patch.table} ${patch.id}`))
        const kept = option.patches.filter(patch => !anew.has(`${patch.table} ${patch.id}`))
        // What is referred to comes first.
        const patches = [...kept, ...news].sort((a, b) => tables.indexOf(a.table) - tables.indexOf(b.table))
        now = { ...now, full: now.full.map(one => (one === option ? { ...one, patches } : one)) }
        draft.note('M34', 'case', draft.object('case', to).name, side.at, [to])
      }
    if (now !== question) followed.push(now)
  }
  return followed
}

/** A relation that holds both ways from the end at which it is kept. */
export function inOrder(row: Row): Row {
  const [from, to] = [row['from_id'] as string, row['to_id'] as string]
  return BOTH_WAYS.has(row['relation'] as string) && to < from ? { ...row, from_id: to, to_id: from } : row
}

/** [M37] A relation that holds both ways is one, from whichever end it is told. */
export const linkSubject: Subject = {
  twin: (draft, row) => draft.twin('case_link', inOrder(row)),
  arrives: (_draft, row) => ({ row: inOrder(row), kind: 'added' }),
  clashes: (_draft, _id, clashes) =>
    clashes.filter(({ base, columns }) => base !== null || (columns[0] !== 'from_id' && columns[0] !== 'to_id')),
}

/** [M37] Relations that were made on several sides: that they are one is told. */
export function tellSameLinks(draft: Draft): void {
  const isMade = (one: Touched | undefined) => one !== undefined && one.was === null && one.is !== null
  const made = new Set([...draft.facts.ours.touched('case_link')].flatMap(([id, one]) => (isMade(one) ? [id] : [])))
  for (const side of draft.facts.sides)
    for (const [theirs, one] of side.touched('case_link')) {
      const id = draft.known(theirs)
      if (!isMade(one) || draft.row('case_link', id) === null) continue
      if (made.has(id)) draft.note('M37', 'case_link', draft.object('case_link', id).name, side.at, [id])
      made.add(id)
    }
}

/** [M32] [M31] */
export const valueSubject: Subject = {
  twin(draft, row) {
    const column = row['case_id'] === null ? 'source_id' : 'case_id'
    const here = draft
      .where('attribute_value', column, row[column] as string)
      .find(one => one['attribute_id'] === row['attribute_id'])
    return here && here['id'] !== row['id'] ? (here['id'] as string) : null
  },
  arrives: (_draft, row) => ({ row, kind: 'M32' }),
}

/** [M33] Choices that both sides added to are joined. */
export const attributeSubject: Subject = {
  clashes(draft, id, clashes) {
    return clashes.filter(clash => {
      if (clash.columns[0] !== 'type') return true
      const all = [clash.ours, ...clash.theirs.map(one => one.row)]
      if (!all.every(row => row['type'] === 'choice' && (row['rule'] ?? null) === (clash.ours['rule'] ?? null)))
        return true
      const lists = all.map(row => choicesOf(row['choices']))
      const base = clash.base === null ? [] : choicesOf(clash.base['choices'])
      if (!lists.every(list => base.every(choice => list.includes(choice)))) return true
      const joined = joinedChoices(base, lists)
      draft.set('attribute', id, { choices: JSON.stringify(joined) }, 'M33', clash.theirs[0]!.side)
      return false
    })
  },
}

/** The values of several lists: those that were there in the order in which they were put since, then the new ones in theirs. Whose list comes first does not matter. */
function joinedChoices(base: readonly string[], lists: readonly (readonly string[])[]): string[] {
  const orders = lists.map(list => list.filter(choice => base.includes(choice)))
  const put = orders.filter(order => order.some((choice, at) => choice !== base[at]))
  const [first] = put.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  const added = new Set(lists.flat().filter(choice => !base.includes(choice)))
  return [...(first ?? base), ...[...added].sort((a, b) => compareNatural(a, b) || (a < b ? -1 : 1))]
}

/** The values that an attribute's list offers. */
export function choicesOf(stored: string | number | null | undefined): string[] {
  if (typeof stored !== 'string') return []
  try {
    const list: unknown = JSON.parse(stored)
    return Array.isArray(list) ? list.filter(one => typeof one === 'string') : []
  } catch {
    return []
  }
}

/** [M50] Of two changes of a consent a withdrawal wins. */
export const consentSubject: Subject = {
  arrives: (_draft, row) => ({ row, kind: row['withdrawn_on'] === null ? 'added' : 'M50' }),
  taken: (_draft, _id, _columns, { was, is }) =>
    (was?.['withdrawn_on'] ?? null) === null && (is?.['withdrawn_on'] ?? null) !== null ? 'M50' : 'changed',
  clashes(draft, id, clashes) {
    return clashes.filter(clash => {
      if (clash.columns[0] !== 'scope') return true
      if (clash.ours['withdrawn_on'] !== null) {
        draft.note('M50', 'consent', draft.object('consent', id).name, clash.theirs[0]!.side, [id])
        return false
      }
      const withdrawn = clash.theirs.find(one => one.row['withdrawn_on'] !== null)
      if (!withdrawn) return true
      draft.set('consent', id, withdrawn.row, 'M50', withdrawn.side)
      return false
    })
  },
}

/** [M45] People are matched by id. Two of one name are two until somebody says that they are one. */
export const coderSubject: Subject = {
  twin: () => null,
  arrives: (draft, row, side) => {
    askIfKnown(draft, row, side)
    return { row, kind: 'added' }
  },
  // Who begins to work in a copy is in no log: what was changed of them there says nothing of a removal here.
  removedHere(draft, _id, offers) {
    const { is, side } = offers[0]!
    askIfKnown(draft, is!, side)
    draft.put('coder', is!, 'added', side)
    return true
  },
}

function askIfKnown(draft: Draft, row: Row, side: number): void {
  if (row['kind'] !== 'person') return
  const name = normal(row['name'] as string)
  const same = draft
    .all('coder')
    .find(one => one['id'] !== row['id'] && one['kind'] === 'person' && normal(one['name'] as string) === name)
  if (same) draft.later.push(() => askSamePerson(draft, same, row, side))
}

/** One name stands for all of a person: names joined to the one that comes go along. */
function askSamePerson(draft: Draft, here: Row, there: Row, side: number): void {
  const id = there['id'] as string
  const { copy, mark } = draft.facts.sides[side]!
  const stands = (here['joined_to'] ?? here['id'])!
  const alike = draft.all('coder').filter(one => one['id'] === id || one['joined_to'] === id)
  draft.ask({
    kind: 'M45',
    table: 'coder',
    id,
    name: there['name'] as string,
    says: `A new coder called “${there['name'] as string}” comes with the copy of ${copy.coder?.name ?? mark}; there is one of this name. The same person?`,
    copies: [side],
    options: [
      { id: 'two', label: 'Two people', patches: [] },
      {
        id: 'one',
        label: 'The same person',
        patches: alike.map((one): Patch => ({
          do: 'set',
          table: 'coder',
          id: one['id'] as string,
          row: { joined_to: stands },
        })),
      },
    ],
    standing: 'two',
    codings: draft.ids('coding', 'coder_id', id),
  })
}

/** [M51] A version published on both sides under one label: theirs is called after who brought it. */
export const versionSubject: Subject = {
  twin: () => null,
  arrives(draft: Draft, row: Row, side: number) {
    const here = draft.all('framework_version').find(one => fold(String(one['label'])) === fold(String(row['label'])))
    if (!here) return { row, kind: 'added' }
    const label = `${row['label'] as string} (${draft.facts.sides[side]!.mark})`
    const oursLabel = `${row['label'] as string} (ours)`
    draft.ask({
      kind: 'M51',
      table: 'framework_version',
      id: row['id'] as string,
      here: here['id'] as string,
      name: row['label'] as string,
      says: `A version “${row['label'] as string}” was published on both sides. Theirs is called “${label}”.`,
      copies: [side],
      options: [
        { id: 'ours', label: 'Ours is the version', patches: [] },
        {
          id: 'theirs',
          label: 'Theirs is the version',
          patches: [
            { do: 'set', table: 'framework_version', id: here['id'] as string, row: { label: oursLabel } },
            { do: 'set', table: 'framework_version', id: row['id'] as string, row: { label: row['label']! } },
          ],
        },
      ],
      standing: 'ours',
    })
    return { row: { ...row, label }, kind: 'M51' }
  },
}
