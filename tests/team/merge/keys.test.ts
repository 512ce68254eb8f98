// Keys that people cite, given in several copies: no two questions of the topic guide and no two cases of a kind have one, and which has
// which is the same whoever comes first.

import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { Cases, smallBase, type CaseInHand, type Hand } from './support/merge-case.ts'
import { inEveryOrder } from './support/orders.ts'

const cases = new Cases(async hand => {
  await smallBase(hand)
  await hand.ask('question.add', { wordings: ['What changed?', 'Who helped?'] })
  for (const name of ['North', 'South']) await hand.ask('case.create', { kind: 'site', name, key: name[0]! })
  await hand.ask('case.create', { kind: 'site', name: 'West' })
})
afterAll(() => cases.end())

type Work = (hand: Hand) => Promise<unknown>

const CODERS = ['Ben', 'Cleo', 'Dora'] as const

async function copies(...works: readonly Work[]): Promise<CaseInHand> {
  const one = await cases.start(...CODERS.slice(0, works.length))
  for (const [at, work] of works.entries()) await one.theirs(CODERS[at]!, work)
  return one
}

/** What is seen once the copies are home, together and one after the other in every order, each undone. */
async function home(look: (ours: Hand) => Promise<readonly string[]>, ...works: readonly Work[]) {
  const one = await copies(...works)
  return inEveryOrder(one, CODERS.slice(0, works.length), look)
}

const both =
  (...works: readonly Work[]): Work =>
  async hand => {
    for (const work of works) await work(hand)
  }

describe('questions of the topic guide', () => {
  const guide = async (ours: Hand) =>
    (await ours.ask('question.list', {})).map(({ key, wording }) => `${key} ${wording}`).sort()
  const base = ['Q1 What changed?', 'Q2 Who helped?']
  const asks =
    (...wordings: string[]): Work =>
    hand =>
      hand.ask('question.add', { wordings })
  const id = async (hand: Hand, wording: string) =>
    (await hand.ask('question.list', {})).find(one => one.wording === wording)!.id
  const calls =
    (wording: string, key: string): Work =>
    async hand =>
      hand.ask('question.change', { questionId: await id(hand, wording), key })

  it('two that were made apart under one key: the first by its words has it, the other says that it is the second', async () => {
    expect(await home(guide, asks('Who decided?'), asks('How long?'))).toEqual([
      ...base,
      'Q3 (2) Who decided?',
      'Q3 How long?',
    ])
  })

  it('three, and one of the lead', async () => {
    const one = await copies(asks('Who decided?'), asks('How long?'), asks('Which vendor?'))
    await asks('What else?')(one.ours)
    expect(await inEveryOrder(one, CODERS, guide)).toEqual([
      ...base,
      'Q3 (2) What else?',
      'Q3 (3) Which vendor?',
      'Q3 (4) Who decided?',
      'Q3 How long?',
    ])
  })

  it('one question that two wrote down under different keys has the later one, and no other loses its own by it', async () => {
    expect(await home(guide, asks('Who decided?', 'How long?'), asks('How long?'))).toEqual([
      ...base,
      'Q3 Who decided?',
      'Q4 How long?',
    ])
  })

  it('one that leaves a key to another copy’s question, which is then called so', async () => {
    const late = both(asks('Why?', 'When?'), async hand => {
      await calls('Why?', 'Q9')(hand)
    })
    expect(await home(guide, asks('Why?'), asks('Where?'), late)).toEqual(
      await home(guide, late, asks('Where?'), asks('Why?')),
    )
  })

  it('a known one that got the key of a new one says which it had', async () => {
    expect(await home(guide, asks('How long?'), calls('Who helped?', 'Q3'))).toEqual([
      'Q1 What changed?',
      'Q3 (Q2) Who helped?',
      'Q3 How long?',
    ])
  })

  it('three known ones that got one key say all which they had', async () => {
    const one = await cases.start()
    await asks('How long?')(one.ours)
    await one.handOut(...CODERS)
    for (const [at, wording] of ['What changed?', 'Who helped?', 'How long?'].entries())
      await one.theirs(CODERS[at]!, calls(wording, 'X'))
    expect(await inEveryOrder(one, CODERS, guide)).toEqual([
      'X (Q1) What changed?',
      'X (Q2) Who helped?',
      'X (Q3) How long?',
    ])
  })

  it('one that keeps its key while a known one goes off with it', async () => {
    expect(await home(guide, both(calls('Who helped?', 'Q7'), asks('How long?')), asks('Why?'))).toEqual(
      await home(guide, asks('Why?'), both(calls('Who helped?', 'Q7'), asks('How long?'))),
    )
  })

  it('the report says so, and twice is once', async () => {
    const one = await copies(asks('Who decided?'), asks('How long?'))
    const { plan, asked } = await one.merge('Ben', 'Cleo')
    expect(asked).toEqual([])
    expect(plan.lines.find(line => line.kind === 'M05')).toMatchObject({
      says: 'Topic-guide questions of one key: told apart',
      count: 1,
      names: ['Q3 (2): Who decided?'],
    })
    const again = await one.compare('Ben', 'Cleo')
    expect([again.deeds, again.questions]).toEqual([0, []])
    await one.theirs('Ben', async hand =>
      hand.ask('question.change', { questionId: await id(hand, 'Who decided?'), wording: 'Who decided it?' }),
    )
    expect((await one.merge('Ben')).asked).toEqual([])
    expect(await guide(one.ours)).toEqual([...base, 'Q3 (2) Who decided it?', 'Q3 How long?'])
  })

  it('handed out again, a key that was told apart stays', async () => {
    const one = await copies(asks('Who decided?'), asks('How long?'))
    await one.merge('Ben', 'Cleo')
    await one.handOut('Ed')
    await one.theirs('Ed', asks('Why?'))
    await one.merge('Ed')
    expect(await guide(one.ours)).toEqual([...base, 'Q3 (2) Who decided?', 'Q3 How long?', 'Q5 Why?'])
  })
})

