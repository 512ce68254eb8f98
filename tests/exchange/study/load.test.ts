// Studies as they arrive: with gaps, slips, strangers and traps. What can go in goes in; the rest is told, and never guessed.

import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadStudy } from '../../../src/exchange/study/load.ts'
import { ReadingPool } from '../../../src/sources/importers/pool.ts'
import type { LoadReport } from '../../../src/sources/types.ts'
import { Journey } from '../../support/journey.ts'
import { lines } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'crosscase-studies-'))
// One pool for all: its workers take longer to start than these studies to read.
const pool = new ReadingPool({ threads: 1 })
afterAll(async () => {
  await pool.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Loads a study into the open project. */
function load(journey: Journey, path: string): Promise<LoadReport> {
  const job = { progress: () => {}, signal: new AbortController().signal }
  return loadStudy(journey.core.needProject(), { path }, job, pool)
}

const INTERVIEW =
  'Respondent: R01\nInterviewer: KO\n\nKO: How is it?\n\nR01: It is smiles, smiles all round. 💊 And cake.\n\nKO: Cake?\n'
const TWO = 'KO: And you two?\n\nR01: We met twice.\n\nR02: We met on the bus.\n'
/** A study in which everything is as it should be. */
const WHOLE: Record<string, string> = {
  'sites.csv': 'site_id,pseudonym\nS01,Quill',
  'respondents.csv': 'respondent_id,site_id\nR01,S01\nR02,S01',
  'sources.csv':
    'source_id,file,type,site_ids,respondent_ids,collected_by\nT01,texts/T01.txt,interview,S01,R01,KO\nT02,texts/T02.txt,interview,S01,R01;R02,KO',
  'codebook.csv': 'code_id,label,kind,status\nCAKE,Cake,,\nMEET,Meeting,,\nOLD,Old,,retired\nWAYS,Ways,group,',
  'propositions.csv': 'proposition_id,statement\nP1,Cake helps',
  'texts/T01.txt': INTERVIEW,
  'texts/T02.txt': TWO,
}
const HEAD = 'coding_id,source_id,start,end,quote,code_id,coder,proposition_id,stance,respondent_id'

let studies = 0
/** Writes a study's folder: the whole one with these files instead or besides; null takes one away. */
function study(files: Record<string, string | Buffer | null> = {}, base: Record<string, string> = WHOLE): string {
  const root = join(folder, `study ${++studies}`)
  for (const [name, content] of Object.entries({ ...base, ...files })) {
    if (content === null) continue
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), typeof content === 'string' && name.endsWith('.csv') ? lines(content) : content)
  }
  return root
}

/** Loads a study into a new project and looks at what came of it. */
async function loaded<Seen>(
  root: string,
  look: (report: LoadReport, journey: Journey) => Promise<Seen> | Seen,
): Promise<Seen> {
  const journey = new Journey()
  try {
    await journey.project('study', 'Ana')
    const report = await load(journey, root)
    return await look(report, journey)
  } finally {
    await journey.end()
  }
}
const warns =
  (files: Record<string, string | Buffer | null>, ...expected: string[]) =>
  async () => {
    await loaded(study(files), report => expect(report.warnings).toEqual(expected))
  }
const refuses = (root: () => string, sentence: string | RegExp) => async () => {
  const journey = new Journey()
  await journey.project()
  expect(await journey.refused('study.load', { path: root() })).toMatch(sentence)
  expect(await journey.ask('project.history', {})).toEqual([])
  await journey.end()
}
const codings = async (journey: Journey) =>
  (await journey.ask('list.rows', { what: 'codings' })).map(
    one =>
      `${one.key ?? ''} ${one['source'] as string} “${one['quote'] as string}” ${one['code'] as string} ${one['coder'] as string}`,
  )

