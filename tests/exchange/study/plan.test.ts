// What a study's sheets come to: cases, people, sources, framework, propositions and codings, and every doubt by row and column.

import { describe, expect, it } from 'vitest'
import { NOTHING_KNOWN } from '../../../src/exchange/study/known.ts'
import { notesOf, planned, type WrittenStudy } from './support.ts'

const SITES = `
  site_id,pseudonym,merged_with,paired_with
  S01,Quill,,S02
  S02,Marrow,,S01`
const CODEBOOK = `
  code_id,label,parent
  CONTACT,Contact,
  VISIT,Visits,CONTACT`
const SOURCES = `
  source_id,file,site_ids
  T01,a/T01.txt,S01
  T02,a/T02.txt,S02`
const PEOPLE = `
  respondent_id,site_id
  R01,S01
  R02,S02`

const says =
  (study: WrittenStudy, ...expected: string[]) =>
  async () =>
    expect(await notesOf(study)).toEqual(expected)
const refuses = (study: WrittenStudy, sentence: string) => async () => expect(planned(study)).rejects.toThrow(sentence)

describe('sites and pairs', () => {
  const links = (sites: string, pairs: string | null, expected: string[]) => async () => {
    const plan = await planned({ sites, ...(pairs ? { pairs } : {}) })
    expect(
      plan.links.map(link => `${link.from.ref} ${link.relation} ${link.to.ref}${link.on ? ` on ${link.on}` : ''}`),
    ).toEqual(expected)
  }
  it('a pairing told from both sides is one link', links(SITES, null, ['S01 paired with S02']))
  it(
    'with a sheet of pairs, it is derived from the pair',
    links(SITES, 'pairing_id,exemplar,follower\nP01,S02,S01', ['S02 paired with S01']),
  )
  it(
    'a merger within the study is one link',
    links('site_id,merged_with\nS01,S02\nS02,S01', null, ['S01 merged with S02']),
  )
  it(
    'a merger has a day where one is named',
    links('site_id,merged_with,merged_on\nS01,S02,\nS02,S01,1 April 2024', null, ['S01 merged with S02 on 2024-04-01']),
  )
  it(
    'a merger with a named organisation leads outside',
    links('site_id,merged_with\nS01,Fernside Trust\nS02,Fernside Trust', null, [
      'S01 merged with Fernside Trust',
      'S02 merged with Fernside Trust',
    ]),
  )
  it('an organisation outside is one case, never a site', async () => {
    const plan = await planned({ sites: 'site_id,merged_with\nS01,Fernside Trust\nS02,Fernside Trust' })
    expect(plan.outside.map(one => [one.kind, one.key, one.name])).toEqual([
      ['outside', 'Fernside Trust', 'Fernside Trust'],
    ])
    expect(plan.sites.map(site => site.key)).toEqual(['S01', 'S02'])
  })
  it('two sites that merged with somebody unnamed did not merge with the same', async () => {
    const plan = await planned({ sites: 'site_id,merged_with\nS01,outside the study\nS02,Outside the study' })
    expect(plan.outside).toHaveLength(2)
  })
  it('the members of a pair stand in the columns that hold sites', async () => {
    const plan = await planned({
      sites: SITES,
      pairs: 'pairing_id,lead,partner,note\nP01,S01,s02,good friends\nP02,S02,S01,',
    })
    expect(plan.pairs.map(pair => [pair.key, pair.name, pair.members])).toEqual([
      [
        'P01',
        'Quill and Marrow',
        [
          { site: 'S01', part: 'lead' },
          { site: 'S02', part: 'partner' },
        ],
      ],
      [
        'P02',
        'Marrow and Quill',
        [
          { site: 'S02', part: 'lead' },
          { site: 'S01', part: 'partner' },
        ],
      ],
    ])
  })
  it(
    'a pair that the sites do not tell of is noted',
    says(
      {
        sites: 'site_id,paired_with\nS01,S02\nS02,S01\nS03,\nS04,S03',
        pairs: 'pairing_id,a,b\nP01,S01,S02\nP02,S03,S04',
      },
      'pairings.csv, row 3: P02 joins S03 and S04, but sites.csv does not say so of S03; pairings.csv stands.',
    ),
  )
  it(
    'a pairing that the pairs do not hold is noted',
    says(
      { sites: `${SITES}\nS03,Moor,,S04\nS04,Dale,,S03`, pairs: 'pairing_id,a,b\nP09,S01,S07\nP10,S04,S03' },
      'pairings.csv, row 2, column “b”: there is no site “S07”; it was left out.',
      'pairings.csv, row 2: the pair “P09” does not join two sites that are known; the row was left out.',
      'sites.csv, row 2, column “paired_with”: S01 is said to be paired with S02, but pairings.csv has no such pair; pairings.csv stands.',
      'sites.csv, row 3, column “paired_with”: S02 is said to be paired with S01, but pairings.csv has no such pair; pairings.csv stands.',
    ),
  )
  it(
    'an unknown partner is noted, not refused',
    says(
      { sites: 'site_id,paired_with\nS01,S09' },
      'sites.csv, row 2, column “paired_with”: “S09” is no site of this sheet; this was left out.',
    ),
  )
  it(
    'a row without a key, or with one that is taken, is left out',
    says(
      { sites: 'site_id,name\n,Quill\nS01,Marrow\nS01,Moor' },
      'sites.csv, row 2, column “site_id”: there is no key; the row was left out.',
      'sites.csv, row 4, column “site_id”: “S01” stands in row 3 already; this row was left out.',
    ),
  )
  it(
    'a sheet without keys is refused',
    refuses({ sites: 'town,beds\nX,3' }, 'sites.csv, row 1: there is no column “site_id” or “site”'),
  )
})

