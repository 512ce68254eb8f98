// Summaries through the door: within each case first. Written, linked, looked at again, reviewed, signed, and never lost.

import { readFileSync } from 'node:fs'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId, CodingId, SummaryId } from '../../src/base/ids.ts'
import type { Input } from '../../src/api/contract.ts'
import { Journey, SAMPLE } from '../support/journey.ts'
import { frameworkAsked, matrixAsked } from '../support/requests.ts'

let now = '2026-03-02T10:00:00.000Z'
const journey = new Journey(() => now)
beforeAll(async () => {
  await journey.project()
  await journey.ask('study.load', { path: SAMPLE })
})
afterAll(() => journey.end())

const caseId = async (key: string) => (await journey.ask('case.list', {})).find(one => one.key === key)!.id
const codeId = async (key: string) => (await journey.ask('code.list', {})).find(one => one.key === key)!.id
const cell = async (site: string, code: string) => ({ caseId: await caseId(site), codeId: await codeId(code) })
const open = async (site: string, code: string | null) =>
  journey.ask('summary.cell', { caseId: await caseId(site), codeId: code === null ? null : await codeId(code) })
let stretches = 0
const newStretch = () => `stretch ${++stretches}`
const write = async (site: string, code: string | null, text: string, more: object = {}) =>
  journey.ask('summary.keep', {
    caseId: await caseId(site),
    codeId: code === null ? null : await codeId(code),
    text,
    stretch: newStretch(),
    ...more,
  })
const matrix = (some: Partial<Input<'summary.matrix'>> = {}) => journey.ask('summary.matrix', frameworkAsked(some))
const undo = () => journey.ask('project.undo', {})
const clean = async () => expect((await journey.ask('project.check', {})).problems).toEqual([])
const acts = async () => (await journey.ask('list.rows', { what: 'changes' })).map(row => row.name)
/** Codes some words of a source of the site that nobody coded so. */
async function codeAnew(key: string, code: string, from = 2): Promise<CodingId> {
  const source = (await journey.ask('source.list', {})).find(one => one.key === key)!
  const { paragraphs } = await journey.ask('source.open', { sourceId: source.id })
  const paragraph = paragraphs.filter(one => one.text.length > 60)[from]!
  const range = { start: paragraph.start + 5, end: paragraph.start + 31 }
  return (await journey.ask('coding.apply', { sourceId: source.id, codeIds: [await codeId(code)], range }))[0]!
}

describe('the theme matrix of a case', () => {
  it('[42] of S08 has R16, R17, R18, observation notes and documents as rows, and the codebook’s order as columns', async () => {
    const themes = await journey.ask('summary.themes', { caseId: await caseId('S08') })
    expect(
      themes.rows
        .filter(row => row.kind === 'person')
        .map(row => row.key)
        .sort(),
    ).toEqual(['R16', 'R17', 'R18'])
    expect(themes.rows.map(row => row.kind)).toEqual([
      'person',
      'person',
      'person',
      'observations',
      'documents',
      'whole',
    ])
    const roles = themes.rows.filter(row => row.kind === 'person').map(row => row.role!)
    expect(roles).toEqual([...roles].sort())
    const codes = (await journey.ask('code.list', {})).filter(code => code.kind === 'code' && code.status !== 'retired')
    const place = new Map(codes.map((code, at) => [code.id as string, at]))
    for (const { first, count } of themes.categories) {
      const places = themes.columns.slice(first, first + count).map(column => place.get(column.codeId)!)
      expect(places).toEqual([...places].sort((a, b) => a - b))
    }
    expect(themes.columns).toHaveLength(codes.length)
    // Categories too stand as in the codebook; what is in no group comes behind them.
    const firsts = themes.categories
      .filter(category => category.name !== 'In no group')
      .map(({ first }) => place.get(themes.columns[first]!.codeId)!)
    expect(firsts).toEqual([...firsts].sort((a, b) => a - b))
    expect(themes.categories.at(-1)!.name).toBe('In no group')
  })

  it('[42] its cells count what the matrix of codings counts, and show the first words', async () => {
    const themes = await journey.ask('summary.themes', { caseId: await caseId('S08') })
    const whole = themes.rows.findIndex(row => row.kind === 'whole')
    const counted = await journey.ask('matrix.compute', {
      rows: 'codes',
      columns: 'sites',
      measure: 'codings',
      where: [],
      codedBy: [],
      stance: null,
      rollUp: false,
    } as never)
    const column = counted.columns.findIndex(one => one.key === 'S08')
    for (const [at, one] of themes.columns.entries()) {
      const here = themes.cells.find(found => found.row === whole && found.column === at)?.count ?? 0
      expect(here).toBe(counted.cells[counted.rows.findIndex(row => row.id === one.codeId)]![column])
    }
    const lines = themes.cells.filter(one => one.row !== whole && one.count > 0)
    expect(lines.every(one => one.lines.length > 0 && one.lines[0]!.words.length > 0)).toBe(true)
  })

  it('[46] a passage of a joint document says with whom it is shared', async () => {
    const themes = await journey.ask('summary.themes', { caseId: await caseId('S01') })
    const shared = themes.cells.flatMap(one => one.lines).filter(line => line.sharedWith.length > 0)
    expect(shared.some(line => line.sharedWith.includes('S02'))).toBe(true)
  })
})