describe('codings', () => {
  const stores =
    (rows: string, stored: string[], warnings: string[], header = HEAD) =>
    async () => {
      await loaded(study({ 'coding.csv': `${header}\n${rows}` }), async (report, journey) => {
        expect(await codings(journey)).toEqual(stored)
        expect(report.warnings).toEqual(warnings)
      })
    }
  const at = (words: string, text = INTERVIEW) => {
    const start = Array.from(text.slice(0, text.indexOf(words))).length
    return `${start},${start + Array.from(words).length},${words}`
  }

  it(
    'stand on their quotes',
    stores(`G1,T01,${at('And cake')},CAKE,A,P1,confirming,R01`, ['G1 T01 “And cake” CAKE A'], []),
  )
  it(
    'that moved are put where the quote stands',
    stores(
      'G1,T01,0,8,And cake,CAKE,A,,,',
      ['G1 T01 “And cake” CAKE A'],
      [
        'coding.csv, row 2, column “quote”: the quote does not stand at its offsets; the coding was put where it stands, which is one place only.',
      ],
    ),
  )
  it(
    'whose quote stands in two places are not guessed',
    stores(
      'G1,T01,0,6,smiles,CAKE,A,,,',
      [],
      [
        'coding.csv, row 2, column “quote”: the quote does not stand at its offsets, and stands in several other places; the row was left out.',
      ],
    ),
  )
  it(
    'whose quote is of another text are left out',
    stores(
      'G1,T01,0,6,Biscuits,CAKE,A,,,',
      [],
      ['coding.csv, row 2, column “quote”: the quote is nowhere in the text; the row was left out.'],
    ),
  )
  it(
    'beyond the end of the text are left out',
    stores(
      'G1,T01,9000,9005,,CAKE,A,,,',
      [],
      ['coding.csv, row 2, column “quote”: the offsets lie beyond the end of the text; the row was left out.'],
    ),
  )
  it(
    'without offsets are found by their quote',
    stores('T01,And cake,CAKE', [' T01 “And cake” CAKE Ana'], [], 'source,excerpt,code'),
  )
  it(
    'of no coder are those of whoever loads',
    stores(`G1,T01,${at('And cake')},CAKE,,,,`, ['G1 T01 “And cake” CAKE Ana'], []),
  )
  it('of A are not taken for those of Ana', async () => {
    await loaded(study({ 'coding.csv': `${HEAD}\nG1,T01,${at('And cake')},CAKE,A,,,` }), async (_report, journey) => {
      expect((await journey.ask('project.coders', {})).map(coder => coder.name)).toEqual(['Ana', 'A'])
    })
  })
  it('that are equal are kept once and counted', async () => {
    const row = `T01,${at('And cake')},CAKE,A,P1,confirming,`
    await loaded(
      study({ 'coding.csv': `${HEAD}\nG1,${row}\nG2,${row}\nG3,T01,${at('And cake')},CAKE,B,P1,confirming,` }),
      async (report, journey) => {
        expect(await codings(journey)).toEqual(['G1 T01 “And cake” CAKE A', 'G3 T01 “And cake” CAKE B'])
        expect([report.counts.codings, report.counts.evidence, report.skipped]).toEqual([2, 2, 1])
      },
    )
  })
  it(
    'with a retired code are kept, with a group not',
    stores(
      `G1,T01,${at('And cake')},OLD,A,,,\nG2,T01,${at('And cake')},WAYS,A,,,`,
      ['G1 T01 “And cake” OLD A'],
      [
        'coding.csv, row 2, column “code_id”: “OLD” is retired; the coding was kept, and matrices leave it out.',
        'coding.csv, row 3, column “code_id”: “WAYS” only groups other codes and is not applied to text; the row was left out.',
      ],
    ),
  )
  it('that give two stances to the same words keep the first', async () => {
    const words = `T01,${at('And cake')}`
    await loaded(
      study({ 'coding.csv': `${HEAD}\nG1,${words},CAKE,A,P1,confirming,\nG2,${words},MEET,A,P1,qualifying,` }),
      async (report, journey) => {
        expect((await journey.ask('list.rows', { what: 'evidence' })).map(one => one['stance'])).toEqual(['confirming'])
        expect(report.warnings).toEqual([
          'coding.csv, row 3: the same coder judged these words otherwise for P1; the earlier judgement stands, not “qualifying”.',
        ])
        expect(report.counts.codings).toBe(2)
      },
    )
  })
  it('two codes on one passage share their evidence', async () => {
    const words = `T01,${at('And cake')}`
    await loaded(
      study({ 'coding.csv': `${HEAD}\nG1,${words},CAKE,A,P1,confirming,\nG2,${words},MEET,A,P1,confirming,` }),
      report => {
        expect([report.counts.codings, report.counts.evidence, report.skipped]).toEqual([2, 1, 0])
      },
    )
  })
  it('a passage may bear on a proposition without a code', async () => {
    await loaded(study({ 'coding.csv': `${HEAD}\nG1,T01,${at('And cake')},,A,P1,against,` }), report => {
      expect([report.counts.codings, report.counts.evidence]).toEqual([0, 1])
    })
  })
  it(
    'of another person than the one whose turn it is are kept, and told',
    stores(
      `G1,T02,${at('We met twice', TWO)},MEET,A,,,R02\nG2,T02,${at('We met on', TWO)},MEET,A,,,R02`,
      ['G1 T02 “We met twice” MEET A', 'G2 T02 “We met on” MEET A'],
      ['coding.csv, row 2, column “respondent_id”: the words are not R02’s by their turns; the coding was kept.'],
    ),
  )
  it(
    'of an interviewer’s words are the only participant’s',
    stores(`G1,T01,${at('Cake?')},CAKE,A,,,R01`, ['G1 T01 “Cake?” CAKE A'], []),
  )
  it('of a source that was refused are left out, and told', async () => {
    await loaded(
      study({
        'texts/T01.txt': Buffer.from([0, 1, 2, 3, 0, 255, 254]),
        'coding.csv': `${HEAD}\nG1,T01,0,8,And cake,CAKE,A,,,`,
      }),
      async (report, journey) => {
        expect(await codings(journey)).toEqual([])
        expect(report.files.map(file => file.result)).toEqual(['refused', 'imported'])
        expect(report.warnings.at(-1)).toBe(
          'coding.csv, row 2: the source “T01” did not come in; the row was left out.',
        )
      },
    )
  })
})

