// Saved versions and kept runs of another project come with it, apart from ours: whole, with the codes, people and sources they tell of called by ours
// where they were found to be ours, read by nothing that asks for ours.

import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import type { CodeId, VersionId } from '../../../src/base/ids.ts'
import type { Hand } from '../merge/support/merge-case.ts'
import { everyQuestion } from '../support/every-question.ts'
import { SAMPLE } from '../../support/journey.ts'
import { code, source, TwoProjects } from './support/bringing.ts'

const two = new TwoProjects()
afterAll(() => two.end())

const TEXT = 'Interviewer: How did it go?\nRespondent: We shared the playbooks early.\n'
const MEASURES = ['percent', 'kappa'] as const

async function codedByTwo(hand: Hand, name: string): Promise<void> {
  const sourceId = (await hand.ask('source.list', {})).find(one => one.name === name)!.id
  for (const coder of ['Ben', 'Cem']) {
    await hand.ask('project.workAs', { name: coder })
    await code(hand, name, 'Trust', 'shared the playbooks')
    await hand.ask('source.markCoded', { sourceId, coded: true })
  }
}

async function keepRun(hand: Hand, label: string): Promise<void> {
  const coderIds = ['Ben', 'Cem'].map(name => hand.coderId(name))
  await hand.ask('agreement.keep', { label, coderIds, unit: 'character', measures: [...MEASURES] })
}

/** Both know the interview and Trust; what ours has saved is its own v1. */
async function ours(hand: Hand): Promise<void> {
  await source(hand, 'Interview A', TEXT)
  await hand.code('Trust')
  await hand.define('Trust', 'Trust between partners')
  await hand.ask('version.save', { label: 'v1', reason: 'Ours' })
}
async function theirs(hand: Hand): Promise<void> {
  await source(hand, 'Interview A', TEXT)
  await source(hand, 'Diary', 'Respondent: We shared the playbooks late.\n')
  await hand.code('Trust')
  await hand.code('Faith')
  await hand.code('Time')
  await hand.ask('version.save', { label: 'v1', reason: 'First' })
  await hand.merge('Faith', 'Trust')
  await hand.define('Trust', 'Trust among wards')
  await hand.ask('version.save', { label: 'v2', reason: 'Merged' })
  await codedByTwo(hand, 'Interview A')
  await codedByTwo(hand, 'Diary')
  await keepRun(hand, 'Round 1')
  await hand.ask('comment.add', {
    thing: { about: 'version', id: (await hand.ask('version.list', {})).versions[1]!.id as never },
    body: 'Agreed',
  })
}

const othersOf = async (hand: Hand) => (await hand.ask('version.others', {}))[0]!
const versionOf = async (hand: Hand, label: string): Promise<VersionId> =>
  (await othersOf(hand)).versions.find(one => one.label === label)!.id
const runOf = async (hand: Hand) => (await hand.ask('agreement.otherRuns', {}))[0]!.runs[0]!.id
const PAST = ['other_project', 'other_version', 'other_run'] as const
const past = (hand: Hand) => PAST.map(table => hand.rows(table).length)