describe('people and sources', () => {
  it(
    'a supplier and a national lead have no site, and that is no doubt',
    says({ sites: SITES, participants: 'respondent_id,site_id,role\nR25,,vendor\nR26,,lead' }),
  )
  it(
    'an unknown site is noted',
    says(
      { sites: SITES, participants: 'respondent_id,site_id\nR01,S77' },
      'respondents.csv, row 2, column “site_id”: there is no site “S77”; this was left out.',
    ),
  )
  it(
    'both sheets on one interview agree',
    says({
      participants: 'respondent_id,interview\nR01,T01',
      sources: 'source_id,file,respondent_ids\nT01,T01.txt,R01',
    }),
  )
  it(
    'where they disagree both stand, and it is noted',
    says(
      {
        participants: 'respondent_id,interview\nR01,T01\nR02,T09',
        sources: 'source_id,file,respondent_ids\nT01,T01.txt,R02',
      },
      'respondents.csv, row 2, column “interview”: R01 is said to speak in T01, but sources.csv does not name R01 there; the source was filed to R01 too.',
      'respondents.csv, row 3, column “interview”: there is no source “T09”; this was left out.',
    ),
  )
  it('kinds of source are known by their usual words', async () => {
    const plan = await planned({
      sources: 'file,type\n1.txt,Interview transcript\n2.txt,field notes\n3.txt,Board minutes\n4.txt,',
    })
    expect(plan.sources.map(source => source.kind)).toEqual(['interview', 'observation', 'document', null])
  })
  it(
    'paths stay inside the folder',
    says(
      {
        sources:
          'source_id,file\nT01,../secret.txt\nT02,/etc/passwd\nT03,C:\\notes.txt\nT04,\nT05,a/./b.txt\nT06,a\\b.txt',
      },
      'sources.csv, row 2, column “file”: “../secret.txt” leads outside the study’s folder; the row was left out.',
      'sources.csv, row 3, column “file”: “/etc/passwd” leads outside the study’s folder; the row was left out.',
      'sources.csv, row 4, column “file”: “C:\\notes.txt” leads outside the study’s folder; the row was left out.',
      'sources.csv, row 5, column “file”: no file is named; the row was left out.',
      'sources.csv, row 7, column “file”: “a/b.txt” stands in row 6 already; this row was left out.',
    ),
  )
  it('without a sheet of sources every file of the folder is one', async () => {
    const plan = await planned({ files: ['a/T01.txt', 'b/T02.docx'], participants: 'respondent_id,interview\nR01,T01' })
    expect(plan.filedBySheet).toBe(false)
    expect(plan.sources.map(source => [source.file, source.participants])).toEqual([
      ['a/T01.txt', ['R01']],
      ['b/T02.docx', null],
    ])
  })
})