describe('a cell', () => {
  it('[43] opened has its excerpts, and a summary can be written beside them', async () => {
    const before = await open('S08', 'LEARN_BACK')
    expect(before.summary).toBeNull()
    expect(before.codingIds.length).toBeGreaterThan(0)
    const { excerpts } = await journey.ask('coding.excerpts', { codingIds: [...before.codingIds] })
    expect(excerpts.map(one => one.codingId).toSorted()).toEqual([...before.codingIds].toSorted())
    expect(excerpts.every(one => one.attribution !== '' && one.sourceName !== '')).toBe(true)
    // What was said says who said it.
    const said = excerpts.filter(one => one.sourceKind === 'interview')
    expect(said.length).toBeGreaterThan(0)
    for (const one of said) expect(['R16', 'R17', 'R18']).toEqual(expect.arrayContaining([...one.participants]))
    expect(said.every(one => one.participants.length > 0)).toBe(true)
    await write('S08', 'LEARN_BACK', 'The exemplar learned about wards.')
    const after = await open('S08', 'LEARN_BACK')
    expect(after.summary).toMatchObject({ text: 'The exemplar learned about wards.', status: 'draft', moved: null })
    await undo()
    expect((await open('S08', 'LEARN_BACK')).summary).toBeNull()
  })

  it('of a person counts only what that person says', async () => {
    const people = await matrix({ people: true })
    const site = people.rows.findIndex(row => row.key === 'S08')
    const own = people.rows.flatMap((row, at) => (row.within === people.rows[site]!.caseId ? [at] : []))
    expect(own.map(at => people.rows[at]!.key)).toEqual(['R16', 'R17', 'R18'])
    const column = people.columns.findIndex(one => one.key === 'LEARN_BACK')
    const opened = await open('R16', 'LEARN_BACK')
    expect(people.counts[own[0]!]![column]).toBe(opened.codingIds.length)
  })

  it('one stretch of writing is one act', async () => {
    const stretch = newStretch()
    const { stamp } = await write('S07', 'GEOG', 'They are near', { stretch, stamp: null })
    await write('S07', 'GEOG', 'They are near each other.', { stretch, stamp })
    await undo()
    expect((await open('S07', 'GEOG')).summary).toBeNull()
  })

  it('is not written over by somebody who began with another text, and not kept empty', async () => {
    await write('S07', 'GEOG', 'Near.')
    const place = await cell('S07', 'GEOG')
    const sentence = await journey.refused('summary.keep', {
      ...place,
      text: 'Far.',
      stretch: newStretch(),
      stamp: null,
    })
    expect(sentence).toContain('changed elsewhere')
    expect(await journey.refused('summary.keep', { ...place, text: '  ', stretch: newStretch() })).toContain('Nothing')
    expect((await open('S07', 'GEOG')).summary!.text).toBe('Near.')
    await undo()
  })

  it('filled on request holds its excerpts as quotations with references, each linked', async () => {
    const place = await cell('S08', 'GEOG')
    expect(await journey.ask('summary.fill', { cells: [place] })).toEqual({ filled: 1, empty: 0 })
    const { summary } = await open('S08', 'GEOG')
    for (const link of summary!.links) {
      expect(summary!.text.slice(link.phrase.start, link.phrase.end)).toBe(link.words.replaceAll(/\s+/gu, ' ').trim())
      expect(summary!.text).toContain(`(${link.reference})`)
    }
    expect(await journey.refused('summary.fill', { cells: [place] })).toContain('written already')
    await undo()
    // What two coders marked with overlapping edges is quoted once, from the first word to the last, with both.
    const names = new Map((await journey.ask('project.coders', {})).map(one => [one.id as string, one.name]))
    let shared = 0
    for (const code of ['CONTACT', 'PLAYBOOK', 'TRUST', 'CHOICE', 'VISITS', 'ADVICE']) {
      if (!(await journey.ask('code.list', {})).some(one => one.key === code)) continue
      const { codingIds, summary: there } = await open('S01', code)
      if (codingIds.length === 0 || there) continue
      const { excerpts } = await journey.ask('coding.excerpts', { codingIds: [...codingIds], limit: 1000 })
      await journey.ask('summary.fill', { cells: [await cell('S01', code)] })
      const { links, text } = (await open('S01', code)).summary!
      for (const one of excerpts) {
        const over = links.filter(
          link =>
            link.sourceId === one.sourceId && link.range!.start < one.range.end && one.range.start < link.range!.end,
        )
        expect(over).toHaveLength(1)
        expect(over[0]!.range!.start).toBeLessThanOrEqual(one.range.start)
        expect(over[0]!.range!.end).toBeGreaterThanOrEqual(one.range.end)
      }
      for (const link of links) {
        const under = excerpts.filter(
          one =>
            link.sourceId === one.sourceId && link.range!.start < one.range.end && one.range.start < link.range!.end,
        )
        const coders = new Set(under.map(one => names.get(one.coderId)!))
        const line = text.slice(link.phrase.end).split('\n')[0]!
        expect(line.startsWith(`” (${link.reference})`)).toBe(true)
        if (coders.size > 1) {
          shared++
          for (const name of coders) expect(line).toContain(name)
        } else expect(line).not.toContain('coded by')
      }
      await undo()
    }
    expect(shared).toBeGreaterThan(0)
    expect((await open('S08', 'GEOG')).summary).toBeNull()
    await clean()
  })
})

