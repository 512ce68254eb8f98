import type { CodeId } from '../../../src/base/ids.ts'
import type { EntryThen } from '../../../src/framework/operations/types.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'

const FIELDS = ['brief', 'full', 'inclusion', 'exclusion', 'typical', 'closeButNo'] as const
const SHORT = ['brief', 'inclusion', 'exclusion'] as const
const { fields } = words.inspector.code

/** What a code means, read for it: all of it, or the sentence and when (not) to use it. */
export function DefinitionList({ codeId, short = false }: { readonly codeId: CodeId; readonly short?: boolean }) {
  const { answer } = useAnswer('code.entry', { codeId }, ['code'])
  return answer?.id === codeId ? <Definition entry={answer} short={short} /> : null
}

interface DefinitionProps {
  readonly entry: EntryThen
  /** The other one it is held against: fields that differ are marked. */
  readonly against?: EntryThen | null
  readonly sign?: 'add' | 'cut'
  readonly short?: boolean
}

/** A definition, field by field; empty ones left out. */
export function Definition({ entry, against, sign, short = false }: DefinitionProps) {
  return (
    <dl className="queue-definition">
      {(short ? SHORT : FIELDS).map(field => {
        const said = entry[field]
        if (!said) return null
        const differs = against !== undefined && against !== null && against[field] !== said
        return (
          <div key={field}>
            <dt>{fields[field]}</dt>
            <dd>
              {differs && sign === 'add' ? <ins>{said}</ins> : differs && sign === 'cut' ? <del>{said}</del> : said}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