describe('the framework', () => {
  const kinds = (header: string, row: string, kind: string) => async () =>
    expect((await planned({ framework: `${header}\n${row}` })).codes[0]!.kind).toBe(kind)
  it('a code is a code', kinds('code_id,full_definition', 'SELECT,How it was chosen', 'code'))
  it(
    'a group says so in its definition',
    kinds('code_id,full_definition', 'WAYS,Grouping only. Not applied to text.', 'group'),
  )
  it('or in its criteria', kinds('code_id,exclusion', 'WAYS,Do not code here; use a child.', 'group'))
  it('or in a column of its own', kinds('code_id,kind', 'WAYS,Group', 'group'))
  it('or as not codable', kinds('code_id,codable', 'WAYS,no', 'group'))
  it(
    '“do not code X here” in passing makes no group',
    kinds('code_id,exclusion', 'VISIT,Calls: do not code here', 'code'),
  )
  it('having children makes no group', async () =>
    expect((await planned({ framework: CODEBOOK })).codes.map(code => code.kind)).toEqual(['code', 'code']))

  const origin = (written: string, provenance: string, note: string | null) => async () => {
    const [code] = (await planned({ framework: `code_id,origin\nX,${written}` })).codes
    expect([code!.provenance, code!.provenanceNote]).toEqual([provenance, note])
  }
  it('deductive', origin('deductive', 'deductive', null))
  it('inductive', origin('Inductive', 'inductive', null))
  it('from the topic guide', origin('topic guide', 'deductive', 'topic guide'))
  it('from the literature, with whose', origin('literature (Rogers)', 'deductive', 'literature (Rogers)'))
  it('from the data', origin('data', 'inductive', 'data'))
  it('in vivo', origin('in vivo', 'inductive', 'in vivo'))

  it('a parent comes before its children, otherwise the order of the sheet stands', async () => {
    const plan = await planned({ framework: 'code_id,parent\nB,A\nC,\nA,\nD,B' })
    expect(plan.codes.map(code => code.key)).toEqual(['A', 'B', 'C', 'D'])
  })
  it(
    'parents that go round in a circle are refused with their rows',
    refuses(
      { framework: 'code_id,parent\nA,B\nB,C\nC,A' },
      'the parents of A (row 2), B (row 3), C (row 4) go round in a circle',
    ),
  )
  it('a long chain of parents is no trouble', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => `C${at},${at === 2999 ? '' : `C${at + 1}`}`)
    expect((await planned({ framework: `code_id,parent\n${rows.join('\n')}` })).codes[0]!.key).toBe('C2999')
  })
  it(
    'what is unknown is noted',
    says(
      {
        framework:
          'code_id,label,parent,status,replaced_by,topic_guide_question,colour\nA,Ah,Z,retired,Y;B,Q9,red\nB,Be,,fresh,,,',
      },
      'codebook.csv, column “colour”: the column is not understood and was not read.',
      'codebook.csv, column “topic_guide_question”: the project has no topic guide, so the questions named here were left out.',
      'codebook.csv, row 2, column “parent”: there is no code “Z”; this was left out.',
      'codebook.csv, row 2, column “replaced_by”: there is no code “Y”; this was left out.',
      'codebook.csv, row 3, column “status”: “fresh” is no status that is known; the code was taken as active.',
    ),
  )
  it(
    'siblings of one name are told apart',
    says(
      { framework: 'code_id,label\nA,Trust\nB,trust' },
      'codebook.csv, row 3, column “label”: its sibling in row 2 has the name “trust” too; this one was called “trust (B)”.',
    ),
  )
  it(
    'a code may be called what every object has',
    says({ framework: 'code_id,label,status\n__proto__,constructor,active\ntoString,valueOf,active' }),
  )

  it('questions are the numbered list of the topic guide', async () => {
    const guide =
      'Ask about 3 things.\n\n1. Who are you?\n   And since when?\n2) How is it?\n\n10. Not a question.\n3. Why?\n1. Not again.\n'
    expect((await planned({ topicGuide: guide })).questions.map(question => [question.key, question.wording])).toEqual([
      ['Q1', 'Who are you? And since when?'],
      ['Q2', 'How is it?'],
      ['Q3', 'Why?'],
    ])
  })
  it('a version is saved on the last day of its entries', async () => {
    const plan = await planned({
      framework: CODEBOOK,
      history:
        'change_id,version,date,operation,code_id,into\nK1,v1,2024-01-02,create,CONTACT,\nK2,v1,2024-01-09,split,CONTACT,VISIT;CONTACT',
    })
    expect(
      plan.versions.map(version => [version.label, version.savedOn, version.entries.map(entry => entry.into)]),
    ).toEqual([['v1', '2024-01-09', [[], ['VISIT', 'CONTACT']]]])
  })
  it(
    'a version that the history does not tell of is noted',
    says(
      { framework: 'code_id,introduced\nA,v7', history: 'version,code_id,date\nv1,A,2024-01-01' },
      'codebook.csv, row 2, column “introduced”: codebook-changes.csv does not tell of a version “v7”; it was kept as it is written.',
    ),
  )
})