describe('saved versions of another project', () => {
  it('stand apart, whose they are and when they came beside them; ours are as they were', async () => {
    await two.make(ours, theirs)
    const before = await two.ours.ask('version.list', {})
    const { done, asked } = await two.bringIn()
    expect(asked).toEqual(['M07 Trust'])
    expect(done.filter(line => line.includes('other_'))).toEqual(['added other_run 1', 'added other_version 2'])
    expect((await two.ours.ask('version.list', {})).versions).toEqual(before.versions)
    expect((await two.ours.ask('version.list', {})).nextLabel).toBe('v2')
    expect(await two.ours.ask('version.others', {})).toMatchObject([
      {
        project: 'Ward',
        broughtAt: expect.stringMatching(/^\d{4}-/),
        versions: [
          { label: 'v1', reason: 'First', by: 'Bea Coder', hasContent: true, counts: { codes: 3 } },
          { label: 'v2', reason: 'Merged', by: 'Bea Coder', hasContent: true, counts: { codes: 2, retired: 1 } },
        ],
      },
    ])
    expect((await two.ours.ask('project.check', {})).problems).toEqual([])
  })

  it('say what changed in them there: merges with their reasons and all', async () => {
    const [fromId, toId] = [await versionOf(two.ours, 'v1'), await versionOf(two.ours, 'v2')]
    const told = await two.ours.ask('version.diff', { fromId: toId, toId: fromId })
    expect([told.older.label, told.newer.label]).toEqual(['v1 (Ward)', 'v2 (Ward)'])
    expect(told.entries.map(one => [one.kind, one.codes[0]!.name, one.reasons[0]?.reason])).toEqual([
      ['merged', 'Faith', 'the same'],
      ['redefined', 'Trust', null],
    ])
  })

  it('are compared with ours: a code found to be ours is that one, another keeps its own words', async () => {
    const trust = await two.ours.codeId('Trust')
    const told = await two.ours.ask('version.diff', {
      fromId: (await two.ours.ask('version.list', {})).versions[0]!.id,
      toId: await versionOf(two.ours, 'v2'),
    })
    expect([told.older.label, told.newer.label]).toEqual(['v1', 'v2 (Ward)'])
    expect(told.note).toContain('“Ward”')
    expect(told.entries.map(one => [one.kind, one.codes[0]!.name])).toEqual([
      ['added', 'Faith'],
      ['added', 'Time'],
      ['redefined', 'Trust'],
    ])
    expect(told.entries[2]).toMatchObject({ isMajor: false, codes: [{ id: trust }] })
    const now = await two.ours.ask('version.diff', { fromId: await versionOf(two.ours, 'v2'), toId: null })
    expect([now.older.label, now.newer.label]).toEqual(['v2 (Ward)', 'present'])
    await expect(
      two.journey.refused('version.diff', {
        fromId: await versionOf(two.ours, 'v2'),
        toId: await versionOf(two.ours, 'v2'),
      }),
    ).resolves.toContain('does not differ from itself')
  })

  it('are found by name, written as a codebook, stand in the appendix and in the audit trail', async () => {
    expect(await two.ours.ask('list.version', { name: 'v2 (ward)' })).toBe(await versionOf(two.ours, 'v2'))
    expect(await two.ours.ask('list.version', { name: 'v1' })).toBe(
      (await two.ours.ask('version.list', {})).versions[0]!.id,
    )
    expect(await two.journey.refused('list.version', { name: 'v7' })).toContain(
      'Of other projects: v1 (Ward), v2 (Ward)',
    )
    const at = (name: string) => two.journey.path(name)
    const read = (name: string) => readFileSync(at(name), 'utf8')
    await two.ours.ask('export.codebook', {
      to: at('book.html'),
      format: 'html',
      versionId: await versionOf(two.ours, 'v2'),
    })
    expect(read('book.html')).toContain('v2 (Ward)')
    expect(read('book.html')).toContain('Trust among wards')
    await two.ours.ask('export.appendix', { to: at('appendix.html'), format: 'html' })
    expect(read('appendix.html')).toContain('Versions of another project, “Ward”')
    expect(read('appendix.html')).toContain('v1 (Ward)')
    await two.ours.ask('export.audit', { to: at('trail') })
    expect(read('trail/2 reduction/versions of other projects.csv')).toMatch(/Ward,v2,.*Bea Coder,Merged/)
    expect(read('trail/2 reduction/framework v2 of Ward.html')).toContain('Trust among wards')
    expect(read('trail/2 reduction/agreement of other projects.csv')).toContain('Ward,Round 1,')
    expect(read('trail/2 reduction/agreement of Ward 1.html')).toContain('1.000')
  })

  it('are opened from the report of what came', async () => {
    const [report] = await two.ours.ask('merge.reports', {})
    const { items } = await two.ours.ask('merge.reported', {
      reportId: report!.id,
      kind: 'added',
      what: 'other_version',
    })
    expect(items).toMatchObject([
      {
        what: 'Version of another project',
        name: 'v1',
        opens: { kind: 'version', id: await versionOf(two.ours, 'v1') },
      },
      { name: 'v2' },
    ])
    const runs = await two.ours.ask('merge.reported', { reportId: report!.id, kind: 'added', what: 'other_run' })
    expect(runs.items).toMatchObject([{ name: 'Round 1', opens: { kind: 'agreement', id: await runOf(two.ours) } }])
  })

  it('keep what was said of them', async () => {
    const id = await versionOf(two.ours, 'v2')
    const [said] = await two.ours.ask('comment.on', { thing: { about: 'version', id: id as never } })
    expect(said).toMatchObject({ body: 'Agreed', isGone: false })
  })
})