describe('sources', () => {
  it('only listed files are sources', async () => {
    await loaded(study({ 'texts/T03.txt': 'Nobody asked.', 'notes.txt': 'Mine.' }), (report, _journey) => {
      expect(report.files.map(file => file.path)).toEqual(['texts/T01.txt', 'texts/T02.txt'])
      expect(report.warnings).toEqual([])
    })
  })
  it('a file that is not there is told, and the rest goes in', async () => {
    await loaded(study({ 'texts/T01.txt': null }), report => {
      expect(report.files.map(file => file.result)).toEqual(['refused', 'imported'])
      expect(report.warnings).toHaveLength(1)
      expect(report.warnings[0]).toMatch(/^sources\.csv, row 2: “T01\.txt” .*\.$/)
    })
  })
  it('two files with one text are one source', async () => {
    await loaded(
      study({ 'texts/T02.txt': INTERVIEW, 'coding.csv': `${HEAD}\nG1,T02,,,And cake,CAKE,A,,,` }),
      async (report, journey) => {
        expect(report.files.map(file => file.result)).toEqual(['imported', 'duplicate'])
        expect(await codings(journey)).toEqual(['G1 T01 “And cake” CAKE A'])
      },
    )
  })
  it(
    'lengths that differ from the sheet’s are told',
    warns(
      {
        'sources.csv': `source_id,file,words,characters\nT01,texts/T01.txt,99,${Array.from(INTERVIEW).length}\nT02,texts/T02.txt,14,some`,
      },
      'sources.csv, row 3, column “characters”: “some” is no whole number; nothing was checked against it.',
      'sources.csv, row 2, column “words”: says 99, and the text has 20 words. Is it the same version of the file?',
    ),
  )
  it('columns of the study’s own are attributes of sources', async () => {
    await loaded(
      study({ 'sources.csv': 'source_id,file,wave\nT01,texts/T01.txt,1\nT02,texts/T02.txt,2' }),
      async (_report, journey) => {
        expect(await journey.ask('list.rows', { what: 'attributes' })).toMatchObject([
          { about: 'source', name: 'wave', type: 'number' },
        ])
      },
    )
  })
  it('a link out of the folder is not followed', async () => {
    const outside = join(folder, 'secret.txt')
    writeFileSync(outside, 'Not of this study.')
    const root = study({ 'texts/T01.txt': null })
    symlinkSync(outside, join(root, 'texts/T01.txt'))
    await loaded(root, report => expect(report.files.map(file => file.result)).toEqual(['refused', 'imported']))
  })
  it('a key that another text has here is not given away', async () => {
    const journey = new Journey()
    await journey.project()
    await load(journey, study())
    const report = await load(
      journey,
      study({ 'texts/T01.txt': 'KO: Another text.\n', 'coding.csv': `${HEAD}\nG1,T01,0,8,,CAKE,A,,,` }),
    )
    expect(report.files[0]).toMatchObject({ path: 'texts/T01.txt', result: 'refused' })
    expect(report.files[0]!.why).toMatch(/^The key T01 belongs to another source here/)
    expect(await codings(journey)).toEqual([])
    await journey.end()
  })
})