describe('propositions', () => {
  const head = 'proposition_id,statement,rival_of,related_codes'
  it('a rival comes after what it rivals', async () => {
    const plan = await planned({
      framework: CODEBOOK,
      propositions: `${head}\nP8,Local drive counts,P1,VISIT\nP1,Pairing helps,,CONTACT`,
    })
    expect(plan.propositions.map(one => [one.key, one.rivalOf, one.codes])).toEqual([
      ['P1', null, ['CONTACT']],
      ['P8', 'P1', ['VISIT']],
    ])
  })
  it(
    'two that rival each other are rivals once',
    says(
      { propositions: `${head}\nP1,Yes,P2,\nP2,No,P1,` },
      'propositions.csv, row 2, column “rival_of”: P1 and P2 name each other as rivals; it was kept once, with the other.',
    ),
  )
  it(
    'unknown codes and rivals are noted',
    says(
      { propositions: `${head}\nP1,Yes,P7,NOPE` },
      'propositions.csv, row 2, column “rival_of”: there is no other proposition “P7”; this was left out.',
      'propositions.csv, row 2, column “related_codes”: there is no code “NOPE”; this was left out.',
    ),
  )
  it(
    'one that says nothing is left out',
    says(
      { propositions: `${head}\nP1,,,` },
      'propositions.csv, row 2, column “statement”: the proposition says nothing; the row was left out.',
    ),
  )
})