describe('words that were taken out here for good', () => {
  it('do not come back in a version of another project', async () => {
    const named = (work: (hand: Hand) => Promise<unknown>) => async (hand: Hand) => {
      await source(hand, 'Interview B', 'Respondent: Tomasz helped us a lot.\n')
      await work(hand)
    }
    await two.make(
      named(async hand => {
        const sourceId = await hand.sourceId()
        const { textState: state } = await hand.ask('source.open', { sourceId })
        const range = { start: 12, end: 18 }
        await hand.ask('source.redact', { sourceId, state, range, scope: 'text', by: '[a nurse]' })
      }),
      named(async hand => {
        await hand.code('Help')
        await hand.define('Help', 'What somebody did', { typical: '“Tomasz helped us a lot”' })
        await hand.ask('version.save', { label: 'v1' })
      }),
    )
    await two.bringIn()
    const versionId = await versionOf(two.ours, 'v1')
    const to = two.journey.path('redacted.html')
    await two.ours.ask('export.codebook', { to, format: 'html', versionId })
    expect(readFileSync(to, 'utf8')).toContain('[a nurse] helped us a lot')
    expect(readFileSync(to, 'utf8')).not.toContain('Tomasz')
  })
})

describe('kept runs of another project', () => {
  it('show their figures of then, with their version and their people, who are ours; ours are as they were', async () => {
    await two.make(ours, theirs)
    await two.bringIn()
    expect(await two.ours.ask('agreement.runs', {})).toEqual([])
    const run = await two.ours.ask('agreement.run', { runId: await runOf(two.ours) })
    expect(run).toMatchObject({
      label: 'Round 1',
      version: 'v2',
      coders: ['Ben', 'Cem'],
      other: { project: 'Ward' },
      here: { notHere: [], codesNotHere: [] },
    })
    expect(run.result.caption).toContain('Worked out in another project, “Ward”, under version v2 of its framework.')
    expect(run.result.byCode.map(row => [row.id, row.figures[0]!.pooled.value])).toEqual([
      [await two.ours.codeId('Trust'), 1],
    ])
    const page = await two.ours.ask('agreement.passages', {
      coderIds: [...run.here!.coderIds],
      codeIds: [...run.here!.codeIds],
      sourceIds: [...run.here!.sourceIds],
    })
    expect(page.total).toBe(2)
    const to = two.journey.path('run.html')
    await two.ours.ask('export.agreement', { runId: run.id, to, format: 'html' })
    expect(readFileSync(to, 'utf8')).toContain('another project, “Ward”')
  })

  it('say whose passages are not here, where a source or a code stayed out', async () => {
    await two.make(ours, theirs)
    await two.bringIn({ Diary: 'out', Trust: 'out' })
    const run = await two.ours.ask('agreement.run', { runId: await runOf(two.ours) })
    expect(run.here).toMatchObject({ notHere: ['Diary'], codesNotHere: ['Trust'], sourceIds: [expect.any(String)] })
    expect(run.result.bySource.length).toBe(2)
  })

  it('of somebody who stays out stay out, by name; without them they come later', async () => {
    await two.make(ours, theirs)
    const { plan } = await two.bringIn({ Cem: 'out' })
    expect(plan.lines.find(line => line.what === 'other_run')).toMatchObject({ kind: 'M47', names: ['Round 1'] })
    expect(past(two.ours)).toEqual([1, 2, 0])
    await two.bringIn({ Cem: 'new' })
    expect(past(two.ours)).toEqual([1, 2, 1])
  })

  it('are not read while a source that they tell of is sealed', async () => {
    await two.make(ours, theirs)
    await two.bringIn()
    const runId = await runOf(two.ours)
    const sourceId = await two.ours.sourceId()
    await two.ours.ask('team.allocate', {
      changes: ['Ana Lead', 'Ben'].map((name, at) => ({
        sourceId,
        coderId: two.ours.coderId(name),
        part: at === 0 ? ('first' as const) : ('second' as const),
        blind: true,
      })),
    })
    expect(await two.ours.ask('agreement.otherRuns', {})).toEqual([])
    expect(await two.journey.refused('agreement.run', { runId })).toContain('not there any more')
    expect((await two.ours.ask('version.others', {}))[0]!.versions.length).toBe(2)
  })
})

