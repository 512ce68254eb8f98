import type { CoderId } from '../../base/ids.ts'
import { WrongUsage, type Calls, type Command, type Said } from '../command.ts'
import { personOf } from '../found.ts'
import { coderNames, sourceNames } from '../names.ts'
import { counted, table } from '../show.ts'

const PARTS = ['first', 'second', 'reviewer'] as const

/** Commands about who codes what, and about copies handed out. */
export const teamCommands: readonly Command[] = [
  {
    name: 'team',
    takes: ['P'],
    says: 'Says who codes which sources in which part, who is done with which, what is coded blind and not open yet, and which copies are out and which came back.',
    options: {},
    opening: 'read',
    run: (_given, calls) => teamSaid(calls),
  },
  {
    name: 'allocate',
    takes: ['P', 'SOURCE...'],
    says: 'Gives sources to a coder as first or second coder or as reviewer; somebody new is added to the coders. Blind: what others code there is neither shown nor counted until all who code it marked it as coded.',
    more: ['SOURCE is a key, name or id; “all” stands for every source. --as none takes them back.'],
    options: {
      to: { kind: 'value', value: 'NAME', says: 'the coder', isRequired: true },
      as: {
        kind: 'value',
        value: [...PARTS, 'none'].join('|'),
        oneOf: [...PARTS, 'none'],
        says: 'the part; first unless told',
      },
      blind: { kind: 'switch', says: 'coded without seeing what others coded' },
    },
    opening: 'write',
    async run(given, calls) {
      const [, ...names] = given.words
      const part = given.choice('as', [...PARTS, 'none']) ?? 'first'
      const { coderId, isNew } = await coderNamed(calls, given.required('to'))
      const sourceIds = await sourcesNamed(calls, names)
      const changes = sourceIds.map(sourceId => ({
        sourceId,
        coderId,
        part: part === 'none' ? null : part,
        blind: given.has('blind'),
      }))
      const changed = await calls.call('team.allocate', { changes })
      const name = (await coderNames(calls))(coderId)
      const said = part === 'none' ? 'no part' : `${PART_NAMES[part]}${given.has('blind') ? ', blind' : ''}`
      return {
        json: { sources: sourceIds.length, changed },
        text: `${isNew ? `${name} is added to the coders.\n` : ''}${counted(changed, 'allocation')} changed: ${name} has ${said} in ${counted(sourceIds.length, 'source')}.\n`,
      }
    },
  },
  {
    name: 'coded',
    takes: ['P', 'SOURCE...'],
    says: 'Marks sources as coded by whoever acts (--coder). Agreement counts only what all who are compared marked, and what is coded blind opens once all who code it did.',
    more: ['SOURCE is a key, name or id; “all” stands for every source. --not takes the mark back.'],
    options: { not: { kind: 'switch', says: 'not coded yet, after all' } },
    opening: 'write',
    async run(given, calls) {
      const [, ...names] = given.words
      const coded = !given.has('not')
      const sourceIds = await sourcesNamed(calls, names)
      const changed = await calls.call('source.markManyCoded', { sourceIds, coded })
      const said = coded ? 'marked as coded' : 'not marked as coded any more'
      const before = changed < sourceIds.length ? ` (${sourceIds.length - changed} before already)` : ''
      return {
        json: { sources: sourceIds.length, coded },
        text: `${counted(sourceIds.length, 'source')} ${said}${before}.\n`,
      }
    },
  },
  {
    name: 'copy',
    takes: ['P', 'TO.crosscase'],
    says: 'Hands out a copy for a coder to work in, written whole or not at all. Where no saved version fits the framework, one is saved first; both files know where the copy starts, so that `merge` can bring it back.',
    more: [
      'With --blind what others coded does not go along in the sources that NAME codes first or second (see `allocate`), and these are sealed here too until all are done. Where NAME has none, it goes along nowhere.',
      'A copy of an encrypted project has its passphrase, unless --copy-passphrase-env gives it one of its own.',
    ],
    options: {
      for: { kind: 'value', value: 'NAME', says: 'who will work in it; somebody new is added', isRequired: true },
      blind: { kind: 'switch', says: 'without what others coded' },
      without: { kind: 'list', value: 'SOURCE', says: 'leaves a source out, with all that rests on it' },
      'without-originals': { kind: 'switch', says: 'leaves the original files out; texts go along' },
      'copy-passphrase-env': { kind: 'value', value: 'VAR', says: 'the variable that holds a passphrase for the copy' },
    },
    opening: 'write',
    async run(given, calls, shell) {
      const variable = given.value('copy-passphrase-env')
      const withoutSources = await Promise.all(given.list('without').map(name => calls.call('source.named', { name })))
      const request = {
        copies: [{ coder: given.required('for'), to: shell.path(given.words[1]!) }],
        blind: given.has('blind'),
        withoutSources,
        originals: !given.has('without-originals'),
      }
      const plan = await calls.call('team.planHandOut', request)
      const [made] = await calls.call('team.handOut', {
        ...request,
        ...(variable === undefined ? {} : { passphrase: shell.secret(variable) }),
      })
      const { name, sealed, isNew, parts } = plan.copies[0]!
      const version = plan.version?.label ?? null
      const lines = [
        `Handed out to ${name}: ${made!.path}\n`,
        isNew ? `${name} is added to the coders.\n` : '',
        `${counted(plan.sources, 'source')}${version === null ? '' : `, framework version ${version}`}.\n`,
        partsSaid(parts) === '' ? '' : `${name} has ${partsSaid(parts)}.\n`,
        sealed === 0 ? '' : `Without what others coded in ${counted(sealed, 'source')}.\n`,
      ]
      return { json: { ...made, for: name, sources: plan.sources, version, sealed }, text: lines.join('') }
    },
  },
]

