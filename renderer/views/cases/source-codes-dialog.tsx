import { useState } from 'react'
import { call } from '../../client/client.ts'
import { useDeed } from '../../components/use-deed.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { caseFormWords } from '../../words/case-forms.ts'
import { words } from '../../words/en.ts'
import { CodeScheme, type Series } from './code-scheme.tsx'
import { FormDialog } from '../../components/form-dialog.tsx'

const w = caseFormWords.codes
const KINDS: readonly (readonly [kind: string, prefix: string])[] = [
  ['interview', 'Int'],
  ['observation', 'Obs'],
  ['document', 'Doc'],
]

/** Draws published codes for sources, a series for each kind: rows of sources in what leaves the team stand under them. */
export function SourceCodesDialog({ onClose }: { readonly onClose: () => void }) {
  const { answer: given } = useAnswer('source.publishedCodes', {}, ['source_code', 'source'])
  const [series, setSeries] = useState<Readonly<Record<string, Series>>>({})
  const [again, setAgain] = useState(false)
  const seriesOf = (kind: string | null): Series =>
    series[kind ?? ''] ?? { style: 'numbers', prefix: KINDS.find(([one]) => one === kind)?.[1] ?? '' }
  const rules = KINDS.flatMap(([value]) => {
    const { style, prefix } = seriesOf(value)
    return style === 'none' ? [] : [{ value, style, prefix: prefix.trim() }]
  })
  const deed = useDeed(async () => {
    const { drawn, left } = await call('source.drawCodes', { rules, again })
    useStatus.getState().say(w.doneSources(drawn, left))
  })
  return (
    <FormDialog
      title={w.sourcesTitle}
      says={w.deed}
      width="wide"
      deed={deed}
      ready={rules.length > 0}
      onClose={onClose}
    >
      <p className="hint">{w.sourcesSays}</p>
      {given !== null && given.length > 0 && <p className="hint">{w.sourcesHave(given.length)}</p>}
      <CodeScheme
        head={w.sourceKind}
        rows={KINDS.map(([kind]) => kind)}
        called={kind => (words.common.kindsMany as Readonly<Record<string, string>>)[kind ?? ''] ?? kind ?? ''}
        seriesOf={seriesOf}
        set={(kind, change) => setSeries({ ...series, [kind ?? '']: { ...seriesOf(kind), ...change } })}
      />
      <label className="case-tick">
        <input type="checkbox" checked={again} onChange={event => setAgain(event.target.checked)} />
        {w.againSources}
      </label>
    </FormDialog>
  )
}
