// Handing out copies: for whom and how, and in words what will be handed out, before it is done.

import { useMemo, useState } from 'react'
import type { Input } from '../../../src/api/contract.ts'
import type { HandOutPlan } from '../../../src/team/copies/types.ts'
import { PARTS } from '../../../src/team/types.ts'
import type { SavePlace } from '../../client/carrier.ts'
import { call, saveAs } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, Trouble } from '../../components/field.tsx'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { PickMany } from '../../components/pick-many.tsx'
import { useCoders, useSources } from '../../state/lists.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useProject } from '../../state/project.ts'
import { useStatus, withJob } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { commonWords } from '../../words/common.ts'
import { fullName } from '../../words/names.ts'
import { teamWords } from '../../words/team.ts'
import '../../styles/team.css'

const w = teamWords.dialog
const TABLES = ['coder', 'allocation', 'source', 'source_coder', 'code', 'framework_version']

/** The dialog. */
export default function HandOutDialog() {
  const close = useOverlay(state => state.close)
  const project = useProject(state => state.info)
  const coders = useCoders(state => state.items)
  const sources = useSources(state => state.items)
  const [coderIds, setCoders] = useState<readonly string[]>([])
  const [newName, setNewName] = useState('')
  const [blind, setBlind] = useState(false)
  const [originals, setOriginals] = useState(true)
  const [without, setWithout] = useState<readonly string[]>([])
  const [passphrase, setPassphrase] = useState('')
  const names = useMemo(() => {
    const chosen = coders.filter(coder => coderIds.includes(coder.id)).map(coder => coder.name)
    return newName.trim() === '' ? chosen : [...chosen, newName.trim()]
  }, [coders, coderIds, newName])
  const request: Omit<Input<'team.planHandOut'>, 'copies'> = {
    blind,
    originals,
    withoutSources: without as Input<'team.planHandOut'>['withoutSources'],
  }
  const { answer, trouble } = useAnswer(
    'team.planHandOut',
    names.length === 0 ? null : { ...request, copies: names.map(coder => ({ coder, to: '-' })) },
    TABLES,
  )
  const plan = names.length === 0 ? null : answer
  const isReady = plan !== null && trouble === null && names.length > 0
  const go = async () => {
    if (!isReady) return
    try {
      const places: { coder: string; place: SavePlace }[] = []
      for (const name of names) {
        const place = await saveAs(w.file(project?.name ?? '', name))
        // Leaving one of the dialogs leaves all of it: nothing is handed out by halves.
        if (place === null) return
        places.push({ coder: name, place })
      }
      close()
      await withJob(w.busy, options =>
        call(
          'team.handOut',
          {
            ...request,
            copies: places.map(({ coder, place }) => ({ coder, to: place.path })),
            ...(passphrase === '' ? {} : { passphrase }),
          },
          options,
        ),
      )
      for (const { place } of places) await place.finish()
      useStatus.getState().note(teamWords.handedOut(names))
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  }
  return (
    <Dialog
      title={w.title}
      isOpen
      onClose={close}
      width="wide"
      foot={
        <>
          <Button large onClick={close}>
            {commonWords.cancel}
          </Button>
          <Button look="primary" large form="hand-out" type="submit" aria-disabled={!isReady}>
            {w.deed(names.length)}
          </Button>
        </>
      }
    >
      <form
        id="hand-out"
        className="form"
        onSubmit={event => {
          event.preventDefault()
          void go()
        }}
      >
        <div className="team-pick">
          <span className="label">{w.whom}</span>
          <PickMany
            label={w.whom}
            choices={coders
              .filter(coder => coder.kind === 'person')
              .map(coder => ({ id: coder.id, label: coder.name, detail: coder.initials }))}
            chosen={coderIds}
            onChange={setCoders}
            none={w.nobody}
            first
            between="and"
          />
        </div>
        <Field
          label={w.somebodyNew}
          hint={w.somebodyHint}
          maxLength={200}
          value={newName}
          onChange={event => setNewName(event.target.value)}
        />
        <label className="check">
          <input type="checkbox" checked={blind} onChange={event => setBlind(event.target.checked)} />
          {w.blind}
        </label>
        <label className="check">
          <input type="checkbox" checked={originals} onChange={event => setOriginals(event.target.checked)} />
          {w.originals}
        </label>
        <div className="team-pick">
          <span className="label">{w.leaveOut}</span>
          <PickMany
            label={w.leaveOut}
            choices={sources.map(source => ({ id: source.id, label: fullName(source) }))}
            chosen={without}
            onChange={setWithout}
            none={w.leaveOutNone}
            between="and"
          />
        </div>
        <PassphraseField
          label={w.passphrase}
          hint={project?.encrypted ? w.passphraseEncrypted : w.passphraseHint}
          value={passphrase}
          onChange={setPassphrase}
        />
        <section className="team-plan" aria-label={w.plan} role="status">
          <h3>{w.plan}</h3>
          {trouble !== null && names.length > 0 ? <Trouble>{trouble}</Trouble> : null}
          {plan === null ? <p className="hint">{w.choose}</p> : <PlanInWords plan={plan} />}
        </section>
      </form>
    </Dialog>
  )
}

function PlanInWords({ plan }: { readonly plan: HandOutPlan }) {
  return (
    <>
      <p>
        {w.sources(plan.sources)} {plan.version === null ? '' : w.version(plan.version.label, plan.version.isNew)}
      </p>
      <ul>
        {plan.copies.map(copy => {
          const parts = PARTS.filter(part => copy.parts[part] > 0).map(part => w.part(part, copy.parts[part]))
          return <li key={copy.name}>{w.copy(copy.name, copy.isNew, parts.join(', '), copy.leftOut, copy.sealed)}</li>
        })}
      </ul>
    </>
  )
}