describe('what moved since', () => {
  it('[44] a coding added the next day marks the cell as stale, and the text is untouched', async () => {
    now = '2026-03-02T10:00:00.000Z'
    await write('S08', 'PLAYBOOK', 'Few saw the playbook.')
    now = '2026-03-03T09:00:00.000Z'
    const added = await codeAnew('T15', 'PLAYBOOK')
    const stale = await open('S08', 'PLAYBOOK')
    expect(stale.summary).toMatchObject({ text: 'Few saw the playbook.', moved: { added: 1, removed: 0, changed: 0 } })
    expect(stale.added).toEqual([added])
    const found = await matrix({ show: 'stale' })
    expect(found.rows.map(row => row.key)).toEqual(['S08'])
    expect(found.columns.map(column => column.key)).toEqual(['PLAYBOOK'])
    expect(found.summaries[0]!.moved).toEqual({ added: 1, removed: 0, changed: 0 })
    // Neither reviewed nor signed while it is: looked at first.
    const summaryId = stale.summary!.id
    expect(await journey.refused('summary.review', { summaryIds: [summaryId], reviewed: true })).toContain('moved')
    await journey.ask('summary.accept', { summaryIds: [summaryId] })
    expect((await open('S08', 'PLAYBOOK')).summary).toMatchObject({ text: 'Few saw the playbook.', moved: null })
    await undo()
    expect((await open('S08', 'PLAYBOOK')).summary!.moved).not.toBeNull()
    await undo()
    expect((await open('S08', 'PLAYBOOK')).summary!.moved).toBeNull()
  })

  it('tells passages that came, went and changed, with why they went and where they stood', async () => {
    const first = await codeAnew('T15', 'ADVICE', 1)
    const second = await codeAnew('T15', 'ADVICE', 3)
    const third = await codeAnew('T16', 'ADVICE', 2)
    await write('S08', 'ADVICE', 'Advice is asked for.')
    await journey.ask('coding.remove', { codingIds: [first] })
    await journey.ask('coding.recode', { codingIds: [second], codeId: await codeId('GEOG') })
    const entry = (await journey.ask('coding.excerpts', { codingIds: [third] })).excerpts[0]!
    await journey.ask('coding.resize', {
      codingId: third,
      range: { start: entry.range.start, end: entry.range.end + 4 },
    })
    const opened = await open('S08', 'ADVICE')
    expect(opened.summary!.moved).toEqual({ added: 0, removed: 2, changed: 1 })
    expect(opened.changed).toEqual([third])
    expect(opened.removed.map(one => [one.reference.slice(0, 3), one.why])).toEqual([
      ['T15', 'removed'],
      ['T15', expect.stringContaining('now “')],
    ])
    expect(opened.removed.every(one => one.range !== null)).toBe(true)
    // Writing on does not say that it was looked at.
    await write('S08', 'ADVICE', 'Advice is asked for, rarely.')
    expect((await open('S08', 'ADVICE')).summary!.moved).not.toBeNull()
    await clean()
  })
})