describe('sources without a sheet', () => {
  const NO_SHEET = { 'sources.csv': null }
  const filed = async (journey: Journey) =>
    (await journey.ask('list.rows', { what: 'sources' })).map(
      one =>
        `${one.key ?? ''} ${one['kind'] as string} ${[...(one['cases'] as string[]), ...(one['participants'] as string[])].join(' ')}`,
    )

  it('are filed by the header in their text, and by their folder', async () => {
    const files = {
      ...NO_SHEET,
      'texts/T02.txt': null,
      'S01/Field notes/Visit.txt': 'A visit.\n',
      'Minutes/Board.txt': 'The board met.\n',
      'texts/T01.txt': `Interview reference: INT-9\nSite: S01 Quill\n${INTERVIEW}`,
    }
    await loaded(study(files), async (report, journey) => {
      expect(report.warnings).toEqual([])
      expect((await filed(journey)).toSorted()).toEqual([' document ', ' observation S01', 'INT-9 interview S01 R01'])
    })
  })
  it('bring the sites and participants that no sheet lists', async () => {
    const files = { ...NO_SHEET, 'sites.csv': null, 'respondents.csv': null, 'texts/T02.txt': null }
    const text =
      'Interview reference: INT-4\nSite: S07 Moor\nRespondent: R09, ward manager\nInterviewer: KO\n\nKO: So?\n\nR09: So.\n'
    await loaded(study({ ...files, 'texts/T01.txt': text }), async (report, journey) => {
      expect(report.counts).toMatchObject({ sources: 1, sites: 1, participants: 1 })
      expect(await filed(journey)).toEqual(['INT-4 interview S07 R09'])
      const people = (await journey.ask('list.rows', { what: 'cases' })).filter(one => one['kind'] === 'participant')
      expect(people).toMatchObject([{ key: 'R09', within: 'S07' }])
    })
  })
  it('do not bring a site that the sheet of sites lacks: that is told', async () => {
    const text = 'Interview reference: INT-4\nSite: S77\nInterviewer: KO\n\nKO: So?\n'
    await loaded(study({ ...NO_SHEET, 'texts/T01.txt': text, 'texts/T02.txt': null }), report => {
      expect(report.warnings).toEqual([
        'texts/T01.txt: its text or folder names the site “S77”, which is in no sheet; this was left out.',
      ])
    })
  })
  it('are coded by the key at the beginning of their file’s name', async () => {
    const files = { ...NO_SHEET, 'texts/T01.txt': null, 'S01/INT-012 ward manager.txt': INTERVIEW }
    await loaded(
      study({ ...files, 'coding.csv': 'source,quote,code\nINT-012,And cake,CAKE' }),
      async (report, journey) => {
        expect(report.warnings).toEqual([])
        expect(await codings(journey)).toEqual([' INT-012 “And cake” CAKE Ana'])
      },
    )
  })
  it('are coded by the name of their file, and a second load brings nothing', async () => {
    const journey = new Journey()
    await journey.project()
    const root = study({ ...NO_SHEET, 'coding.csv': `${HEAD}\nG1,T01,,,And cake,CAKE,A,P1,for,R01` })
    expect((await load(journey, root)).warnings).toEqual([])
    expect(await codings(journey)).toHaveLength(1)
    const again = await load(journey, root)
    expect([Object.values(again.counts).every(count => count === 0), again.warnings]).toEqual([true, []])
    expect(await journey.ask('project.history', {})).toHaveLength(1)
    await journey.end()
  })
})

