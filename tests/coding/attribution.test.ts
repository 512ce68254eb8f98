import { describe, expect, it } from 'vitest'
import { attribution, attributionFields, DEFAULT_ATTRIBUTION, joinWithAnd } from '../../src/coding/attribution.ts'

/** One attributed person at one site, as a row of values. */
const given = (values: Record<string, string | readonly string[]>) =>
  new Map(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]))

const says = (template: string, values: Record<string, string | readonly string[]>, printed: string) => () =>
  expect(attribution(template, given(values))).toBe(printed)

describe('the thirteen attributions of the reference study, evenly written', () => {
  const SEED =
    'Site {case.code}[, {case.depth_label}], {case.role_short}, {person.role_category}[ of {person.organisation}]'
  const quote = (
    site: string,
    depth: string,
    role: string,
    person: string | readonly string[],
    printed: string,
    organisation = '',
  ) =>
    says(
      SEED,
      {
        'case.code': site,
        'case.depth_label': depth,
        'case.role_short': role,
        'person.role_category': person,
        'person.organisation': organisation,
      },
      printed,
    )

  // 1 leaves the role of the site out, 9 and 11 say "GDE programme staff" at a follower: the template writes them evenly.
  it('1', quote('D', 'case study', 'GDE', 'programme staff', 'Site D, case study, GDE, programme staff'))
  it('2', quote('L', 'case study', 'FF', 'clinical digital leader', 'Site L, case study, FF, clinical digital leader'))
  it(
    '3',
    quote(
      'AG20',
      'broader study',
      'GDE',
      'non-clinical digital leader',
      'Site AG20, broader study, GDE, non-clinical digital leader',
    ),
  )
  it(
    '4',
    quote(
      'J',
      'case study',
      'FF',
      'non-clinical digital leader',
      'Site J, case study, FF, non-clinical digital leader',
    ),
  )
  it(
    '5, of another organisation than the site',
    quote(
      'F',
      'case study',
      'GDE',
      'clinical digital leader',
      'Site F, case study, GDE, clinical digital leader of FF',
      'FF',
    ),
  )
  it(
    '6',
    quote(
      'AG8',
      'broader study',
      'GDE',
      'clinical digital leader',
      'Site AG8, broader study, GDE, clinical digital leader',
    ),
  )
  it(
    '7',
    quote(
      'D',
      'case study',
      'GDE',
      'non-clinical digital leader',
      'Site D, case study, GDE, non-clinical digital leader',
    ),
  )
  it(
    '8',
    quote(
      'AG13',
      'broader study',
      'GDE',
      'clinical digital leader',
      'Site AG13, broader study, GDE, clinical digital leader',
    ),
  )
  it('9 and 11', quote('M', 'case study', 'FF', 'programme staff', 'Site M, case study, FF, programme staff'))
  it('10', quote('L', 'case study', 'FF', 'senior manager', 'Site L, case study, FF, senior manager'))
  it(
    '12, two speakers',
    quote(
      'L',
      'case study',
      'FF',
      ['senior manager', 'non-clinical digital leader'],
      'Site L, case study, FF, senior manager and non-clinical digital leader',
    ),
  )
  it('13', quote('H', 'case study', 'GDE', 'senior manager', 'Site H, case study, GDE, senior manager'))
})

describe('the template used unless another is chosen', () => {
  const pennywhistle = {
    code: 'S05',
    attributes: new Map([
      ['study_depth', 'in-depth'],
      ['role', 'exemplar'],
      ['sector', 'acute'],
    ]),
  }
  const tarnhollow = {
    code: 'S06',
    attributes: new Map([
      ['study_depth', 'in-depth'],
      ['role', 'follower'],
    ]),
  }
  const lead = { code: 'R11', attributes: new Map([['role_category', 'programme staff']]) }
  const interview = { key: 'T10', kind: 'interview', date: '2024-03-12' }
  const printed = (cases: (typeof pennywhistle)[], people: (typeof lead)[], source = interview) =>
    attribution(DEFAULT_ATTRIBUTION, attributionFields({ cases, people, source }))

  it('names site, depth, role of the site and role of the person', () => {
    expect(printed([pennywhistle], [lead])).toBe('Site S05, in-depth, exemplar, programme staff')
  })
  it('says the kind of source where nobody speaks', () => {
    expect(printed([pennywhistle], [], { key: 'O03', kind: 'observation', date: '' })).toBe(
      'Site S05, in-depth, exemplar, observation note',
    )
  })
  it('does not begin with a comma for a person who belongs to no site', () => {
    expect(printed([], [{ code: 'R25', attributes: new Map([['role_category', 'supplier']]) }])).toBe('supplier')
  })
  it('joins the sites of a joint source, and says equal values once', () => {
    expect(printed([pennywhistle, tarnhollow], [lead])).toBe(
      'Site S05 and S06, in-depth, exemplar and follower, programme staff',
    )
  })
  it('names no person by their code', () => {
    expect(printed([pennywhistle], [lead])).not.toContain('R11')
  })
})

describe('fields and parts', () => {
  it(
    'a part in brackets goes with its comma',
    says(
      'Site {case.code}[, {case.role}], {source.kind}',
      { 'case.code': 'S01', 'source.kind': 'interview' },
      'Site S01, interview',
    ),
  )
  it(
    'an empty value counts as none',
    says('[{case.role}, ]{case.code}', { 'case.role': '', 'case.code': 'S01' }, 'S01'),
  )
  it('the year of a date', says('{case.code}, {date:year}', { 'case.code': 'S01', date: '2024-02-06' }, 'S01, 2024'))
  it('the whole date', says('{date}', { date: '2024-02-06' }, '2024-02-06'))
  it(
    'the first field that says something',
    says(
      '{person.post|person.role_category|source.kind}',
      { 'person.role_category': 'vendor', 'source.kind': 'interview' },
      'vendor',
    ),
  )
  it('text without fields stays', says('a respondent', {}, 'a respondent'))
  it(
    'attribute names may hold spaces and accents',
    says('{case.Größe des Trägers}', { 'case.Größe des Trägers': 'groß' }, 'groß'),
  )
  it('three values are joined as in prose', () => expect(joinWithAnd(['a', 'b', 'c'])).toBe('a, b and c'))
})

describe('templates that cannot be read are refused in words', () => {
  const refuses = (template: string, sentence: RegExp) => () =>
    expect(() => attribution(template, new Map())).toThrow(sentence)
  it('an open bracket', refuses('Site [{case.code}', /a \[ is not closed \(character 6\)/))
  it('a bracket too many', refuses('Site {case.code}]', /a \] without its \[ stands at character 17/))
  it('brackets in brackets', refuses('[a [b]]', /inside another/))
  it('an open brace', refuses('Site {case.code', /the \{ at character 6 is not closed/))
  it('a field that is none', refuses('{site}', /“site” is no field/))
  it('a template without end', refuses('x'.repeat(3000), /longer than 2000/))
})