describe('phrases', () => {
  it('lead to their passages, move with the text, and stay as a reference when their words go', async () => {
    const { summaryId, stamp } = await write('S03', 'GEOG', 'They took up the forms, and left the rest.')
    const key = 'GEOG'
    const codingId = (await open('S03', key)).codingIds[0]!
    await journey.ask('summary.link', { summaryId, stamp, phrase: { start: 13, end: 23 }, codingId })
    const linked = async () => (await open('S03', key)).summary!
    const words = async () => {
      const { text, links } = await linked()
      return links.map(link => text.slice(link.phrase.start, link.phrase.end))
    }
    expect(await words()).toEqual(['the forms,'])
    const again = { summaryId, stamp, phrase: { start: 13, end: 23 }, codingId }
    expect(await journey.refused('summary.link', again)).toContain('already')
    await write('S03', key, 'In spring they took up the new forms, and left the rest.')
    expect(await words()).toEqual(['the new forms,'])
    expect(await journey.refused('summary.link', { ...again, phrase: { start: 0, end: 4 } })).toContain('changed since')
    await write('S03', key, 'Nothing is left of that.')
    expect((await linked()).links[0]!.phrase.start).toBe((await linked()).links[0]!.phrase.end)
    // What is linked to stays as long as the link, also without its coding.
    await journey.ask('coding.remove', { codingIds: [codingId] })
    expect((await linked()).links).toHaveLength(1)
    await journey.ask('summary.unlink', { linkId: (await linked()).links[0]!.id })
    expect((await linked()).links).toEqual([])
    await clean()
    await undo()
    await journey.ask('summary.remove', { summaryIds: [summaryId] })
    await clean()
    await undo()
    expect((await linked()).links).toHaveLength(1)
    await clean()
  })
})

