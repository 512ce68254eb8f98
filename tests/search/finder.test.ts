import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Finder } from '../../src/search/finder.ts'
import type { Kind, Thing } from '../../src/search/ranking.ts'
import type { RowSpan } from '../../src/search/shards.ts'
import { finderOf } from '../../src/search/title-queries.ts'
import { beginsWithSlip, isOneSlipAway } from '../../src/search/titles.ts'
import { MemoryStudy } from '../support/memory-study.ts'

const TITLES: Partial<Record<Kind, readonly string[]>> = {
  source: [
    'Knowledge lead',
    'Go-live command room',
    'Änderung der Pläne',
    'Протокол собрания',
    '信任与合作',
    'Ελληνικά σχόλια',
    'Ward visit',
  ],
  code: ['Playbooks', 'Openness about failure', 'Calls and messages', 'Trust'],
  case: ['Quillbrook General', 'Marrowfen District'],
  memo: ['On playbooks and trust'],
  proposition: ['Being near helps.'],
}

function finder(titles = TITLES, built = true): Finder {
  const found = new Finder(kind =>
    (titles[kind] ?? []).map((name, at): Thing => ({
      kind,
      n: at + 1,
      id: `${kind}${at}`,
      key: `${kind[0]!.toUpperCase()}${at + 1}`,
      name,
      detail: kind,
      ...(kind === 'code' ? { texts: [] } : {}),
    })),
  )
  if (built) Array.from(found.warm())
  return found
}
const names = (words: string, from = finder()) => from.find(words).map(one => one.name)

describe.each([
  ['once the index is built', 0],
  ['before it is', 600],
])('by name, %s', (_, others) => {
  // So many others that nothing is indexed on the spot.
  const some = finder(
    { ...TITLES, code: [...TITLES.code!, ...Array.from({ length: others }, (_, at) => `Zz${at}`)] },
    others === 0,
  )
  it('a word', () => expect(names('knowledge', some)[0]).toBe('Knowledge lead'))
  it('in any case, without accents', () => expect(names('anderung plane', some)[0]).toBe('Änderung der Pläne'))
  it('a beginning', () => expect(names('quil', some)[0]).toBe('Quillbrook General'))
  it('one letter', () => expect(names('k', some)[0]).toBe('Knowledge lead'))
  it('two words in any order', () => expect(names('failure open', some)).toEqual(['Openness about failure']))
  it('all of the words, or it is not found', () => expect(names('openness ward', some)).toEqual([]))
  it('a part of a hyphened word', () => expect(names('live', some)).toEqual(['Go-live command room']))
  it('Cyrillic', () => expect(names('собрания', some)).toEqual(['Протокол собрания']))
  it('Greek, with another sigma', () => expect(names('σχολια', some)).toEqual(['Ελληνικά σχόλια']))
  it('Chinese, from its middle', () => expect(names('合作', some)).toEqual(['信任与合作']))
  it('Chinese, one character', () => expect(names('与', some)).toEqual(['信任与合作']))
  it('a key before everything', () => expect(some.find('s3')[0]).toMatchObject({ kind: 'source', key: 'S3' }))
  it('codes first among equals', () => expect(some.find('playbooks').map(one => one.kind)).toEqual(['code', 'memo']))
  it('nothing for nothing', () => expect(some.find('  ')).toEqual([]))
})

describe('with a slip', () => {
  it('a letter wrong', () => expect(names('pleybooks')[0]).toBe('Playbooks'))
  it('a letter left out', () => expect(names('opnness')[0]).toBe('Openness about failure'))
  it('a letter too many', () => expect(names('knowleedge')[0]).toBe('Knowledge lead'))
  it('two letters swapped', () => expect(names('marrwofen')[0]).toBe('Marrowfen District'))
  it('in the beginning of a word that is still being typed', () => {
    expect(names('playbu')).toEqual(['Playbooks', 'On playbooks and trust'])
    expect(names('quilb')).toEqual(['Quillbrook General'])
    expect(names('mxrrxw')).toEqual([])
    expect(names('opnen')).toEqual(['Openness about failure'])
  })
  it('after what is right', () => expect(names('trust')[0]).toBe('Trust'))
  it('not in words of three letters', () => expect(names('wax')).toEqual([]))
})

it.each(['a:b', '^', '+foo', '-bar', 'foo~x', '*', '**', '~1', 'title:trust', '\\', '(', '"', '???'])(
  '%s is no query language',
  words => {
    expect(() => names(words)).not.toThrow()
  },
)

describe('what changes', () => {
  it('is found under its new name at once, and not under the old', () => {
    const titles: Record<string, string[]> = { source: Array.from({ length: 1000 }, (_, at) => `Talk ${at}`) }
    const some = new Finder(kind =>
      (titles[kind] ?? []).map((name, at) => ({ kind, n: at + 1, id: `${kind}${at}`, key: null, name, detail: '' })),
    )
    Array.from(some.warm())
    titles['source']![500] = 'Librarian'
    some.refresh(['source'])
    expect(names('librarain', some)).toEqual(['Librarian'])
    expect(names('talk 500', some)).not.toContain('Talk 500')
  })

  it('is read alone: what lies in other shards is left as it was', () => {
    const titles = Array.from({ length: 1000 }, (_, at) => `Talk ${at}`)
    const asked: RowSpan[] = []
    const some = new Finder((kind, rows) => {
      if (kind !== 'source') return []
      asked.push(rows)
      return titles.flatMap((name, at): Thing[] => {
        const n = at + 1
        return n < rows.first || n > rows.last || name === ''
          ? []
          : [{ kind, n, id: `source${at}`, key: null, name, detail: '' }]
      })
    })
    Array.from(some.warm())
    asked.length = 0
    titles[500] = 'Librarian'
    titles[501] = ''
    titles.push('Newcomer')
    some.refreshRows('source', { first: 501, last: 502 })
    some.refreshRows('source', { first: 1001, last: 1001 })
    expect(names('librarain', some)).toEqual(['Librarian'])
    expect(names('newcomer', some)).toEqual(['Newcomer'])
    expect(names('talk 501', some)).not.toContain('Talk 501')
    expect(asked).toEqual([
      { first: 400, last: 799 },
      { first: 800, last: 1199 },
    ])
  })
})