describe('cases', () => {
  const sites = async (ours: Hand) =>
    (await ours.ask('case.list', {})).map(({ kind, key, name }) => `${kind} ${key} ${name}`).sort()
  const id = async (hand: Hand, name: string) => (await hand.ask('case.list', {})).find(one => one.name === name)!.id
  const makes =
    (name: string, key: string | null, kind = 'site'): Work =>
    hand =>
      hand.ask('case.create', { kind, name, key })
  const keys =
    (name: string, key: string): Work =>
    async hand =>
      hand.ask('case.setKey', { caseId: await id(hand, name), key })

  it('a known one that got the key of a new one says which it had; where it had none, how it is called', async () => {
    expect(await home(sites, makes('Harbour', 'C12'), keys('North', 'C12'), keys('West', 'C12'))).toEqual([
      'site C12 (N) North',
      'site C12 (West) West',
      'site C12 Harbour',
      'site S South',
    ])
  })

  it('two known ones that got one key say both', async () => {
    expect(await home(sites, keys('North', 'C12'), keys('South', 'C12'))).toEqual([
      'site C12 (N) North',
      'site C12 (S) South',
      'site null West',
    ])
  })

  it('of two kinds one key is of each', async () => {
    expect(await home(sites, makes('Harbour', 'C12'), makes('Rita', 'C12', 'participant'))).toEqual([
      'participant C12 Rita',
      'site C12 Harbour',
      'site N North',
      'site S South',
      'site null West',
    ])
  })

  it('made of another kind, where its key is another one’s', async () => {
    const kinds: Work = async hand => hand.ask('case.setKind', { caseIds: [await id(hand, 'North')], kind: 'place' })
    expect(await home(sites, kinds, makes('Rita', 'N', 'place'))).toEqual([
      'place N (N) North',
      'place N Rita',
      'site S South',
      'site null West',
    ])
  })

  for (const when of ['merging', 'later'] as const)
    it(`[M34] made alike and said to be two, answered ${when}: theirs says whose copy it is of`, async () => {
      const one = await copies(makes('Harbour', 'C12'))
      await makes('Harbour', 'C12')(one.ours)
      const before = await sites(one.ours)
      if (when === 'merging') await one.mergeWith(['Ben'], { M34: { choice: 'two' } })
      else {
        const { question } = await one.merge('Ben')
        expect(question('M34').options.map(option => option.label)).toContain('Two cases, theirs with the key C12 (B)')
        const [open] = await one.ours.ask('merge.open', {})
        await one.ours.ask('merge.answer', { decision: { question: open!.id, choice: 'two' } })
      }
      expect((await sites(one.ours)).filter(each => each.includes('C12'))).toEqual([
        'site C12 (B) Harbour',
        'site C12 Harbour',
      ])
      expect((await one.compare('Ben')).deeds).toBe(0)
      await one.ours.ask('project.undo', {})
      if (when === 'later') await one.ours.ask('project.undo', {})
      expect(await sites(one.ours)).toEqual(before)
    })

  it('[M34] made alike, ours without a key, and said to be two: the key goes back to theirs', async () => {
    const one = await copies(makes('Harbour', 'C12'))
    await makes('Harbour', null)(one.ours)
    await one.mergeWith(['Ben'], { M34: { choice: 'two' } })
    expect((await sites(one.ours)).filter(each => each.includes('Harbour'))).toEqual([
      'site C12 Harbour',
      'site null Harbour',
    ])
  })

  it('[M34] an answer that would give two cases one key is refused, while merging and later', async () => {
    const one = await copies(keys('North', 'N1'))
    await keys('North', 'N2')(one.ours)
    await makes('Harbour', 'N3')(one.ours)
    const choice = (question: string) => ({ question, choice: 'fields', values: { key: { text: 'N3' } } })
    const plan = await one.compare('Ben')
    const refused = 'With this answer two things would have the key N3. Choose another one.'
    await expect(
      one.ours.ask('merge.decide', { planId: plan.id, decisions: [choice(plan.questions[0]!.id)] }),
    ).rejects.toThrow(refused)
    await one.merge('Ben')
    const [open] = await one.ours.ask('merge.open', {})
    await expect(one.ours.ask('merge.answer', { decision: choice(open!.id) })).rejects.toThrow(refused)
  })
})

it('two sources of one key stay so: a transcript and its notes may both be T10', async () => {
  const one = await cases.start('Ben', 'Cleo')
  for (const [who, name] of [
    ['Ben', 'T10 transcript'],
    ['Cleo', 'T10 notes'],
  ] as const)
    await one.theirs(who, async hand => {
      const file = hand.journey.path(`${name}.txt`)
      writeFileSync(file, `Written as ${name}.\n`)
      const plan = await hand.ask('import.plan', { paths: [file] })
      await hand.ask('import.apply', {
        files: plan.map(each => ({
          token: each.token,
          name,
          kind: each.kind,
          date: null,
          caseKeys: [],
          participantKeys: [],
        })),
      })
    })
  const seen = await inEveryOrder(one, ['Ben', 'Cleo'], async ours =>
    (await ours.ask('source.list', {})).flatMap(({ key, name }) => (key === null ? [] : `${key}: ${name}`)),
  )
  expect(seen).toEqual(['T10: T10 notes', 'T10: T10 transcript'])
})
