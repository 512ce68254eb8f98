import type { CodeId } from '../../../src/base/ids.ts'
import { VALENCES, type CodeEntry } from '../../../src/framework/types.ts'
import { showPlan } from '../../actions/code-deeds.ts'
import { openSource } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Editable } from '../../components/editable.tsx'
import { Facts, Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCodes, useCoders, useCodeSets } from '../../state/lists.ts'
import { codeSheetWords as w } from '../../words/code-sheet.ts'
import { words } from '../../words/en.ts'
import { pathOfCode } from '../navigator/code-branches.ts'

const { code: said } = words.inspector
const KINDS = ['literature', 'topic guide', 'programme knowledge', 'data'] as const

/** Where a code stands and came from, who looks after it, what it replaced, its sets and questions. */
export function CodeFacts({ entry }: { readonly entry: CodeEntry }) {
  const byId = useCodes(state => state.byId)
  const coders = useCoders(state => state.items)
  const path = pathOfCode(byId, entry)
  const { foundingPlace } = entry
  const change = (what: Parameters<typeof call<'code.change'>>[1]) =>
    doAndSay(() => call('code.change', what), w.changed(entry.name))
  const kind = entry.provenance === 'inductive' ? 'data' : (entry.provenanceKind ?? '')
  return (
    <Section>
      <Facts
        facts={[
          [
            said.where,
            <span key="where">
              {path.length > 0 ? path.join(' › ') : said.top}{' '}
              <Button look="link" onClick={() => showPlan('move', [entry.id])}>
                {words.restructure.deeds.move}
              </Button>
            </span>,
          ],
          [said.status, said.statuses[entry.status]],
          [
            said.provenance,
            <Select
              key="kind"
              className="fact-select"
              label={said.provenance}
              value={kind}
              options={[...(kind === '' ? ([''] as const) : []), ...KINDS].map(one => [one, w.kinds[one]] as const)}
              onPick={next =>
                void change({
                  codeId: entry.id,
                  provenance: next === 'data' ? 'inductive' : 'deductive',
                  provenanceKind: next === '' ? null : next,
                })
              }
            />,
          ],
          [
            w.valence,
            <Select
              key="valence"
              className="fact-select"
              label={w.valence}
              value={entry.valence ?? ''}
              options={(['', ...VALENCES] as const).map(one => [one, w.valences[one]] as const)}
              onPick={valence => void change({ codeId: entry.id, valence: valence === '' ? null : valence })}
            />,
          ],
          [
            w.note,
            <Editable
              key="note"
              label={w.note}
              value={entry.provenanceNote}
              empty={w.noteEmpty}
              onKeep={note => change({ codeId: entry.id, provenanceNote: note })}
            />,
          ],
          foundingPlace !== null && [
            w.founding,
            <button
              key="founding"
              type="button"
              className="founding"
              title={w.openFounding}
              onClick={() => openSource(foundingPlace.sourceId, foundingPlace.range)}
            >
              <span className="quote">{foundingPlace.words}</span>
            </button>,
          ],
          [
            w.owner,
            <Select
              key="owner"
              className="fact-select"
              label={w.owner}
              value={entry.ownerId ?? ''}
              options={[['', w.nobody], ...coders.map(coder => [coder.id, coder.name] as const)]}
              onPick={owner => void change({ codeId: entry.id, ownerId: owner === '' ? null : owner })}
            />,
          ],
          entry.introducedIn !== null && [said.introduced, entry.introducedIn],
          entry.retiredIn !== null && [said.retired, entry.retiredIn],
          entry.replacedBy.length > 0 && [said.replacedBy, <CodeLinks key="by" codes={entry.replacedBy} />],
          entry.replaces.length > 0 && [w.replaces, <CodeLinks key="replaces" codes={entry.replaces} />],
          [w.sets, <Sets key="sets" codeId={entry.id} name={entry.name} />],
          entry.questions.length > 0 && [
            said.questions,
            <ul key="questions" className="plain-lines">
              {entry.questions.map(question => (
                <li key={question.id}>
                  <b>{question.key}</b> {question.wording}
                </li>
              ))}
            </ul>,
          ],
        ]}
      />
    </Section>
  )
}

function CodeLinks({ codes }: { codes: readonly { readonly id: CodeId; readonly name: string }[] }) {
  return (
    <ul className="inline-links">
      {codes.map(code => (
        <li key={code.id}>
          <Button look="link" onClick={() => useFocus.getState().focus({ kind: 'code', codeId: code.id })}>
            {code.name}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function Sets({ codeId, name }: { readonly codeId: CodeId; readonly name: string }) {
  const sets = useCodeSets(state => state.items).filter(set => set.codeIds.includes(codeId))
  return (
    <ul className="code-sets">
      {sets.map(set => (
        <li key={set.id}>
          <span>{set.name}</span>
          <IconButton
            icon="close"
            label={words.restructure.sets.take(set.name)}
            onClick={() =>
              void doAndSay(
                () => call('codeSet.take', { setId: set.id, codeIds: [codeId] }),
                words.restructure.sets.taken(name, set.name),
              )
            }
          />
        </li>
      ))}
      <li>
        <Button look="link" onClick={() => showPlan('set', [codeId])}>
          {w.addToSet}
        </Button>
      </li>
    </ul>
  )
}