describe('brought in twice, undone, removed, handed on', () => {
  it('nothing is doubled or asked; undo takes all back and redo brings it', async () => {
    await two.make(ours, theirs)
    await two.bringIn()
    const again = await two.bringIn()
    expect(again.plan).toMatchObject({ deeds: 0, questions: [] })
    expect(past(two.ours)).toEqual([1, 2, 1])
    await two.ours.ask('project.undo', {})
    expect(past(two.ours)).toEqual([0, 0, 0])
    await two.ours.ask('project.redo', {})
    expect(past(two.ours)).toEqual([1, 2, 1])
  })

  it('what came since comes; a run that was removed here stays removed', async () => {
    await two.make(ours, theirs)
    await two.bringIn()
    await two.ours.ask('agreement.removeRun', { runId: await runOf(two.ours) })
    await two.there(async hand => {
      await hand.code('Late')
      await hand.ask('version.save', { label: 'v3' })
    })
    await two.bringIn()
    expect(past(two.ours)).toEqual([1, 3, 0])
    expect((await two.bringIn()).plan.deeds).toBe(0)
  })

  it('a code that stayed out and is found to be ours later is ours in them too', async () => {
    await two.make(ours, theirs)
    await two.bringIn({ Trust: 'out' })
    const diff = async () =>
      (await two.ours.ask('version.diff', { fromId: await versionOf(two.ours, 'v1'), toId: null })).entries
        .filter(one => one.codes[0]!.name === 'Trust')
        .map(one => one.kind)
    expect(await diff()).toEqual(['added', 'removed'])
    const { plan } = await two.bringIn({ Trust: 'same' })
    expect(plan.lines.find(line => line.what === 'other_version')).toMatchObject({ kind: 'changed', count: 2 })
    expect(await diff()).toEqual(['redefined'])
    expect((await two.bringIn()).plan.deeds).toBe(0)
  })

  it('two of theirs that are one of ours: the first is called so, the second keeps its own', async () => {
    await two.make(ours, theirs)
    const bringing = await two.bring()
    const codes = await two.pairs(bringing, 'code')
    const trust = codes.find(one => one.name === 'Trust')!.likely[0]!.id
    await two.journey.ask('bring.decide', {
      bringingId: bringing.id,
      decisions: codes
        .filter(one => one.name !== 'Time')
        .map(one => ({ id: one.id, choice: 'same' as const, with: trust })),
    })
    await two.decide(bringing)
    await two.journey.ask('merge.apply', { planId: (await two.plan(bringing)).id })
    const told = await two.ours.ask('version.diff', { fromId: await versionOf(two.ours, 'v1'), toId: null })
    const removed = told.entries.filter(one => one.kind === 'removed').flatMap(one => one.codes.map(each => each.name))
    expect(removed.filter(name => name === 'Trust' || name === 'Faith').length).toBe(1)
  })

  it('goes on to a third project under its own name, and never comes back to its own', async () => {
    await two.make(ours, theirs)
    await two.bringIn()
    // Ours is brought into Ward: Ward’s own versions are there, and ours come.
    const oursPath = two.oursPath
    await two.journey.ask('project.open', { path: two.theirsPath, coder: 'Bea Coder' })
    const bringing = await two.journey.ask('bring.project', { path: oursPath })
    await two.decide(bringing)
    await two.journey.ask('merge.apply', { planId: (await two.plan(bringing)).id })
    expect((await two.ours.ask('version.others', {})).map(one => [one.project, one.versions.length])).toEqual([
      ['Study', 1],
    ])
    expect(await two.ours.ask('agreement.otherRuns', {})).toEqual([])
    await two.journey.core.closeProject()
  })

  it('a copy carries them, without the runs that tell of a source it goes without; coming home they are no news', async () => {
    await two.make(ours, theirs)
    await two.bringIn()
    const copy = await two.handOut('Ana Lead')
    const plan = await two.ours.ask('merge.compare', { paths: [copy] })
    expect(plan.questions).toEqual([])
    const lean = two.journey.path('lean.crosscase')
    await two.ours.ask('team.handOut', {
      copies: [{ coder: 'Ben', to: lean }],
      blind: false,
      withoutSources: [await two.ours.sourceId()],
      originals: true,
    })
    await two.journey.ask('project.open', { path: lean })
    expect(past(two.ours)).toEqual([1, 2, 0])
  })
})

