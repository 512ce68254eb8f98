// Random sequences of merge, split, move, rename, retire and their undo, on the sample study: every coding is accounted for,
// the tree has no cycle and no orphan, and undo restores all exactly.

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeId, CodingId } from '../../src/base/ids.ts'
import type { Restructuring, Restructured } from '../../src/framework/restructure/types.ts'
import type { Project } from '../../src/store/project.ts'
import { idOf, sql } from '../../src/store/sql.ts'
import { Journey } from '../support/journey.ts'

const RUNS = process.env['CROSSCASE_SOAK'] ? 3000 : 40
const journey = new Journey()
let project: Project
beforeAll(async () => {
  await journey.sample()
  project = journey.core.opened!.project
})
afterAll(() => journey.end())

/** Everything a restructuring may touch, as rows. */
const TABLES = [
  'code',
  'code_replacement',
  'code_question',
  'code_set',
  'code_set_member',
  'coding',
  'anchor',
  'evidence',
  'proposition_code',
  'memo',
  'to_decide',
  'framework_operation',
]
const snapshot = () =>
  TABLES.map(table => project.read.arrays({ text: `SELECT * FROM ${table} ORDER BY n`, values: [] }))

interface CodingRow {
  readonly id: string
  readonly code: string
  readonly fixed: string
}
const codings = () =>
  new Map(
    project.read
      .arrays<[Buffer, Buffer, string]>(
        sql`SELECT id, code_id, hex(anchor_id) || ' ' || hex(coder_id) || ' ' || made_at || ' ' || coalesce(key, '') FROM coding ORDER BY n`,
      )
      .map(([id, code, fixed]): [string, CodingRow] => [idOf(id), { id: idOf(id), code: idOf(code), fixed }]),
  )
const codes = () =>
  project.read
    .arrays<[Buffer, Buffer | null, string, string, string]>(
      sql`SELECT id, parent_id, status, kind, name FROM code ORDER BY n`,
    )
    .map(([id, parent, status, kind, name]) => ({
      id: idOf<'code'>(id),
      parent: parent ? idOf<'code'>(parent) : null,
      status,
      kind,
      name,
    }))

function expectTree(): void {
  const all = new Map(codes().map(code => [code.id, code]))
  for (const code of all.values()) {
    const seen = new Set<CodeId>()
    for (let at: CodeId | null = code.id; at !== null; at = all.get(at)!.parent) {
      expect(all.has(at), 'no orphan').toBe(true)
      expect(seen.has(at), 'no cycle').toBe(false)
      seen.add(at)
    }
  }
  expect(project.read.all({ text: 'PRAGMA foreign_key_check', values: [] })).toEqual([])
  // Who waits to be decided still is what was split.
  const strays = project.read.all(
    sql`SELECT 1 FROM to_decide JOIN coding ON coding.id = coding_id JOIN framework_operation AS done ON done.id = operation_id
      WHERE instr(details, lower(substr(hex(code_id), 1, 8))) = 0`,
  )
  expect(strays).toEqual([])
}

type Draw = readonly [kind: number, a: number, b: number, c: number, d: number]

/** What a draw of numbers means on the framework as it is now. Often something that has to be refused. */
function restructuring([kind, a, b, c, d]: Draw): Restructuring {
  const all = codes()
  const pick = (n: number) => all[n % all.length]!
  const some = [...new Set([pick(a).id, ...(d % 3 === 0 ? [pick(c).id] : [])])]
  const ids: CodingId[] = [...codings().values()].filter(one => one.code === pick(a).id).map(one => one.id as CodingId)
  const reason = 'Because it had to be tried.'
  switch (kind) {
    case 0:
      return {
        operation: 'merge',
        codeIds: some,
        intoId: pick(b).id,
        overlaps: d % 5 === 0 ? 'join' : 'apart',
        below: d % 2 ? 'follow' : 'stay',
        reason,
      }
    case 1:
      return {
        operation: 'split',
        codeId: pick(a).id,
        into: d % 2 ? [{ codeId: pick(b).id }, { name: `Part ${c}` }] : [{ name: `This ${b}` }, { name: `That ${c}` }],
        original: d % 4 < 2 ? 'retire' : 'keep',
        rules: d % 5 === 0 ? [{ word: 'the', to: [0] }] : [],
        choices: ids.filter((_, at) => (at + c) % 3 === 0).map(codingId => ({ codingId, to: d % 7 ? [1] : [1, 0] })),
        rest: d % 3 === 0 ? [0, 1] : [],
        reason,
      }
    case 2:
      return {
        operation: 'move',
        codeIds: some,
        parentId: b % 5 === 0 ? null : pick(b).id,
        beforeId: null,
      }
    case 3:
      return { operation: 'rename', codeId: pick(a).id, name: d % 4 ? `Name ${b}` : pick(b).name }
    case 4:
      return {
        operation: 'retire',
        codeIds: some,
        codings: (['stay', 'move', 'remove'] as const)[d % 3]!,
        toId: d % 3 === 1 ? pick(b).id : null,
        below: c % 2 ? 'stay' : 'retire',
        reason,
      }
    case 5:
      return { operation: 'revive', codeIds: some }
    case 6:
      return { operation: 'redefine', codeId: pick(a).id, entry: { brief: `Meaning ${b}` }, major: d % 2 === 0, reason }
    case 7:
      return d % 2
        ? { operation: 'promote', codeId: pick(a).id, codings: 'stay', toId: null }
        : { operation: 'demote', codeId: pick(a).id }
    default:
      return { operation: 'status', codeIds: some, status: d % 2 ? 'frozen' : 'active' }
  }
}