describe('a folder', () => {
  const one = (name: string, content: string | Buffer) => () => study({ [name]: content })
  it(
    'that is not there',
    refuses(() => join(folder, 'nowhere'), /There is no folder/),
  )
  it(
    'that is a file',
    refuses(() => join(study(), 'sites.csv'), /is a file/),
  )
  it(
    'that is empty',
    refuses(() => (mkdirSync(join(folder, 'empty')), join(folder, 'empty')), /holds neither sheets nor sources/),
  )
  it(
    'with two sheets of one kind',
    refuses(
      () => study({ 'pairs.csv': 'pair_id\nP1', 'pairings.csv': 'pair_id\nP1' }),
      /pairings\.csv and pairs\.csv hold the same/,
    ),
  )
  it(
    'with a sheet that never closes a quotation mark',
    refuses(one('sites.csv', 'site_id,name\nS01,"Quill\nS02,Marrow'), /^sites\.csv, row 2, column B: .*never closed/),
  )
  it(
    'with a sheet that lacks its key',
    refuses(one('sites.csv', 'town,beds\nX,3'), /^sites\.csv, row 1: there is no column “site_id”/),
  )
  it('with a sheet that is a picture', refuses(one('sites.csv', Buffer.from([137, 80, 78, 71, 0, 0, 0, 13])), /NUL/))
  it(
    'with a sheet that is no study’s is told, and the sheet not read',
    warns({ 'budget.csv': 'a,b\n1,2' }, 'budget.csv: this is none of the sheets that a study has, and was not read.'),
  )
  it(
    'with a sheet as a workbook is told to save it as CSV',
    warns(
      { 'pairings.xlsx': 'x' },
      'pairings.xlsx: the sheets of a study are read from CSV: save it as CSV. It was not read.',
    ),
  )
  it(
    'whose sheet spells a file in another case finds it',
    warns({ 'sources.csv': WHOLE['sources.csv']!.replace('texts/T01.txt', 'Texts\\t01.TXT') }),
  )
  it('with identifiers is none the wiser', warns({ 'identifiers.csv': 'file,start,end,text\nx,1,2,Ana' }))
  it('saved by a spreadsheet of another country is the same study', async () => {
    const utf16 = (text: string) => Buffer.from(`\uFEFF${text.replaceAll(',', '\t')}`, 'utf16le')
    const root = study({
      'sites.csv': WHOLE['sites.csv']!.replaceAll(',', ';'),
      'respondents.csv': utf16(WHOLE['respondents.csv']!),
      'sources.csv': `\uFEFF${WHOLE['sources.csv']!.replaceAll(';', '|').replaceAll(',', ';').replaceAll('\n', '\r\n')}`,
    })
    await loaded(root, report => {
      expect(report.warnings).toEqual([])
      expect(report.counts).toMatchObject({ sources: 2, sites: 1, participants: 2, codes: 4 })
    })
  })
  it('with nothing but coding sheets adds to what is here', async () => {
    const journey = new Journey()
    await journey.project()
    await load(journey, study())
    const more = await load(journey, study({ 'coding-b.csv': `${HEAD}\nG1,T01,,,And cake,Cake,B,P1,for,R01` }, {}))
    expect(more.warnings).toEqual([])
    expect(await codings(journey)).toEqual(['G1 T01 “And cake” CAKE B'])
    await journey.end()
  })
})

