import { describe, expect, it } from 'vitest'
import { COMMAND_GROUPS, COMMANDS } from '../../src/cli/command-table.ts'
import { commandHelp, generalHelp, reference } from '../../src/cli/help.ts'
import { namesOf, pairOf } from '../../src/cli/pairs.ts'
import { findCommand, readGiven } from '../../src/cli/parse.ts'
import { ProgressLine } from '../../src/cli/progress.ts'
import { counted, listed, table } from '../../src/cli/show.ts'

const command = (line: string) => findCommand(COMMANDS, line.split(' '))!
const given = (line: string) => {
  const found = command(line)
  return readGiven(found, line.split(' ').slice(found.name.split(' ').length))
}
const wrong = (line: string, sentence: string) => () =>
  expect(() => given(line)).toThrow(new RegExp(`^${sentence.replaceAll(/[.?()[\]|]/g, String.raw`\$&`)}$`))

describe('a command line', () => {
  it('names its command, the longer name first', () => {
    expect([
      command('import p x').name,
      command('cases import p x').name,
      command('framework import p x').name,
    ]).toEqual(['import', 'cases import', 'framework import'])
    expect(findCommand(COMMANDS, ['tidy'])).toBeNull()
  })
  it('has its words in order', () =>
    expect(given('import study.crosscase a.txt folder').words).toEqual(['study.crosscase', 'a.txt', 'folder']))
  it('has options before and behind its words', () => {
    const matrix = given('matrix --measure words p --to m.csv --where role=exemplar --where sector=acute --roll-up')
    expect([
      matrix.words,
      matrix.value('measure'),
      matrix.list('where'),
      matrix.has('roll-up'),
      matrix.has('json'),
    ]).toEqual([['p'], 'words', ['role=exemplar', 'sector=acute'], true, false])
  })
  it('takes the options of every command', () => {
    const list = given('list p codes --json --coder Ana --passphrase-env SECRET')
    expect([list.has('json'), list.value('coder'), list.value('passphrase-env')]).toEqual([true, 'Ana', 'SECRET'])
  })
})

describe('wrong usage is told in a sentence', () => {
  it('a word that is missing', wrong('list p', 'WHAT is missing.'))
  it('a project that is missing', wrong('check', 'P is missing.'))
  it('a word too much', wrong('check p q', '“q” is too much.'))
  it('an option that is none', wrong('check p --fast', "Unknown option '--fast'."))
  it('an option that is nearly one', wrong('check p --jason', "Unknown option '--jason'. Did you mean --json?"))
  it('an option that is required', wrong('matrix p', 'Say --to FILE.xlsx|.csv|.html|.docx|.json.'))
  it(
    'a value that is none of the choices',
    wrong(
      'matrix p --to m.csv --measure mood',
      '--measure is one of presence, cases, sources, participants, codings, excerpts, words, coverage, shared-words, not “mood”.',
    ),
  )
  it('a switch with a value', wrong('check p --json=yes', "Option '--json' does not take an argument."))
  it('an option without its value', wrong('list p codes --coder', "Option '--coder <value>' argument missing."))
})

describe('pairs and names', () => {
  it('are split at the first equals sign', () => expect(pairOf('label = a=b', 'ATTR=VALUE')).toEqual(['label', 'a=b']))
  it.each(['role', '=x', 'role='])('“%s” is no pair', written =>
    expect(() => pairOf(written, 'ATTR=VALUE')).toThrow(`“${written}” is not ATTR=VALUE.`),
  )
  it('names stand between commas', () =>
    expect(namesOf(' ADVICE, Same or different system ,,')).toEqual(['ADVICE', 'Same or different system']))
})

describe('help', () => {
  it('lists every command once', () => {
    for (const { name } of COMMANDS)
      expect(generalHelp(COMMAND_GROUPS).match(new RegExp(`^  ${name}  `, 'gm'))).toHaveLength(1)
  })
  it('of each command says how it is written and what every option does', () => {
    for (const one of COMMANDS) {
      const help = commandHelp(one)
      expect(help.startsWith(`crosscase ${one.name}`)).toBe(true)
      for (const option of [...Object.keys(one.options), 'json', 'coder', 'passphrase-env'])
        expect(help).toContain(`  --${option}`)
      expect(Math.max(...help.split('\n').map(line => line.length))).toBeLessThanOrEqual(110)
    }
  })
  it('names merge among them', () => expect(generalHelp(COMMAND_GROUPS)).toMatch(/^ {2}merge /m))
  it('gives the reference of the README', () =>
    expect(reference(COMMANDS)).toContain('crosscase load P FOLDER [--dry-run]\n    Loads a whole study folder'))
})

describe('answers for people', () => {
  it('a table is aligned, long cells are cut, and lists are joined', () => {
    expect(
      table(
        ['key', 'cases', 'n'],
        [
          ['S01', ['A', 'B'], 3],
          ['LONGER', 'x'.repeat(20), null],
        ],
        10,
      ),
    ).toBe('key     cases       n\n------  ----------  -\nS01     A, B        3\nLONGER  xxxxxxxxx…\n')
  })
  it('an empty one says so', () => expect(table(['key'], [])).toBe('None.\n'))
  it('no line end breaks a row', () => expect(table(['quote'], [['one\ntwo']]).split('\n')[2]).toBe('one two'))
  it('things are counted in words', () =>
    expect([counted(1, 'source'), counted(2, 'source'), counted(2, 'person', 'people')]).toEqual([
      '1 source',
      '2 sources',
      '2 people',
    ]))
  it('a title without lines is nothing', () => expect(listed('Refused', [])).toBe(''))
})

describe('progress', () => {
  const line = (isTTY: boolean) => {
    const written: string[] = []
    const progress = new ProgressLine({ isTTY, columns: 30, write: text => written.push(text) })
    progress.show({ done: 3, total: 38, doing: 'transcripts/a-very-long-name-indeed.txt' })
    progress.end()
    return written
  }
  it('is one line on a terminal, as wide as it, and taken away at the end', () =>
    expect(line(true)).toEqual(['\r\u001B[K3 of 38  transcripts/a-very-l', '\r\u001B[K']))
  it('is nothing anywhere else', () => expect(line(false)).toEqual([]))
})
