// The thirteen attributions of the reference study (METHODS 1.6) out of one template, from cases, people and sources of a
// study made for it. Where print was uneven the template is even; what differs is listed, and nothing else does.

import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Journey } from '../support/journey.ts'

const TEMPLATE = 'Site {case.code}[, {case.depth}], {case.role}[, {person.role_category}][ of {person.organisation}]'
const LABELS = [
  { field: 'case.depth', value: 'in-depth', short: 'case study' },
  { field: 'case.depth', value: 'broader', short: 'broader study' },
  { field: 'case.role', value: 'exemplar', short: 'GDE' },
  { field: 'case.role', value: 'follower', short: 'FF' },
  { field: 'person.organisation', value: 'the follower', short: 'FF' },
]

/** number: site inside, published, depth, role; people with their categories (and organisation where it differs); as printed; why print differs. */
const QUOTES: readonly (readonly [string, string, string, string, string, readonly string[], string, string])[] = [
  [
    '1',
    'Alder',
    'D',
    'in-depth',
    'exemplar',
    ['programme staff'],
    'Site D case study, GDE Programme staff',
    'comma after the site; the role of the site was left out ("GDE Programme" names the programme)',
  ],
  [
    '2',
    'Birch',
    'L',
    'in-depth',
    'follower',
    ['clinical digital leader'],
    'Site L case study, FF, clinical digital leader',
    'comma after the site',
  ],
  [
    '3',
    'Cedar',
    'AG20',
    'broader',
    'exemplar',
    ['non-clinical digital leader'],
    'Site AG20, broader study, GDE, non-clinical digital leader',
    '',
  ],
  [
    '4',
    'Elder',
    'J',
    'in-depth',
    'follower',
    ['non-clinical digital leader'],
    'Site J case study, FF, non-clinical digital leader',
    'comma after the site',
  ],
  [
    '5',
    'Hazel',
    'F',
    'in-depth',
    'exemplar',
    ['clinical digital leader|the follower'],
    'Site F, case study, GDE, clinical digital leader of FF',
    '',
  ],
  [
    '6',
    'Holly',
    'AG8',
    'broader',
    'exemplar',
    ['clinical digital leader'],
    'Site AG 8, broader study, GDE, clinical digital leader',
    'no space in the code',
  ],
  [
    '7',
    'Alder',
    'D',
    'in-depth',
    'exemplar',
    ['non-clinical digital leader'],
    'Site D case study, GDE, non-clinical digital leader',
    'comma after the site',
  ],
  [
    '8',
    'Larch',
    'AG13',
    'broader',
    'exemplar',
    ['clinical digital leader'],
    'Site AG13, broader study, GDE, clinical digital leader',
    '',
  ],
  [
    '9 and 11',
    'Maple',
    'M',
    'in-depth',
    'follower',
    ['programme staff'],
    'Site M case study, FF, GDE programme staff',
    'comma after the site; "GDE" before programme staff names the programme, not the role',
  ],
  ['10', 'Birch', 'L', 'in-depth', 'follower', ['senior manager'], 'Site L, case study, FF, senior manager', ''],
  [
    '12',
    'Birch',
    'L',
    'in-depth',
    'follower',
    ['senior manager', 'non-clinical digital leader'],
    'Site L case study, FF, senior manager and non-clinical digital leader',
    'comma after the site',
  ],
  [
    '13',
    'Rowan',
    'H',
    'in-depth',
    'exemplar',
    ['senior manager'],
    'Site H case study, GDE, senior manager',
    'comma after the site',
  ],
]

/** Print made even: as the differences listed above say. */
function even(printed: string): string {
  return printed
    .replace('AG 8', 'AG8')
    .replace(/^(Site \w+) (case study)/, '$1, $2')
    .replace(', GDE Programme staff', ', GDE, programme staff')
    .replace('FF, GDE programme staff', 'FF, programme staff')
}

describe('thirteen attributions out of one template', () => {
  const study = new Journey()
  const made = new Map<string, string>()

  beforeAll(async () => {
    const folder = study.path('in')
    mkdirSync(folder)
    const sites = [...new Map(QUOTES.map(([, name, , depth, role]) => [name, [name, depth, role]])).values()]
    writeFileSync(`${folder}/sites.csv`, `site_id,depth,role\n${sites.map(one => one.join(',')).join('\n')}\n`)
    const people = QUOTES.flatMap(([number, site, , , , roles]) =>
      roles.map((role, at) => {
        const [category, organisation = ''] = role.split('|')
        return [`P${parseInt(number, 10)}${'ab'[at]!}`, site, category!, organisation]
      }),
    )
    writeFileSync(
      `${folder}/respondents.csv`,
      `respondent_id,site_id,role_category,organisation\n${people.map(one => one.join(',')).join('\n')}\n`,
    )
    for (const [number, , , , , roles] of QUOTES) {
      const n = parseInt(number, 10)
      const turns = roles.map((_, at) => `P${n}${'ab'[at]!}: Words that are quoted from number ${n}, part ${at + 1}.`)
      writeFileSync(
        `${folder}/T${n}.txt`,
        `INT: What happened?\n\n${turns.join('\n\n')}\n\nINT: And then?\n\n${turns.map(one => one.replace('Words', 'More words')).join('\n\n')}\n`,
      )
    }
    writeFileSync(
      `${folder}/sources.csv`,
      `source_id,file,type,site_ids,respondent_ids\n${QUOTES.map(([number, site, , , , roles]) => {
        const n = parseInt(number, 10)
        return `T${n},T${n}.txt,interview transcript,${site},${roles.map((_, at) => `P${n}${'ab'[at]!}`).join(';')}`
      }).join('\n')}\n`,
    )
    await study.project()
    await study.ask('study.load', { path: folder })
    const cases = await study.ask('case.list', { kind: 'site' })
    for (const [, name, code] of QUOTES)
      await study.ask('case.setPublishedCode', { caseId: cases.find(one => one.key === name)!.id, code })
    await study.ask('output.setSettings', { output: 'quotes', settings: { template: TEMPLATE, labels: LABELS } })
    for (const source of await study.ask('source.list', {})) {
      const { paragraphs } = await study.ask('source.open', { sourceId: source.id })
      const spoken = paragraphs.filter(one => one.text.includes('Words that are quoted'))
      await study.ask('quote.add', {
        passage: {
          sourceId: source.id,
          range: { start: spoken[0]!.start, end: spoken.at(-1)!.start + spoken.at(-1)!.text.length },
        },
      })
    }
    for (const quote of (await study.ask('quote.basket', {})).sections.flatMap(one => one.quotes))
      made.set(/from number (\d+)/.exec(quote.words)![1]!, quote.attribution)
  })
  afterAll(() => study.end())

  it.each(QUOTES)('%s', (number, _site, _code, _depth, _role, _people, printed, difference) => {
    const attribution = made.get(String(parseInt(number, 10)))!
    expect(attribution).toBe(even(printed))
    expect(attribution === printed).toBe(difference === '')
  })
})