describe('nothing that reads ours is moved', () => {
  it('every question is answered as before, but for those that ask for what came', async () => {
    const lead = async (hand: Hand) => {
      await hand.ask('study.load', { path: SAMPLE })
      await hand.ask('version.save', { label: 'v8', reason: 'Ours' })
    }
    await two.make(lead, async hand => {
      await lead(hand)
      const codeId = await hand.code('Only for a while')
      await hand.ask('version.save', { label: 'v9', reason: 'Later than any of ours' })
      const coderIds = ['A', 'B'].map(name => hand.coderId(name))
      await hand.ask('agreement.keep', { label: 'Theirs', coderIds, unit: 'word', measures: ['kappa'] })
      await hand.ask('code.remove', { codeId: codeId as CodeId })
    })
    const answers = async () => {
      const found = new Map<string, string>()
      for (const [name, inputs] of Object.entries(everyQuestion(two.ours.read)))
        for (const [at, input] of (inputs as readonly never[]).entries())
          found.set(
            name === 'list.rows' ? `list.rows of ${(input as { what: string }).what}` : `${name}, ${at}`,
            JSON.stringify(await two.journey.core.call(name, input)),
          )
      return found
    }
    const before = await answers()
    const bringing = await two.bring()
    const bea = (await two.pairs(bringing, 'coder')).find(one => one.name === 'Bea Coder')!
    const decisions = [{ id: bea.id, choice: 'same' as const, with: two.ours.coderId('Ana Lead') }]
    await two.journey.ask('bring.decide', { bringingId: bringing.id, decisions })
    await two.decide(bringing)
    const plan = await two.plan(bringing)
    await two.journey.ask('merge.apply', { planId: plan.id })
    expect(plan.lines.map(line => `${line.kind} ${line.what} ${line.count}`)).toContain('added other_version 2')
    const after = await answers()
    const moved = [...before.keys()].filter(name => before.get(name) !== after.get(name))
    expect(moved.map(name => name.split(',')[0]!).toSorted()).toEqual([
      'agreement.otherRuns',
      // Planned from another state.
      'destroy.plan',
      'destroy.plan',
      // That something was done: the act, its report, and what Bea is called; a stamp holds the last change.
      'list.rows of changes',
      'merge.open',
      'merge.reports',
      'merge.signs',
      'project.history',
      'summary.since',
      'version.others',
    ])
    // And what is done next is done under ours.
    await two.ours.ask('agreement.keep', {
      label: 'Ours',
      coderIds: ['A', 'B'].map(name => two.ours.coderId(name)),
      unit: 'word',
      measures: ['kappa'],
    })
    expect(await two.ours.ask('agreement.runs', {})).toMatchObject([{ label: 'Ours', version: 'v8' }])
    expect((await two.ours.ask('version.list', {})).versions.at(-1)!.label).toBe('v8')
    const from = two.journey.path('book.html')
    await two.ours.ask('export.codebook', { to: from, format: 'html', versionId: null })
    expect(readFileSync(from, 'utf8')).toContain('version v8')
    const sourceId = (await two.ours.ask('source.list', {}))[0]!.id
    const codeId = (await two.ours.ask('code.list', {})).find(one => one.kind === 'code')!.id
    const [codingId] = await two.ours.ask('coding.apply', { sourceId, codeIds: [codeId], range: { start: 0, end: 9 } })
    expect(await two.ours.ask('coding.entry', { codingId: codingId! })).toMatchObject({ version: 'v8' })
    const copy = await two.handOut('B')
    expect((await two.ours.ask('merge.compare', { paths: [copy] })).copies[0]!.version).toBe('v8')
  })
})