describe('of some kinds only', () => {
  it('one kind', () => expect(finder().find('trust', { kinds: ['memo'] })).toHaveLength(1))
  it('none of that kind', () => expect(finder().find('quillbrook', { kinds: ['memo', 'code'] })).toEqual([]))
})

describe('what was opened last', () => {
  const some = finder({ source: ['Ward visit', 'Ward round', 'A ward at night', 'Wards and beds', 'Ward'] })
  const first = (words: string, ...recent: string[]) => some.find(words, { recent })[0]!.name
  it('comes first among what fits alike', () => expect(first('war', 'source1')).toBe('Ward round'))
  it('the newest before the others', () => expect(first('war', 'source3', 'source1')).toBe('Wards and beds'))
  it('before a name that merely begins so', () => expect(first('war', 'source2')).toBe('A ward at night'))
  it('but after the very name', () => expect(first('ward', 'source2')).toBe('Ward'))
  it('and never where it does not fit', () => expect(first('visit', 'source1')).toBe('Ward visit'))
})

it.each([
  ['playbooks', 'plzyb', true],
  ['playbooks', 'plyb', true],
  ['playbooks', 'plaayb', true],
  ['playbooks', 'palyb', true],
  ['playbooks', 'xlayb', false],
  ['playbooks', 'plxxb', false],
  ['play', 'playbooks', false],
  ['play', 'playe', true],
])('%s may be meant by “%s”: %s', (word, typed, meant) => expect(beginsWithSlip(word, typed)).toBe(meant))

it.each([
  ['playbook', 'playbook', false],
  ['playbook', 'plaxbook', true],
  ['playbook', 'laybook', true],
  ['playbook', 'plaaybook', true],
  ['playbook', 'playbooks', true],
  ['playbook', 'palybook', true],
  ['playbook', 'palbyook', false],
  ['playbook', 'playbo', false],
])('%s is one slip away from “%s”: %s', (word, typed, away) => expect(isOneSlipAway(word, typed)).toBe(away))

it('finds every title by its own words, in any script', () => {
  const title = fc
    .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 })
    .map(parts => parts.join(' '))
  fc.assert(
    fc.property(
      fc.uniqueArray(
        title.filter(text => text.trim() !== ''),
        { minLength: 1, maxLength: 20 },
      ),
      fc.nat(),
      fc.boolean(),
      (titles, pick, built) => {
        const some = finder({ source: titles }, built)
        const wanted = titles[pick % titles.length]!
        expect(some.find(wanted, { limit: 100 }).map(one => one.name)).toContain(wanted)
      },
    ),
    { numRuns: 150 },
  )
})

describe('codes to apply', () => {
  const study = new MemoryStudy()
  study.coder('A')
  study.code('FLOW', { kind: 'group', name: 'What moved' })
  study.code('PLAYBOOK', { under: 'FLOW', name: 'Playbooks', brief_definition: 'Written steps for others to follow' })
  study.code('CANDOUR', {
    name: 'Openness about failure',
    exclusion: 'Not for praise of playbooks',
    inclusion: 'Somebody admits a mistake',
  })
  study.code('CULTURE', { name: 'Playbook culture', status: 'retired' })
  study.source('T1', 'text', { name: 'Playbook author' })
  study.memo('', 'A thought about playbooks that has no title', 'A')
  study.proposition('P1')
  const some = finderOf(study)
  const codes = (words: string) =>
    some.codes(words).map(({ codeId, why }) => [[...study.ids].find(([, id]) => id === codeId)![0], why])

  it('names first, then words of the definitions, with where', () =>
    expect(codes('playbooks')).toEqual([
      ['PLAYBOOK', null],
      ['CANDOUR', 'in its exclusion'],
    ]))
  it('a slip in a name', () => expect(codes('plabooks')).toEqual([['PLAYBOOK', null]]))
  it('words of a definition, by their beginnings', () =>
    expect(codes('writ step')).toEqual([['PLAYBOOK', 'in its definition']]))
  it('by key', () => expect(codes('candour')).toEqual([['CANDOUR', null]]))
  it('no groups, nothing retired', () => {
    expect(codes('moved')).toEqual([])
    expect(codes('culture')).toEqual([])
  })
  it('which are found as things all the same', () => {
    expect(some.find('what moved')[0]).toMatchObject({ kind: 'code', detail: 'code group' })
    expect(some.find('playbook culture')[0]).toMatchObject({ detail: 'retired code' })
  })
  it('memos without a title by their first words', () =>
    expect(some.find('thought')[0]).toMatchObject({ kind: 'memo', detail: 'memo' }))
  it('propositions by their statement', () =>
    expect(some.find('statement')[0]).toMatchObject({ kind: 'proposition', key: 'P1' }))
  it('all kinds at once, what is nearest first', () =>
    expect(some.find('playbook').map(one => one.kind)).toEqual(['code', 'source', 'code', 'memo']))
})
