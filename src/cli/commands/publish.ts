import { Trouble, type Command } from '../command.ts'
import { pairOf } from '../pairs.ts'
import { counted } from '../show.ts'

const OTHERS = 'others'
const SOURCES = 'sources'

/** The command that gives cases the codes under which they are published. */
export const publishCommands: readonly Command[] = [
  {
    name: 'cases publish',
    takes: ['P'],
    says: 'Draws at random the codes under which cases, or sources, are published, for those that have none: letters, or a prefix with numbers.',
    more: [
      'With `--kind sources` the codes go by kind of source: `--codes interview=Int --codes others=Text`. With --by the codes go by an attribute: `--by study_depth --codes in-depth=letters --codes others=AG`. A code that an output has shown is fixed.',
    ],
    options: {
      kind: {
        kind: 'value',
        value: 'site|participant|pair|KIND|sources',
        says: 'the kind of case, or sources; else site',
      },
      by: { kind: 'value', value: 'ATTRIBUTE', says: 'the attribute that the codes go by' },
      codes: {
        kind: 'list',
        value: 'VALUE=letters|PREFIX',
        says: 'what cases with a value (or “others”) get; else letters for all',
      },
    },
    opening: 'write',
    async run(given, calls) {
      const kind = given.value('kind') ?? 'site'
      const name = given.value('by')
      const attributes = name === undefined ? [] : await calls.call('case.attributes', {})
      const by = attributes.find(one => one.about === kind && one.name === name)
      if (name !== undefined && !by)
        throw new Trouble(1, 'attribute-unknown', `Cases of the kind “${kind}” have no attribute called “${name}”.`)
      const told = given.list('codes').map(one => pairOf(one, 'VALUE=letters|PREFIX'))
      const rules = told.map(([value, style]) => ({
        value: value === OTHERS ? null : value,
        style: style === 'letters' ? ('letters' as const) : ('numbers' as const),
        prefix: style === 'letters' ? '' : style,
      }))
      const isSources = kind === SOURCES
      const all = [{ value: null, style: isSources ? ('numbers' as const) : ('letters' as const), prefix: isSources ? 'Source' : '' }] // prettier-ignore
      const done = isSources
        ? await calls.call('source.drawCodes', { rules: rules.length > 0 ? rules : all })
        : await calls.call('case.drawCodes', { kind, by: by?.id ?? null, rules: rules.length > 0 ? rules : all })
      const left = done.left > 0 ? `; ${counted(done.left, isSources ? 'source' : 'case')} fit no rule` : ''
      return { json: done, text: `Drew ${counted(done.drawn, 'code')}${left}\n` }
    },
  },
]