describe('codings', () => {
  const head = 'coding_id,source_id,file,start,end,quote,code_id,coder,proposition_id,stance,respondent_id,site_ids'
  const study = (row: string, columns = head): WrittenStudy => ({
    sites: SITES,
    participants: PEOPLE,
    sources: SOURCES,
    framework: `${CODEBOOK}\nOLD,Old,\nWAYS,Ways,`.replace('parent\n', 'parent\n'),
    propositions: 'proposition_id,statement\nP1,Pairing helps',
    codings: `${columns}\n${row}`,
  })
  const whole = 'G1,T01,a/T01.txt,3,9,at four,VISIT,A,P1,confirming,R01,S01'

  it('a whole row has nothing to tell', says(study(whole)))
  it('every reference is found', async () => {
    const [coding] = (await planned(study(whole))).codingSheets[0]!.codings
    expect(coding).toEqual({
      row: 2,
      key: 'G1',
      source: 'T01',
      start: 3,
      end: 9,
      quote: 'at four',
      code: 'VISIT',
      coder: 'A',
      evidence: [{ proposition: 'P1', stance: 'confirming' }],
      participants: ['R01'],
      marks: null,
    })
  })
  it('a source may be named by its file alone, a code by its name', async () => {
    const plan = await planned(study('a\\T02.txt,at four,Visits', 'file,excerpt,code'))
    expect(plan.codingSheets[0]!.codings).toMatchObject([{ source: 'T02', code: 'VISIT', start: null, coder: null }])
  })
  it('a row may only bear on a proposition', async () => {
    const plan = await planned(study('T01,at four,,P1,against', 'source,quote,code,proposition,stance'))
    expect(plan.codingSheets[0]!.codings).toMatchObject([
      { code: null, evidence: [{ proposition: 'P1', stance: 'disconfirming' }] },
    ])
  })

  const tells = (row: string, column: string, sentence: string, kept: boolean) => async () => {
    const plan = await planned(study(row))
    expect(plan.notes.sentences()).toEqual([`coding.csv, row 2, column “${column}”: ${sentence}`])
    expect(plan.codingSheets[0]!.codings).toHaveLength(kept ? 1 : 0)
  }
  it(
    'an unknown source',
    tells('G1,T99,,3,9,at four,VISIT,A,,,,', 'source_id', 'there is no source “T99”; the row was left out.', false),
  )
  it(
    'an unknown file',
    tells(
      'G1,,b/T01.doc,3,9,at four,VISIT,A,,,,',
      'file',
      'there is no source “b/T01.doc”; the row was left out.',
      false,
    ),
  )
  it('no source', tells('G1,,,3,9,at four,VISIT,A,,,,', 'file', 'no source is named; the row was left out.', false))
  it(
    'a file that is not the source’s',
    tells(
      'G1,T01,a/T02.txt,3,9,at four,VISIT,A,,,,',
      'file',
      '“a/T02.txt” is not the file of “T01”; the row was left out.',
      false,
    ),
  )
  it(
    'an unknown code',
    tells('G1,T01,,3,9,at four,VISITS9,A,,,,', 'code_id', 'there is no code “VISITS9”; the row was left out.', false),
  )
  it('no code', tells('G1,T01,,3,9,at four,,A,,,,', 'code_id', 'no code is named; the row was left out.', false))
  it(
    'no place and no quote',
    tells(
      'G1,T01,,x,,,VISIT,A,,,,',
      'start',
      '“x–” is no stretch of text, and there is no quote to find it by; the row was left out.',
      false,
    ),
  )
  it(
    'an end before its start',
    tells(
      'G1,T01,,9,3,,VISIT,A,,,,',
      'start',
      '“9–3” is no stretch of text, and there is no quote to find it by; the row was left out.',
      false,
    ),
  )
  it(
    'an unknown proposition',
    tells(
      'G1,T01,,3,9,at four,VISIT,A,P9,confirming,,',
      'proposition_id',
      'there is no proposition “P9”; the coding was kept without it.',
      true,
    ),
  )
  it(
    'an unknown stance',
    tells(
      'G1,T01,,3,9,at four,VISIT,A,P1,maybe,,',
      'stance',
      '“maybe” is none of confirming, disconfirming, qualifying and neutral; the coding was kept without it.',
      true,
    ),
  )
  it(
    'no stance',
    tells(
      'G1,T01,,3,9,at four,VISIT,A,P1,,,',
      'stance',
      'nothing says how the passage bears on “P1”; the coding was kept without it.',
      true,
    ),
  )
  it(
    'a stance on nothing',
    tells(
      'G1,T01,,3,9,at four,VISIT,A,,neutral,,',
      'stance',
      '“neutral” stands without a proposition; it was left out.',
      true,
    ),
  )
  it(
    'an unknown participant',
    tells(
      'G1,T01,,3,9,at four,VISIT,A,,,R77,',
      'respondent_id',
      'there is no participant “R77”; the coding was kept.',
      true,
    ),
  )
  it(
    'other sites than the source’s',
    tells(
      'G1,T01,,3,9,at four,VISIT,A,,,,S01;S02',
      'site_ids',
      '“S01; S02” are not the sites of T01 (S01); the source’s own stand.',
      true,
    ),
  )
  it('a group', async () => {
    const plan = await planned({ ...study('G1,T01,,3,9,at four,WAYS,A,,,,'), framework: 'code_id,kind\nWAYS,group' })
    expect(plan.notes.sentences()).toEqual([
      'coding.csv, row 2, column “code_id”: “WAYS” only groups other codes and is not applied to text; the row was left out.',
    ])
  })
  it('a retired code', async () => {
    const plan = await planned({ ...study('G1,T01,,3,9,at four,OLD,A,,,,'), framework: 'code_id,status\nOLD,retired' })
    expect(plan.notes.sentences()).toEqual([
      'coding.csv, row 2, column “code_id”: “OLD” is retired; the coding was kept, and matrices leave it out.',
    ])
    expect(plan.codingSheets[0]!.codings).toHaveLength(1)
  })
  it('a key that is taken', async () => {
    const plan = await planned(study(`${whole}\n${whole}`))
    expect(plan.notes.sentences()).toEqual([
      'coding.csv, row 3, column “coding_id”: “G1” stands in coding.csv, row 2 already; the coding was kept without a key.',
    ])
  })
  it(
    'a sheet that names no source is refused',
    refuses(study('3,9,VISIT', 'start,end,code'), 'coding.csv, row 1: there is no column “source_id” or “source”'),
  )
  it(
    'a sheet that says no place is refused',
    refuses(study('T01,VISIT', 'source,code'), 'coding.csv, row 1: there is no column “start”'),
  )
})

describe('what is in the project may be referred to', () => {
  const known = {
    ...NOTHING_KNOWN,
    cases: [
      { id: '018f0000-0000-8000-8000-000000000001', kind: 'site', key: 'S01', name: 'Quill' },
      { id: '018f0000-0000-8000-8000-000000000002', kind: 'site', key: null, name: 'Marrow' },
    ],
    attributes: [{ about: 'participant', name: 'seniority', type: 'number' as const, choices: [] }],
  }
  it('by key or by name', async () => {
    const plan = await planned({ participants: 'respondent_id,site_id\nR01,S01\nR02,marrow' }, known)
    expect(plan.participants.map(one => one.within?.ref)).toEqual(['S01', '018f0000-0000-8000-8000-000000000002'])
  })
  it('an attribute that is there keeps its type', async () => {
    const plan = await planned({ participants: 'respondent_id,seniority\nR01,3\nR02,high' }, known)
    expect(plan.attributes).toEqual([{ about: 'participant', name: 'seniority', type: 'number', choices: [] }])
    expect(plan.notes.sentences()).toEqual([
      'respondents.csv, row 3, column “seniority”: “high” is no number, which this attribute is in the project; it was left out.',
    ])
  })
})
