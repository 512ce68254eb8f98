import { WrongUsage, type Command } from '../command.ts'
import { namesOf, pairOf } from '../pairs.ts'
import { casesSaid, importSaid, inPlanOrder, loadSaid, sheetSaid } from './brought-in.ts'

const dryRun = { kind: 'switch', says: 'say what would be done, and write nothing' } as const

const OFFSETS = ['code-points', 'utf-16'] as const

/** “site_id:S1=S01”: the column, what is written there, what was meant. */
function sameOf(given: string): { column: string; written: string; is: string } {
  const shape = 'COLUMN:WRITTEN=KEY'
  const [left, is] = pairOf(given, shape)
  const at = left.indexOf(':')
  if (at < 1 || at === left.length - 1) throw new WrongUsage(`“${given}” is not ${shape}.`)
  return { column: left.slice(0, at).trim(), written: left.slice(at + 1).trim(), is }
}

/** Commands that bring something into a project. */
export const bringInCommands: readonly Command[] = [
  {
    name: 'load',
    takes: ['P', 'FOLDER'],
    says: 'Loads a whole study folder: sources and their sheets, as one act that can be undone. What is there already is skipped and counted.',
    options: { 'dry-run': dryRun },
    opening: 'write',
    async run(given, calls, shell) {
      const report = await calls.call('study.load', {
        path: shell.path(given.words[1]!),
        ...(given.has('dry-run') ? { dryRun: true } : {}),
      })
      return loadSaid(report, given.has('dry-run'))
    },
  },
  {
    name: 'import',
    takes: ['P', 'PATH...'],
    says: 'Brings in sources: text, Markdown, Word and PDF files. Folders are walked. Bad files are refused one by one, the rest goes in.',
    options: {
      sheet: {
        kind: 'value',
        value: 'FILE.csv',
        says: 'a sheet that files them: file, title, sites, respondents, date',
      },
      rules: { kind: 'value', value: 'FILE.csv', says: 'rules that file them by their path' },
      survey: { kind: 'switch', says: 'CSV sheets are surveys: a source per row' },
      'dry-run': dryRun,
    },
    opening: 'write',
    async run(given, calls, shell) {
      const sheet = given.value('sheet')
      const rules = given.value('rules')
      const plan = await calls.call('import.plan', {
        paths: given.words.slice(1).map(written => shell.path(written)),
        ...(sheet === undefined ? {} : { sheet: shell.path(sheet) }),
        ...(rules === undefined ? {} : { rules: shell.path(rules) }),
        ...(given.has('survey') ? { survey: true } : {}),
      })
      const ready = plan.filter(file => file.result === 'ready')
      if (given.has('dry-run')) {
        const files = plan.map(({ path, result, why, name, kind, date, caseKeys, participantKeys, losses }) => ({
          path,
          result,
          ...(why === null ? {} : { why }),
          name,
          kind,
          date,
          cases: caseKeys,
          participants: participantKeys,
          losses,
        }))
        return {
          json: { dryRun: true, files },
          text: plan
            .map(
              file =>
                `${file.result.padEnd(10)} ${file.path}${file.why === null ? `  ${file.kind} ${[...file.caseKeys, ...file.participantKeys].join(', ')}`.trimEnd() : `  ${file.why}`}\n`,
            )
            .join(''),
        }
      }
      const applied =
        ready.length === 0
          ? { files: [] }
          : await calls.call('import.apply', {
              files: ready.map(({ token, name, kind, date, caseKeys, participantKeys }) => ({
                token,
                name,
                kind,
                date,
                caseKeys: [...caseKeys],
                participantKeys: [...participantKeys],
              })),
            })
      return importSaid(inPlanOrder(plan, applied))
    },
  },
  {
    name: 'cases import',
    takes: ['P', 'FILE.csv|.xlsx'],
    says: 'Brings in cases of one kind with their attributes, from a sheet.',
    options: {
      kind: { kind: 'value', value: 'site|participant|pair|KIND', isRequired: true, says: 'the kind of case' },
      key: { kind: 'value', value: 'COLUMN', isRequired: true, says: 'the column that holds the key' },
      name: { kind: 'value', value: 'COLUMN', says: 'the column that holds the name' },
      within: { kind: 'value', value: 'COLUMN', says: 'the column with the key of the case it lies in' },
      members: { kind: 'value', value: 'COLUMN,COLUMN', says: 'the columns with the keys of the cases a pair joins' },
      link: {
        kind: 'list',
        value: 'COLUMN=RELATION',
        says: 'a column with the key of another case, and how the two are related',
      },
      accept: {
        kind: 'list',
        value: 'KEY,…',
        says: 'only these rows; also another name and another place of cases that are there',
      },
      as: { kind: 'list', value: 'COLUMN:WRITTEN=KEY', says: 'what was meant by something written in a column' },
      'dry-run': { kind: 'switch', says: 'say what would be done, change by change, and change nothing' },
    },
    opening: 'write',
    async run(given, calls, shell) {
      const accept = given.list('accept').flatMap(namesOf)
      const input = {
        path: shell.path(given.words[1]!),
        accept: accept.length === 0 ? undefined : accept.map(key => ({ key })),
        same: given.list('as').length === 0 ? undefined : given.list('as').map(sameOf),
        kind: given.required('kind'),
        key: given.required('key'),
        name: given.value('name'),
        within: given.value('within'),
        members: given.value('members') === undefined ? undefined : namesOf(given.required('members')),
        links: given
          .list('link')
          .map(link => pairOf(link, 'COLUMN=RELATION'))
          .map(([column, relation]) => ({ column, relation })),
        ...dry(given.has('dry-run')),
      }
      return casesSaid(await calls.call('import.cases', withoutGaps(input)), given.has('dry-run'))
    },
  },
  {
    name: 'framework import',
    takes: ['P', 'FILE.csv|.xlsx|.docx'],
    says: 'Brings in a codebook: new codes are made, changed definitions are applied, codes under another parent are moved. An empty cell changes nothing.',
    options: {
      reason: { kind: 'value', value: 'WORDS', says: 'why definitions are changed; it goes into the history' },
      'dry-run': dryRun,
    },
    opening: 'write',
    async run(given, calls, shell) {
      return sheetSaid(
        await calls.call('import.framework', {
          path: shell.path(given.words[1]!),
          reason: given.value('reason') ?? null,
          ...dry(given.has('dry-run')),
        }),
        given.has('dry-run'),
      )
    },
  },
  {
    name: 'propositions import',
    takes: ['P', 'FILE.csv'],
    says: 'Brings in propositions, with what would count for and against each, from a sheet.',
    options: { 'dry-run': dryRun },
    opening: 'write',
    async run(given, calls, shell) {
      return sheetSaid(
        await calls.call('import.propositions', { path: shell.path(given.words[1]!), ...dry(given.has('dry-run')) }),
        given.has('dry-run'),
      )
    },
  },
  {
    name: 'codings import',
    takes: ['P', 'FILE.csv'],
    says: 'Brings in codings and evidence from a sheet; a quote column is checked against the text.',
    options: {
      offsets: { kind: 'value', oneOf: OFFSETS, says: 'what start and end count; else code points' },
      'dry-run': dryRun,
    },
    opening: 'write',
    async run(given, calls, shell) {
      const input = {
        path: shell.path(given.words[1]!),
        offsets: given.choice('offsets', OFFSETS),
        ...dry(given.has('dry-run')),
      }
      return sheetSaid(await calls.call('import.codings', withoutGaps(input)), given.has('dry-run'))
    },
  },
]

function dry(isDry: boolean): { dryRun?: true } {
  return isDry ? { dryRun: true } : {}
}

type WithoutGaps<Fields> = { [Name in keyof Fields as undefined extends Fields[Name] ? never : Name]: Fields[Name] } & {
  [Name in keyof Fields as undefined extends Fields[Name] ? Name : never]?: Exclude<Fields[Name], undefined>
}

/** The fields that have a value: what was not said is left out, not sent as nothing. */
function withoutGaps<Fields extends object>(fields: Fields): WithoutGaps<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as WithoutGaps<Fields>
}
