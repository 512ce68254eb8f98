import { WrongUsage, type Calls, type Command } from '../command.ts'
import { personOf } from '../found.ts'
import { counted } from '../show.ts'

const PARTS = ['first', 'second', 'reviewer'] as const

/** Commands about who codes what, and about copies handed out. */
export const teamCommands: readonly Command[] = [
  {
    name: 'allocate',
    takes: ['P', 'SOURCE...'],
    says: 'Gives sources to a coder as first or second coder or as reviewer. Blind: what others code there is neither shown nor counted until all who code it marked it as coded.',
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
      const coderId = await coderNamed(calls, given.required('to'))
      const sourceIds = await sourcesNamed(calls, names)
      const changes = sourceIds.map(sourceId => ({
        sourceId,
        coderId,
        part: part === 'none' ? null : part,
        blind: given.has('blind'),
      }))
      const changed = await calls.call('team.allocate', { changes })
      return { json: { sources: sourceIds.length, changed }, text: `${counted(changed, 'allocation')} changed.\n` }
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
      for (const sourceId of sourceIds) await calls.call('source.markCoded', { sourceId, coded })
      const said = coded ? 'marked as coded' : 'not marked as coded any more'
      return { json: { sources: sourceIds.length, coded }, text: `${counted(sourceIds.length, 'source')} ${said}.\n` }
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
      const { name, sealed } = plan.copies[0]!
      const version = plan.version?.label ?? null
      const lines = [
        `Handed out to ${name}: ${made!.path}\n`,
        `${counted(plan.sources, 'source')}${version === null ? '' : `, framework version ${version}`}.\n`,
        sealed === 0 ? '' : `Without what others coded in ${counted(sealed, 'source')}.\n`,
      ]
      return { json: { ...made, for: name, sources: plan.sources, version, sealed }, text: lines.join('') }
    },
  },
]

/** The sources of these names; “all” stands for every one. */
async function sourcesNamed(calls: Calls, names: readonly string[]) {
  return names.length === 1 && names[0] === 'all'
    ? (await calls.call('source.list', {})).map(source => source.id)
    : await Promise.all(names.map(name => calls.call('source.named', { name })))
}

/** Who is called so, the one who stands for both where it is one of two names; somebody new is added. */
async function coderNamed(calls: Calls, name: string) {
  const found = (await calls.call('list.rows', { what: 'coders' })).filter(
    coder => coder.name === name || coder['initials'] === name || coder.id === name,
  )
  const exact = found.find(coder => coder.name === name) ?? (found.length === 1 ? found[0] : undefined)
  if (exact) return personOf(calls, exact.id)
  if (found.length > 1) throw new WrongUsage(`Several coders have the initials “${name}”. Say the full name.`)
  return calls.call('coder.add', { name })
}