describe('a linked passage whose words are gone', () => {
  it('is told, keeps its place in the queue, and is let go with its link', async () => {
    const source = (await journey.ask('source.list', {})).find(one => one.key === 'T21')!
    const opened = await journey.ask('source.open', { sourceId: source.id })
    const paragraph = opened.paragraphs.filter(one => one.text.length > 60)[4]!
    const range = { start: paragraph.start + 4, end: paragraph.start + 30 }
    const { summaryId, stamp } = await write('S11', 'ADVICE', 'They ask when they must.')
    const linkId = await journey.ask('summary.link', {
      summaryId,
      stamp,
      phrase: { start: 0, end: 8 },
      passage: { sourceId: source.id, range },
    })
    await journey.ask('source.edit', {
      sourceId: source.id,
      state: opened.textState,
      steps: [{ start: range.start - 2, end: range.end + 2, insert: '' }],
    })
    expect((await open('S11', 'ADVICE')).summary!.links).toMatchObject([{ id: linkId, range: null }])
    await clean()
    const questions = await journey.ask('anchor.questions', {})
    const question = questions.find(one => one.alsoHolds.links === 1)!
    const sentence = await journey.refused('anchor.answer', {
      answers: [{ questionId: question.id, answer: 'remove' }],
    })
    expect(sentence).toContain('a phrase of a summary')
    await journey.ask('summary.unlink', { linkId })
    expect((await journey.ask('anchor.questions', {})).map(one => one.id)).not.toContain(question.id)
    await clean()
  })
})

describe('status and history', () => {
  it('a signed one that is changed becomes a draft again and says so; what it said stays in its history', async () => {
    now = '2026-03-04T09:00:00.000Z'
    const me = (await journey.ask('project.info', {}))!.coder.id
    const { summaryId } = await write('S05', 'PLAYBOOK', 'Playbooks carry it.')
    await journey.ask('summary.review', { summaryIds: [summaryId], reviewed: true })
    expect((await open('S05', 'PLAYBOOK')).summary).toMatchObject({ status: 'reviewed', reviewed: { by: 'Coder A' } })
    const other = (await journey.ask('project.coders', {})).find(coder => coder.id !== me)!
    expect(await journey.refused('summary.sign', { summaryId, coderId: other.id })).toContain('Nobody signs')
    await journey.ask('summary.sign', { summaryId, coderId: me })
    expect((await open('S05', 'PLAYBOOK')).summary).toMatchObject({ status: 'signed', signed: { by: 'Coder A' } })
    expect(await write('S05', 'PLAYBOOK', 'Playbooks carry most of it.')).toMatchObject({ was: 'signed' })
    expect((await acts()).some(label => label.includes('which was signed: a draft again'))).toBe(true)
    const { summary, history } = await open('S05', 'PLAYBOOK')
    expect(summary).toMatchObject({ status: 'draft', signed: null, reviewed: null })
    expect(history).toMatchObject([{ text: 'Playbooks carry it.', status: 'signed', coder: 'Coder A', of: null }])
    await undo()
    expect((await open('S05', 'PLAYBOOK')).summary).toMatchObject({ status: 'signed', text: 'Playbooks carry it.' })
  })

  it('keeps what another coder wrote, and what was written on another day', async () => {
    await write('S06', 'GEOG', 'First.')
    await write('S06', 'GEOG', 'Second, the same day.')
    now = '2026-03-05T09:00:00.000Z'
    await write('S06', 'GEOG', 'Third, the next day.')
    await journey.ask('project.workAs', { name: 'Coder B' })
    await write('S06', 'GEOG', 'Fourth, by somebody else.')
    await journey.ask('project.workAs', { name: 'Coder A' })
    const { history, summary } = await open('S06', 'GEOG')
    expect(summary!.coder).toBe('Coder B')
    expect(history.map(one => one.text)).toEqual(['Third, the next day.', 'Second, the same day.'])
  })
})