describe('a load', () => {
  it('that is stopped keeps what landed, as one act that can be undone', async () => {
    const journey = new Journey()
    await journey.project()
    const stop = new AbortController()
    const reply = await journey.core.call(
      'study.load',
      { path: study() },
      { signal: stop.signal, onProgress: progress => progress.doing === 'texts/T01.txt' && stop.abort() },
    )
    expect(reply).toMatchObject({ ok: true, answer: { cancelled: true, counts: { sites: 1, sources: 1, codings: 0 } } })
    expect(await journey.ask('project.history', {})).toHaveLength(1)
    await journey.ask('project.undo', {})
    expect((await journey.ask('project.info', {}))!.counts).toEqual({ sources: 0, sites: 0, codes: 0, codings: 0 })
    await journey.end()
  })
  it('tells how far it is, up to the end', async () => {
    const journey = new Journey()
    await journey.project()
    const seen: { done: number; total: number }[] = []
    await journey.core.call(
      'study.load',
      { path: study({ 'coding.csv': `${HEAD}\nG1,T01,,,And cake,CAKE,A,,,` }) },
      { onProgress: progress => void seen.push(progress) },
    )
    expect(seen.length).toBeGreaterThan(5)
    expect(seen.every((one, at) => at === 0 || one.done >= seen[at - 1]!.done)).toBe(true)
    expect(seen.at(-1)!.done).toBe(seen.at(-1)!.total)
    await journey.end()
  })
  it('of a changed sheet sets what it says otherwise, and says so', async () => {
    const journey = new Journey()
    await journey.project()
    await load(journey, study({ 'sites.csv': 'site_id,pseudonym,beds\nS01,Quill,300' }))
    const again = await load(journey, study({ 'sites.csv': 'site_id,pseudonym,beds\nS01,Quill Trust,320' }))
    expect(again.warnings).toEqual([
      'sites.csv, row 2: S01 is called “Quill” in the project and “Quill Trust” here; it kept its name.',
      'Cases: 1 case that was here took other values or members from the sheets.',
    ])
    expect((await journey.ask('list.rows', { what: 'cases' }))[0]!['attributes']).toEqual({ beds: '320' })
    await journey.end()
  })
  it('never changes a code that is there, and says what is written otherwise', async () => {
    const journey = new Journey()
    await journey.project()
    await load(journey, study())
    const otherwise = WHOLE['codebook.csv']!.replace('CAKE,Cake,', 'CAKE,Cakes,').replace(
      'OLD,Old,,retired',
      'OLD,Old,,active',
    )
    expect((await load(journey, study({ 'codebook.csv': otherwise }))).warnings).toEqual([
      'codebook.csv, row 2: CAKE is there and stayed as it is; its name is written otherwise here. Bring in the sheet by itself, as a framework, to change it.',
      'codebook.csv, row 4: OLD is there and stayed as it is; its status is written otherwise here. Bring in the sheet by itself, as a framework, to change it.',
    ])
    await journey.end()
  })
  it('run dry works on an encrypted project too', async () => {
    const journey = new Journey()
    const path = journey.path('closed.crosscase')
    await journey.ask('project.create', { path, name: 'closed', coder: 'Ana', passphrase: 'under the third stone' })
    const dry = await journey.ask('study.load', { path: study(), dryRun: true })
    expect(dry.counts).toMatchObject({ sources: 2, codes: 4 })
    expect(await journey.ask('project.history', {})).toEqual([])
    await journey.end()
  })
  it('run dry leaves nothing behind', async () => {
    const before = process.env['TMPDIR']
    // A folder for what is temporary that no other test writes to.
    const temporary = mkdtempSync(join(folder, 'temporary-'))
    process.env['TMPDIR'] = temporary
    const journey = new Journey()
    await journey.project()
    const dry = await journey.ask('study.load', { path: study(), dryRun: true })
    expect(await journey.ask('project.history', {})).toEqual([])
    expect(await load(journey, study())).toEqual(dry)
    await journey.end()
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    expect(readdirSync(temporary)).toEqual([])
  })
})
