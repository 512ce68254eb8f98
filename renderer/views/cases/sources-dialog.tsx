import { useMemo, useState } from 'react'
import type { CaseId } from '../../../src/base/ids.ts'
import { compareNatural, fold } from '../../../src/base/order.ts'
import { call } from '../../client/client.ts'
import { Field } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useSources } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { caseFormWords } from '../../words/case-forms.ts'
import { fullName } from '../../words/names.ts'
import { FormDialog } from '../../components/form-dialog.tsx'

const w = caseFormWords.sources

interface SourcesDialogProps {
  readonly caseIds: readonly CaseId[]
  readonly name: string
  readonly onClose: () => void
}

/** Which sources belong to a case, linked and taken out in bulk; for several cases sources are filed under each. */
export function SourcesDialog({ caseIds, name, onClose }: SourcesDialogProps) {
  const only = caseIds.length === 1 ? caseIds[0]! : null
  const sources = useSources(state => state.items)
  const { answer: sheet } = useAnswer('case.sheet', { caseId: caseIds[0]! }, ['case_source'])
  const [narrow, setNarrow] = useState('')
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const own = useMemo(() => new Set<string>(only === null ? [] : (sheet?.ownSourceIds ?? [])), [sheet, only])
  const shown = useMemo(
    () =>
      sources
        .filter(one => fold(fullName(one)).includes(fold(narrow.trim())))
        .sort((a, b) => compareNatural(a.key ?? a.name, b.key ?? b.name)),
    [sources, narrow],
  )
  const deed = useDeed(async () => {
    const ids = sources.map(one => one.id).filter(id => turned.has(id))
    const [file, take] = [ids.filter(id => !own.has(id)), ids.filter(id => own.has(id))]
    const { filed, taken } = await call('case.changeSources', { caseIds: [...caseIds], fileIds: file, takeIds: take })
    useStatus.getState().say(w.done(filed, taken))
  })
  const turn = (id: string) => {
    const next = new Set(turned)
    if (!next.delete(id)) next.add(id)
    setTurned(next)
  }
  return (
    <FormDialog
      title={only === null ? w.many(caseIds.length) : w.dialog(name)}
      says={only === null ? w.fileDeed(turned.size) : w.deed(turned.size)}
      width="wide"
      deed={deed}
      ready={turned.size > 0}
      onClose={onClose}
    >
      <Field
        label={w.narrow}
        data-first=""
        placeholder={w.narrowHint}
        value={narrow}
        onChange={event => setNarrow(event.target.value)}
      />
      <ul className="case-checks">
        {shown.map(one => (
          <li key={one.id}>
            <label className="case-tick">
              <input type="checkbox" checked={own.has(one.id) !== turned.has(one.id)} onChange={() => turn(one.id)} />
              <Icon name={one.kind} />
              <span>{fullName(one)}</span>
            </label>
          </li>
        ))}
      </ul>
    </FormDialog>
  )
}