describe('when codes are restructured', () => {
  const plan = async (from: string, into: string) => {
    const request = {
      operation: 'merge' as const,
      codeIds: [await codeId(from)],
      intoId: await codeId(into),
      overlaps: 'apart' as const,
      below: 'follow' as const,
      reason: 'One idea.',
    }
    return { request, plan: await journey.ask('framework.plan', request) }
  }

  it('summaries follow a merged code; where both have one, the former is read as history; undo brings all back', async () => {
    const a = (await write('S09', 'CONTACT_VISIT', 'Visits at S09.')).summaryId
    const b = (await write('S10', 'CONTACT_VISIT', 'Visits at S10.')).summaryId
    await write('S10', 'CONTACT_REMOTE', 'Calls at S10.')
    const { request, plan: planned } = await plan('CONTACT_VISIT', 'CONTACT_REMOTE')
    expect(planned.links).toMatchObject({ summaries: 2, summariesStay: 1 })
    const visits = await codeId('CONTACT_VISIT')
    await journey.ask('framework.apply', { request, seen: planned.seen })
    expect((await open('S09', 'CONTACT_REMOTE')).summary).toMatchObject({ id: a, text: 'Visits at S09.' })
    const both = await open('S10', 'CONTACT_REMOTE')
    expect(both.summary!.text).toBe('Calls at S10.')
    expect(both.history).toMatchObject([{ text: 'Visits at S10.', of: expect.stringMatching(/./) }])
    const left = await matrix()
    expect(left.leftOut.summaries).toBe(1)
    const shown = await matrix({ retired: true })
    expect(shown.columns.some(column => column.codeId === visits && column.retired)).toBe(true)
    await undo()
    expect((await open('S09', 'CONTACT_VISIT')).summary!.id).toBe(a)
    expect((await open('S10', 'CONTACT_VISIT')).summary!.id).toBe(b)
    await clean()
  })

  it('a code with summaries is not removed behind their back', async () => {
    const made = await journey.ask('code.create', { name: 'Passing', kind: 'code', parentId: null })
    await journey.ask('summary.keep', {
      caseId: await caseId('S01'),
      codeId: made,
      text: 'Something.',
      stretch: newStretch(),
    })
    expect(await journey.refused('code.remove', { codeId: made })).toContain('1 summaries of cases')
  })
})

describe('the summary of a case', () => {
  it('goes from not started to signed, and is to be looked at again when something moves under it', async () => {
    const item = async (key: string) => (await journey.ask('summary.cases', {})).find(one => one.key === key)!
    expect((await item('S12')).progress).toBe('not started')
    await write('S12', 'GEOG', 'Far away.')
    expect(await item('S12')).toMatchObject({ progress: 'in progress', cells: { written: 1 } })
    const { summaryId } = await write('S12', null, 'A small follower.\n\nIt learned by itself.')
    const me = (await journey.ask('project.info', {}))!.coder.id
    await journey.ask('summary.review', { summaryIds: [summaryId], reviewed: true })
    expect((await item('S12')).progress).toBe('reviewed')
    await journey.ask('summary.sign', { summaryId, coderId: me })
    expect((await item('S12')).progress).toBe('signed')
    const caption = (await matrix()).caption.join(' ')
    expect(caption).toContain('of 12 sites are not signed yet')
    await write('S12', 'GEOG', 'Far away, in truth.')
    const opened = await open('S12', null)
    expect(opened.movedCodes).toMatchObject([{ summaryChanged: true }])
    expect((await item('S12')).summary!.isStale).toBe(true)
    await journey.ask('summary.accept', { summaryIds: [summaryId] })
    expect((await open('S12', null)).movedCodes).toEqual([])
    expect((await item('S12')).progress).toBe('signed')
  })

  it('enters the framework matrix once it is signed, says when something moved, and leaves it with its signature', async () => {
    const pageOf = async (key: string) =>
      (await matrix({ pages: true, people: true })).rows.find(row => row.key === key)!.page
    const { summaryId, was } = await write('S11', null, 'It taught more than it learned.')
    expect(was).toBeNull()
    expect(await pageOf('S11')).toBeNull()
    const me = (await journey.ask('project.info', {}))!.coder.id
    await journey.ask('summary.sign', { summaryId, coderId: me })
    const page = { id: summaryId, text: 'It taught more than it learned.', isStale: false }
    expect(await pageOf('S11')).toEqual(page)
    expect((await matrix()).rows.every(row => row.page === undefined)).toBe(true)
    expect((await matrix({ pages: true })).caption.join(' ')).toContain('stands in its row once it is signed')
    await write('S11', 'GEOG', 'Near.')
    expect(await pageOf('S11')).toEqual({ ...page, isStale: true })
    const to = journey.path('pages.csv')
    await journey.ask('export.frameworkMatrix', { ...frameworkAsked({ pages: true }), to, format: 'csv' })
    const lines = readFileSync(to, 'utf8')
    expect(lines).toMatch(/^Case,Case summary,Summary of the case,/)
    expect(lines).toContain("S11 St Orrin's Children's,signed,It taught more than it learned. (to be looked at again),")
    expect(lines).toMatch(/S01 .*,not signed yet,/)
    // Written on, it is a draft again, and out of the display.
    await write('S11', null, 'It taught more than it learned, it says.')
    expect(await pageOf('S11')).toBeNull()
    for (let step = 0; step < 4; step++) await journey.ask('project.undo', {})
    expect(await pageOf('S11')).toBeNull()
  })

  it('stands with its case’s positions on every proposition', async () => {
    const positions = await journey.ask('summary.positions', { caseId: await caseId('S08') })
    expect(positions).toHaveLength(8)
    expect(positions.find(one => one.key === 'P1')).toMatchObject({
      suggested: 'mixed',
      confirming: 2,
      disconfirming: 3,
    })
  })
})

