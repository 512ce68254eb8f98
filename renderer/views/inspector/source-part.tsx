import { useMemo } from 'react'
import type { CaseId, CodeId } from '../../../src/base/ids.ts'
import type { CaseItem } from '../../../src/cases/types.ts'
import type { Speaker as SpeakerOfSource } from '../../../src/sources/types.ts'
import { openCase, openCode, openSource } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Editable } from '../../components/editable.tsx'
import { Facts, Section } from '../../components/section.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useCases, useCoders, useCodes, useSources } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { tabId, useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { dayInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import { fullName } from '../../words/names.ts'
import type { FocusedOf } from '../../state/focus.ts'
import { useSession } from '../source/use-session.ts'
import { JudgedInSource } from '../propositions/judged-here.tsx'
import { CommentsInSource } from '../review/comments.tsx'
import { AboutMemos, MemosInSource } from './about-memos.tsx'
import { Part } from './part.tsx'

const { inspector: w } = words
type Role = SpeakerOfSource['role']
const ROLES: readonly Role[] = ['interviewer', 'respondent', 'other']

/** What is known of a source: where it belongs, who speaks, who coded it, with what. */
export default function SourcePart({ focused }: { focused: FocusedOf<'source'> }) {
  const { sourceId } = focused
  const listed = useSources(state => state.byId.get(sourceId))
  const session = useSession(sourceId)
  const you = useProject(state => state.info?.coder)
  const source = session?.source ?? null
  const { answer: team } = useAnswer('team.ofSource', { sourceId }, ['allocation', 'source_coder'])
  const coders = useCoders(state => state.items)
  const inFront = useTabs(state => state.activeId === tabId('source', sourceId))
  if (!listed || !you) return null
  const marked = listed.codedBy.includes(you.id)
  const numbered = source?.paragraphs.filter(one => one.number !== null).length
  return (
    <Part head={words.common.kinds[listed.kind]} {...(listed.key ? { detail: listed.key } : {})}>
      <Section>
        <Editable
          label={w.rename}
          className="inspect-title"
          value={listed.name}
          empty={words.common.none}
          onKeep={name =>
            doAndSay(
              () => call('source.rename', { sourceId, name: name ?? '' }),
              name ? words.navigator.renamed(name) : undefined,
            )
          }
        />
        {!inFront && (
          <p className="inspect-acts">
            <Button look="link" onClick={() => openSource(sourceId)}>
              {w.open}
            </Button>
          </p>
        )}
      </Section>
      <Section>
        <Facts
          facts={[
            [w.source.cases, <CaseLinks key="cases" caseIds={listed.caseIds} />],
            listed.date !== null && [w.source.date, dayInWords(listed.date)],
            numbered !== undefined && [w.source.paragraphs, words.common.count(numbered)],
            [w.source.codings, words.common.count(listed.codings)],
            [w.source.codedBy, <Coders key="coders" ids={listed.codedBy} />],
            team !== null &&
              team.parts.length > 0 && [
                w.source.parts,
                team.parts
                  .map(({ coderId, part, blind }) =>
                    w.source.part(coders.find(one => one.id === coderId)?.name ?? '', part, blind),
                  )
                  .join('; '),
              ],
          ]}
        />
        <label className="check-line">
          <input
            type="checkbox"
            checked={marked}
            onChange={event => void doAndSay(() => call('source.markCoded', { sourceId, coded: event.target.checked }))}
          />
          <span>
            {w.source.markCoded}
            <small>{team?.sealed ? w.source.sealed : w.source.markCodedHint}</small>
          </span>
        </label>
      </Section>
      {source && source.speakers.length > 0 && (
        <Section title={w.source.speakers}>
          <Facts
            facts={source.speakers.map(
              speaker =>
                [speaker.label, <WhoSpeaks key={speaker.id} speaker={speaker} caseIds={listed.caseIds} />] as const,
            )}
          />
        </Section>
      )}
      {source && <CodesHere codeIds={session!.codings.map(coding => coding.codeId)} />}
      {source && source.losses.length > 0 && (
        <Section title={w.source.losses}>
          <ul className="plain-lines">
            {source.losses.map(loss => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={words.editing.section}>
        <ul className="plain-lines">
          <li>
            <Button look="link" onClick={() => useTabs.getState().open({ kind: 'text-history', about: sourceId })}>
              {words.editing.history.open}
            </Button>
          </li>
          <li>
            <Button look="link" onClick={() => useTabs.getState().open({ kind: 'replace', about: sourceId })}>
              {words.editing.replace.open}
            </Button>
          </li>
        </ul>
      </Section>
      <JudgedInSource sourceId={sourceId} />
      <CommentsInSource key={sourceId} sourceId={sourceId} name={listed.name} />
      <AboutMemos about="source" subjectId={sourceId} />
      <MemosInSource sourceId={sourceId} />
    </Part>
  )
}

function CaseLinks({ caseIds }: { caseIds: readonly CaseId[] }) {
  const byId = useCases(state => state.byId)
  const some = caseIds.flatMap(id => byId.get(id) ?? [])
  if (some.length === 0) return <span className="hint">{w.source.noCases}</span>
  return (
    <ul className="inline-links">
      {some.map(one => (
        <li key={one.id}>
          <Button look="link" onClick={() => openCase(one.id)}>
            {fullName(one)}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function Coders({ ids }: { ids: readonly string[] }) {
  const byId = useCoders(state => state.byId)
  const you = useProject(state => state.info?.coder.id)
  const some = ids.flatMap(id => byId.get(id) ?? [])
  if (some.length === 0) return <span className="hint">{w.source.nobody}</span>
  return (
    <span className="badges">
      {some.map(coder => (
        <CoderBadge key={coder.id} coder={coder} isYou={coder.id === you} />
      ))}
    </span>
  )
}

/** Who a speaker is, corrected for all their turns at once: a person of the study, or only the part they play. People of the source come first. */
function WhoSpeaks({ speaker, caseIds }: { readonly speaker: SpeakerOfSource; readonly caseIds: readonly CaseId[] }) {
  const byId = useCases(state => state.byId)
  const people = useMemo(() => {
    const all = [...byId.values()].filter(one => one.kind === 'participant')
    const isHere = (one: CaseItem) =>
      caseIds.includes(one.id) || (one.withinId !== null && caseIds.includes(one.withinId))
    return { here: all.filter(isHere), elsewhere: all.filter(one => !isHere(one)) }
  }, [byId, caseIds])
  const person = speaker.participantId === null ? undefined : byId.get(speaker.participantId)
  const choose = (value: string) => {
    const is = ROLES.includes(value as Role)
      ? { role: value as Role, participantId: null }
      : { role: 'respondent' as const, participantId: value as CaseId }
    void doAndSay(() => call('source.setSpeaker', { speakerId: speaker.id, ...is }))
  }
  const options = (list: readonly CaseItem[]) =>
    list.map(one => (
      <option key={one.id} value={one.id}>
        {fullName(one)}
      </option>
    ))
  return (
    <span className="who-speaks">
      <select
        className="input"
        aria-label={w.source.whoIs(speaker.label)}
        value={speaker.participantId ?? speaker.role}
        onChange={event => choose(event.target.value)}
      >
        {ROLES.map(role => (
          <option key={role} value={role}>
            {w.source.roles[role]}
          </option>
        ))}
        {people.here.length > 0 && <optgroup label={w.source.peopleHere}>{options(people.here)}</optgroup>}
        {people.elsewhere.length > 0 && (
          <optgroup label={w.source.peopleElsewhere}>{options(people.elsewhere)}</optgroup>
        )}
      </select>
      {person && (
        <Button look="link" onClick={() => openCase(person.id)}>
          {w.source.openPerson}
        </Button>
      )}
    </span>
  )
}

/** The codes used in a source, most used first, each with its codings. */
function CodesHere({ codeIds }: { codeIds: readonly CodeId[] }) {
  const byId = useCodes(state => state.byId)
  const counted = useMemo(() => {
    const counts = new Map<CodeId, number>()
    for (const id of codeIds) counts.set(id, (counts.get(id) ?? 0) + 1)
    return [...counts].sort((a, b) => b[1] - a[1])
  }, [codeIds])
  return (
    <Section title={w.source.codes} act={<span className="count">{words.common.count(counted.length)}</span>}>
      {counted.length === 0 && <p className="hint">{w.source.noCodes}</p>}
      <ul className="code-lines">
        {counted.map(([id, n]) => {
          const code = byId.get(id)
          return (
            code && (
              <li key={id}>
                <button type="button" onClick={() => openCode(id)}>
                  <Swatch hue={code.hue} pattern={code.pattern} />
                  <span className="row-name">{code.name}</span>
                  <span className="count">{words.common.count(n)}</span>
                </button>
              </li>
            )
          )
        })}
      </ul>
    </Section>
  )
}