// Refusals that only the doing meets: an entry that stays as it is, words joined that were judged otherwise.
const LATE = ['same-definition', 'stance-differs']
const UNDO = 9
const DECIDE = 10
const draws = fc.array(fc.tuple(fc.nat(DECIDE), fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(1000)), {
  minLength: 1,
  maxLength: 14,
})

describe('restructuring at random', () => {
  it('keeps every coding accounted for, leaves no cycle and no orphan; refusals change nothing; undo and redo restore all', async () => {
    let done = 0
    let refused = 0
    await fc.assert(
      fc.asyncProperty(draws, async list => {
        const start = snapshot()
        const states = [start]
        try {
          await walk(list, states)
        } catch (failed) {
          // The next run begins where this one began, so that a failure can be made smaller.
          while (states.pop() && states.length > 0) await journey.ask('project.undo', {})
          throw failed
        }
        const end = snapshot()
        const acts = states.length - 1
        if (acts > 0) {
          await journey.ask('project.undo', { acts })
          expect(snapshot()).toEqual(start)
          await journey.ask('project.redo', { acts })
          expect(snapshot()).toEqual(end)
          await journey.ask('project.undo', { acts })
          expect(snapshot()).toEqual(start)
        }
      }),
      { numRuns: RUNS },
    )
    // A property that refuses everything shows nothing.
    expect(done).toBeGreaterThan(RUNS)
    expect(refused).toBeGreaterThan(0)

    async function walk(list: readonly Draw[], states: ReturnType<typeof snapshot>[]): Promise<void> {
      for (const draw of list) {
        const before = codings()
        if (draw[0] === UNDO) {
          if (states.length === 1) continue
          await journey.ask('project.undo', {})
          states.pop()
          expect(snapshot()).toEqual(states.at(-1))
          continue
        }
        if (draw[0] === DECIDE) {
          if (await decided(draw)) {
            expect(codings().size).toBeGreaterThanOrEqual(before.size)
            expectFixed(before, codings(), 0)
            states.push(snapshot())
          }
          continue
        }
        const request = restructuring(draw)
        const plan = await journey.ask('framework.plan', request)
        const reply = await journey.core.call('framework.apply', { request, seen: plan.seen })
        if (!reply.ok) {
          expect(reply.trouble.kind).toBe('refusal')
          expect(plan.refusals.length > 0 || LATE.includes(reply.trouble.code)).toBe(true)
          expect(snapshot()).toEqual(states.at(-1))
          refused += 1
          continue
        }
        done += 1
        expect(plan.refusals).toEqual([])
        const after = codings()
        const did = reply.answer as Restructured
        // The sum of codings before is the sum after, save for explicit removals and further codings of a split.
        expect(after.size).toBe(before.size - did.removed - did.joined + did.copied)
        expect(did.joined).toBe(plan.becomes.joined)
        expect(did.removed).toBe(plan.becomes.remove)
        expectFixed(before, after, did.removed + did.joined, did.joined > 0)
        const moved = [...before.values()].filter(one => after.has(one.id) && after.get(one.id)!.code !== one.code)
        const recoded = plan.becomes.into.reduce((sum, n) => sum + n, 0)
        expect(did.recoded).toBe(recoded)
        // One that was recoded may then have been joined into another.
        expect(moved.length).toBeLessThanOrEqual(recoded)
        expect(moved.length).toBeGreaterThanOrEqual(recoded - did.joined)
        expectTree()
        states.push(snapshot())
      }
    }
  }, 7_200_000)

  /** No coding is lost or becomes another's; coder, time, place and key stay. */
  function expectFixed(
    before: Map<string, CodingRow>,
    after: Map<string, CodingRow>,
    removed: number,
    joined = false,
  ): void {
    const gone = [...before.keys()].filter(id => !after.has(id))
    expect(gone.length).toBe(removed)
    for (const [id, row] of before) if (after.has(id) && !joined) expect(after.get(id)!.fixed).toBe(row.fixed)
  }

  async function decided([, a, b, , d]: Draw): Promise<boolean> {
    const page = await journey.ask('framework.toDecide', { limit: 500 })
    if (page.items.length === 0) return false
    const first = page.items[a % page.items.length]!
    const split = page.splits.find(one => one.operationId === first.operationId)!
    if (split.into.length === 0) return false
    const to = d % 3 === 0 ? split.into : [split.into[b % split.into.length]!]
    const codingIds = page.items.filter(one => one.operationId === first.operationId).map(one => one.excerpt.codingId)
    await journey.ask('framework.decide', {
      codingIds: d % 2 ? codingIds : [first.excerpt.codingId],
      codeIds: to.map(one => one.id),
    })
    const left = await journey.ask('framework.toDecide', { limit: 500 })
    expect(left.total).toBe(page.total - (d % 2 ? codingIds.length : 1))
    return true
  }
})