describe('the framework matrix', () => {
  it('orders by an attribute and shows it, pairs are rows as well, and says why a cell is empty', async () => {
    const ordered = await matrix({ attributes: ['sector'], order: { by: 'sector', down: false } })
    const sectors = ordered.rows.map(row => row.values[0]!)
    expect(sectors).toEqual([...sectors].sort())
    expect(ordered.caption[0]).toContain('by sector, from low to high')
    const pairs = await matrix({ rows: 'pairs' })
    expect(pairs.rows.every(row => row.kind === 'pair')).toBe(true)
    expect(pairs.counts.flat().reduce((sum, n) => sum + n, 0)).toBeGreaterThan(0)
    const chosen = await matrix({
      caseIds: [await caseId('S01')],
      codeIds: [await codeId('GEOG')],
    })
    expect([chosen.rows.length, chosen.columns.length]).toEqual([1, 1])
    expect(chosen.rows[0]!.empty).toMatch(/nothing said|not coded/)
  })

  it('refuses what is not there in words', async () => {
    const gone = '00000000-0000-4000-8000-000000000000'
    expect(await journey.refused('summary.cell', { caseId: gone as CaseId, codeId: null })).toContain(
      'not in the project',
    )
    expect(await journey.refused('summary.accept', { summaryIds: [gone as SummaryId] })).toContain('not there')
    await expect(matrix({ attributes: ['colour of eyes'] })).rejects.toThrow('no attribute “colour of eyes”')
  })
})

