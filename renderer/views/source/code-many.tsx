// Coding many stretches at once: which code, how much of the text, how many places that is, and the deed as one act.

import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import type { Code } from '../../../src/framework/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { Popover } from '../../components/popover.tsx'
import { Segments } from '../../components/segments.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useWaitingEnter } from '../../components/use-waiting-enter.ts'
import { useCodes } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useStatus, withJob } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'
import { askedOf, type Extent, type ManyAbout } from './code-many-about.ts'
import { CodeOffers, optionId } from './code-offers.tsx'
import { recentCodes, rememberCodes } from './recent-codes.ts'
import { useCodeChoice } from './use-code-choice.ts'

const text = words.coding.many
const EXTENTS: readonly Extent[] = ['word', 'sentence', 'paragraph', 'turn']

interface CodeManyProps {
  readonly about: ManyAbout
  readonly anchor: RefObject<Element | null>
  readonly onClose: () => void
}

/** The popover. It opens beside what it is about; focus goes in and comes back. */
export function CodeMany({ about, anchor, onClose }: CodeManyProps): ReactNode {
  const title =
    about.kind === 'hits'
      ? text.titleHits(about.words)
      : about.kind === 'section'
        ? text.titleSection
        : text.titleTurns(about.label)
  return (
    <Popover label={title} isOpen onClose={onClose} anchor={anchor} placement="bottom end" className="code-many">
      <h2>{title}</h2>
      <Inside about={about} onClose={onClose} />
    </Popover>
  )
}

function Inside({ about, onClose }: { about: ManyAbout; onClose: () => void }) {
  const [code, setCode] = useState<Code | null>(null)
  const [extent, setExtent] = useState<Extent>('sentence')
  const [everywhere, setEverywhere] = useState(false)
  const go = useRef<HTMLButtonElement>(null)
  const asked = askedOf(about, { extent, everywhere })
  const { answer, trouble, busy } = useAnswer(
    'coding.places',
    code === null ? asked : { ...asked, codeIds: [code.id] },
    ['coding', 'paragraph', 'speaker'],
  )
  const deed = useDeed(async () => {
    if (code === null) return
    const { added, skipped } = await withJob(text.job(code.name), options =>
      call('coding.applyMany', { ...asked, codeIds: [code.id] }, options),
    )
    rememberCodes(useProject.getState().info?.id ?? null, [code.id])
    useStatus.getState().say(text.done(code.name, added, skipped))
    onClose()
  })
  const left = answer === null ? 0 : answer.places - answer.already
  // Enter goes on to the deed; pressed before the places of this code are counted it waits for them.
  const enter = useWaitingEnter(!busy, () => void (left > 0 && deed.go()))
  useLayoutEffect(() => {
    if (code !== null) go.current?.focus()
  }, [code])
  const says =
    trouble ??
    (answer === null
      ? text.counting
      : [text.count(answer.places, answer.sources), answer.already > 0 && text.already(answer.already)]
          .filter(Boolean)
          .join(' '))
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (busy) enter.wait(null)
        else void deed.go()
      }}
    >
      <p className="label" id="code-many-code">
        {text.code}
      </p>
      {code === null ? (
        <ChooseCode onChoose={setCode} />
      ) : (
        <button
          type="button"
          className="code-many-chosen"
          title={words.common.edit}
          aria-describedby="code-many-code"
          onClick={() => setCode(null)}
        >
          <Swatch hue={code.hue} pattern={code.pattern} />
          {code.name}
        </button>
      )}
      {about.kind === 'hits' && (
        <>
          <p className="label">{text.extent}</p>
          <Segments
            label={text.extent}
            value={extent}
            choices={EXTENTS.map(value => ({ value, label: text.extents[value] }))}
            onChange={setExtent}
          />
        </>
      )}
      {about.kind === 'turns' && about.participantId !== null && (
        <>
          <p className="label">{text.where}</p>
          <Segments
            label={text.where}
            value={everywhere ? 1 : 0}
            choices={[
              { value: 0, label: text.here },
              { value: 1, label: text.everywhere },
            ]}
            onChange={value => setEverywhere(value === 1)}
          />
        </>
      )}
      <p className={trouble === null ? 'code-many-count' : 'code-many-count trouble'} role="status">
        {busy ? text.counting : says}
      </p>
      {deed.trouble !== null && <Trouble>{deed.trouble}</Trouble>}
      <div className="code-many-foot">
        <span className="spacer" />
        <Button look="flat" onClick={onClose}>
          {words.common.cancel}
        </Button>
        <Button
          ref={go}
          look="primary"
          type="submit"
          aria-disabled={deed.busy || busy || code === null || left === 0}
          onClick={event => {
            if (code === null || (left === 0 && !busy)) event.preventDefault()
          }}
        >
          {code === null ? text.chooseFirst : busy ? text.counting : text.go(left)}
        </Button>
      </div>
    </form>
  )
}

function ChooseCode({ onChoose }: { onChoose: (code: Code) => void }) {
  const codes = useCodes(state => state.items)
  const byId = useCodes(state => state.byId)
  const projectId = useProject(state => state.info?.id ?? null)
  const atHand = useMemo(() => ({ recent: recentCodes(projectId), pinned: [] }), [projectId])
  const choice = useCodeChoice(codes, atHand)
  const { query, offer, offers } = choice
  const list = useRef<HTMLDivElement>(null)
  const choose = (chosen: Code | undefined) => {
    if (chosen !== undefined && chosen.kind === 'code') onChoose(chosen)
  }
  const enter = useWaitingEnter<null>(choice.isSettled, () => choose(offer?.code))
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 }[event.key]
    if (step !== undefined) {
      choice.stand(choice.at + step, true)
      requestAnimationFrame(() =>
        list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }),
      )
    } else if (event.key === 'Enter') {
      // What is offered may still answer fewer letters than were typed.
      if (choice.isSettled || choice.walked) choose(offer?.code)
      else enter.wait(null)
    } else return
    event.preventDefault()
  }
  return (
    <div className="code-many-choose" ref={list}>
      <input
        className="input"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the popover opens to be typed into
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-label={text.findCode}
        aria-controls="code-many-list"
        aria-activedescendant={offer ? optionId('code-many-list', offers.indexOf(offer)) : undefined}
        placeholder={text.findCode}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={event => {
          choice.type(event.target.value)
          enter.forget()
        }}
        onKeyDown={onKeyDown}
      />
      <CodeOffers
        id="code-many-list"
        offers={offers}
        byId={byId}
        query={query}
        on={offer}
        chosen={[]}
        onPoint={at => choice.stand(at, false)}
        onPress={one => choose(one.code)}
      />
      {offers.length === 0 && <p className="hint">{text.noCode(query.trim())}</p>}
    </div>
  )
}