const PART_NAMES = { first: 'first coding', second: 'second coding', reviewer: 'review' } as const

function partsSaid(parts: Readonly<Record<(typeof PARTS)[number], number>>): string {
  return PARTS.flatMap(part =>
    parts[part] > 0 ? [`${PART_NAMES[part]} in ${counted(parts[part], 'source')}`] : [],
  ).join(', ')
}

async function teamSaid(calls: Calls): Promise<Said> {
  const { coders, allocation, marks, sealed } = await calls.call('team.get', {})
  const { handedOut, copyOf } = await calls.call('team.copies', {})
  const sourceOf = await sourceNames(calls, [...allocation.map(one => one.sourceId), ...sealed])
  const coderOf = await coderNames(calls)
  const isDone = (sourceId: string, coderId: string) =>
    marks.some(mark => mark.sourceId === sourceId && mark.coderId === coderId)
  const json = {
    coders: coders
      .filter(coder => coder.joinedTo === null)
      .map(({ name, initials, role, background, codings, parts, done }) => ({
        coder: name,
        initials,
        role,
        background,
        codings,
        parts,
        done,
      })),
    allocation: allocation.map(({ sourceId, coderId, part, blind }) => ({
      source: sourceOf(sourceId),
      coder: coderOf(coderId),
      part,
      blind,
      done: isDone(sourceId, coderId),
    })),
    sealed: sealed.map(sourceOf),
    copies: handedOut.map(({ for: whose, file, madeAt, version, blind, cameBack }) => ({
      for: whose.name,
      file,
      madeAt,
      version: version?.label ?? null,
      blind,
      cameBack: cameBack.map(one => ({ file: one.file, at: one.broughtInAt, isUndone: one.isUndone })),
    })),
    copyOf: copyOf && { by: copyOf.by.name, for: copyOf.for.name, madeAt: copyOf.madeAt },
  }
  const back = (cameBack: (typeof json.copies)[number]['cameBack']) => {
    const last = cameBack.at(-1)
    return last === undefined ? 'no' : `${last.at.slice(0, 10)}${last.isUndone ? ', undone since' : ''}`
  }
  const parts = json.allocation.map(one => [
    one.source,
    one.coder,
    one.part,
    one.blind ? (json.sealed.includes(one.source) ? 'sealed' : 'opened') : '',
    one.done ? 'coded' : '',
  ])
  const text = [
    json.copyOf === null
      ? ''
      : `A copy that ${json.copyOf.by} handed out to ${json.copyOf.for} on ${json.copyOf.madeAt.slice(0, 10)}.\n\n`,
    table(
      ['coder', 'role', 'codings', 'first', 'second', 'reviewer', 'coded'],
      json.coders.map(one => [
        one.coder,
        one.role,
        one.codings,
        one.parts.first,
        one.parts.second,
        one.parts.reviewer,
        one.done,
      ]),
    ),
    parts.length === 0 ? '' : `\n${table(['source', 'coder', 'part', 'blind', 'marked'], parts)}`,
    json.copies.length === 0
      ? ''
      : `\n${table(
          ['copy for', 'file', 'handed out', 'version', 'came back'],
          json.copies.map(one => [one.for, one.file, one.madeAt.slice(0, 10), one.version, back(one.cameBack)]),
        )}`,
  ].join('')
  return { json, text }
}

/** The sources of these names; “all” stands for every one. */
async function sourcesNamed(calls: Calls, names: readonly string[]) {
  return names.length === 1 && names[0] === 'all'
    ? (await calls.call('source.list', {})).map(source => source.id)
    : await Promise.all(names.map(name => calls.call('source.named', { name })))
}

/** Who is called so, the one who stands for both where it is one of two names; somebody new is added. */
async function coderNamed(calls: Calls, name: string): Promise<{ coderId: CoderId; isNew: boolean }> {
  const found = (await calls.call('list.rows', { what: 'coders' })).filter(
    coder => coder.name === name || coder['initials'] === name || coder.id === name,
  )
  const exact = found.find(coder => coder.name === name) ?? (found.length === 1 ? found[0] : undefined)
  if (exact) return { coderId: await personOf(calls, exact.id), isNew: false }
  if (found.length > 1) throw new WrongUsage(`Several coders have the initials “${name}”. Say the full name.`)
  return { coderId: await calls.call('coder.add', { name }), isNew: true }
}