describe('written out', () => {
  const request = frameworkAsked({ attributes: ['sector'], order: { by: 'sector', down: false } })

  it('[45] a framework matrix in a workbook has a sheet a category, a row a case, and summaries with references', async () => {
    await journey.ask('summary.fill', { cells: [await cell('S02', 'GEOG')] })
    const { summary } = await open('S02', 'GEOG')
    const seen = await matrix({ attributes: ['sector'], order: request.order })
    const paths = [journey.path('one.xlsx'), journey.path('two.xlsx')]
    for (const to of paths) await journey.ask('export.frameworkMatrix', { ...request, to, format: 'xlsx' })
    expect(readFileSync(paths[0]!)).toEqual(readFileSync(paths[1]!))
    const sheets = (await readXlsx(readFileSync(paths[0]!))).map(({ sheet, data }) => ({ name: sheet, rows: data }))
    expect(sheets.map(sheet => sheet.name)).toEqual([
      ...seen.categories.map(category => category.name),
      'How it was made',
    ])
    for (const [at, { first, count }] of seen.categories.entries()) {
      const [heads, ...rows] = sheets[at]!.rows
      expect(heads).toEqual([
        'Case',
        'sector',
        'Case summary',
        ...seen.columns.slice(first, first + count).map(column => column.name),
      ])
      expect(rows.map(row => row[0])).toEqual(seen.rows.map(row => `${row.key} ${row.name}`))
    }
    const references = [...new Set(summary!.links.map(link => link.reference))].join('; ')
    expect(references).not.toBe('')
    // In its own cell: the row of the case, the column of the code.
    const of = seen.columns.find(column => column.key === 'GEOG')!
    const sheet = sheets.find(one => one.rows[0]!.includes(of.name))!
    const row = sheet.rows[seen.rows.findIndex(one => one.key === 'S02') + 1]!
    expect(row[sheet.rows[0]!.indexOf(of.name)]).toBe(`${summary!.text} (draft)\n[${references}]`)
    expect(sheets.at(-1)!.rows.flat().join(' ')).toContain('by sector, from low to high')
    expect(readFileSync(`${paths[0]!}.manifest.json`, 'utf8')).toContain('framework matrix')
  })

  it('html, docx and csv say the same; the theme matrix of a case as well', async () => {
    const themes = { caseId: await caseId('S08') }
    for (const format of ['html', 'docx', 'csv'] as const) {
      const to = journey.path(`matrix.${format}`)
      await journey.ask('export.frameworkMatrix', { ...request, to, format })
      if (format !== 'docx') expect(readFileSync(to, 'utf8')).toContain('Playbooks carry it.')
      await journey.ask('export.caseThemes', { ...themes, to: journey.path(`themes.${format}`), format })
    }
    expect(readFileSync(journey.path('themes.html'), 'utf8')).toContain('Observation notes')
    const sentence = await journey.refused('export.caseThemes', {
      ...themes,
      to: journey.path('x.csv'),
      format: 'html',
    })
    expect(sentence).toContain('does not end with .html')
  })

  it('case summaries say who signed and who did not, and none is invented', async () => {
    const to = journey.path('cases.html')
    await write('S01', null, 'An exemplar.\n\nIt wrote down what it did.')
    const all = { caseIds: null, signed: false, to, format: 'html' as const }
    expect(await journey.ask('export.caseSummaries', all)).toMatchObject({ cases: 2, unsigned: 1 })
    const page = readFileSync(to, 'utf8')
    expect(page).toContain('signed by Coder A')
    expect(page).toContain('<p>It wrote down what it did.</p>')
    expect(await journey.ask('export.caseSummaries', { ...all, signed: true })).toMatchObject({ cases: 1 })
    const others = { ...all, caseIds: [await caseId('S02')] }
    expect(await journey.refused('export.caseSummaries', others)).toContain('No case summary is written yet')
  })

  it('the audit trail and the folder of everything hold them', async () => {
    const to = journey.path('trail')
    await journey.ask('export.audit', { to })
    const trail = readFileSync(`${to}/3 reconstruction/summaries.csv`, 'utf8')
    expect(trail).toContain('Playbooks carry it.')
    expect(readFileSync(`${to}/3 reconstruction/former summaries.csv`, 'utf8')).toContain('Second, the same day.')
    const { names: files } = await journey.ask('export.everything', { to: journey.path('everything') })
    expect(files).toEqual(expect.arrayContaining(['team/framework matrix.xlsx', 'team/case summaries.docx']))
  })
})

describe('across cases', () => {
  const notes = async () => (await journey.ask('matrix.compute', matrixAsked())).notes ?? []

  it('a matrix of sites names those whose case summary is not signed yet, once any is written', async () => {
    const { summaryId } = await write('S12', null, 'A small specialist hospital at the end of a line.')
    expect((await notes()).some(note => note.startsWith('Not signed yet: ') && /S\d\d/.test(note))).toBe(true)
    const { coder } = (await journey.ask('project.info', {}))!
    await journey.ask('summary.sign', { summaryId, coderId: coder.id })
    const open = (await notes()).find(note => note.startsWith('Not signed yet: '))!
    expect(open.includes('S12')).toBe(false)
  })
})
