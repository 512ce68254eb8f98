// Where single keys are given to codes before a round: a key, a code, and what lies where already.

import { useId, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Trouble } from '../../components/field.tsx'
import { Keys } from '../../components/kbd.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { inKeyOrder, roundKeyOf, useRound } from '../../state/round.ts'
import { words } from '../../words/en.ts'
import type { Desk } from './desk.ts'
import { beginRound } from './round-deeds.ts'
import { isCodable, offersFor } from './code-choice.ts'

interface RoundPanelProps {
  readonly codes: ReadonlyMap<string, Code>
  readonly desk: Desk
}

const text = words.round
const NOTHING = { pinned: [], recent: [] }

/** The panel. */
export function RoundPanel({ codes, desk }: RoundPanelProps): ReactNode {
  const { keys, bind, isOn } = useRound()
  const all = useMemo(() => [...codes.values()], [codes])
  const bound = inKeyOrder(keys).filter(([, id]) => codes.has(id))
  const onDigits = (ids: readonly CodeId[]) => {
    for (const [at, id] of ids.entries()) bind(String(at + 1), id)
  }
  const usable = (ids: readonly CodeId[]) =>
    ids.filter(id => codes.get(id) !== undefined && isCodable(codes.get(id)!)).slice(0, 9)
  const [pins, lately] = [usable(desk.choosing.pinnedCodes()), usable(desk.choosing.recentCodes())]
  return (
    <Dialog
      title={text.title}
      isOpen
      onClose={desk.closeKeys}
      foot={
        <Button look="primary" disabled={bound.length === 0} onClick={isOn ? desk.closeKeys : () => beginRound(desk)}>
          {isOn ? words.common.close : text.begin}
        </Button>
      }
    >
      <p className="hint">{text.says}</p>
      {bound.length === 0 && <p>{text.none}</p>}
      {bound.length > 0 && (
        <ul className="round-keys">
          {bound.map(([key, id]) => {
            const code = codes.get(id)!
            return (
              <li key={key}>
                <Keys of={key} />
                <Swatch hue={code.hue} pattern={code.pattern} />
                <span>{code.name}</span>
                <IconButton icon="close" label={text.free(key, code.name)} onClick={() => bind(key, null)} />
              </li>
            )
          })}
        </ul>
      )}
      <PutKey codes={all} onPut={bind} />
      {(pins.length > 0 || lately.length > 0) && (
        <p className="round-fill">
          {pins.length > 0 && (
            <Button look="link" onClick={() => onDigits(pins)}>
              {text.pinnedOnDigits(pins.length)}
            </Button>
          )}
          {lately.length > 0 && (
            <Button look="link" onClick={() => onDigits(lately)}>
              {text.recentOnDigits(lately.length)}
            </Button>
          )}
        </p>
      )}
    </Dialog>
  )
}

/** A key and a code, put together on Enter. */
function PutKey({ codes, onPut }: { codes: readonly Code[]; onPut: (key: string, codeId: CodeId) => void }) {
  const id = useId()
  const [key, setKey] = useState('')
  const [typed, setTyped] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const keyField = useRef<HTMLInputElement>(null)
  const codeField = useRef<HTMLInputElement>(null)
  const first = offersFor(typed, codes, null, NOTHING).find(offer => isCodable(offer.code))
  const offer = typed.trim() === '' ? undefined : first
  const put = (event: FormEvent) => {
    event.preventDefault()
    if (key === '') {
      setTrouble(text.noKey)
      keyField.current?.focus()
    } else if (offer === undefined) {
      setTrouble(text.noCode(typed.trim()))
      codeField.current?.focus()
    } else {
      onPut(key, offer.code.id)
      setKey('')
      setTyped('')
      setTrouble(null)
      keyField.current?.focus()
    }
  }
  return (
    <form className="round-put" onSubmit={put}>
      <label>
        <span>{text.key}</span>
        <input
          ref={keyField}
          className="input"
          data-first=""
          value={key.toUpperCase()}
          autoComplete="off"
          onKeyDown={event => {
            const pressed = event.ctrlKey || event.metaKey || event.altKey ? null : roundKeyOf(event.key)
            if (pressed === null) return
            event.preventDefault()
            setKey(pressed)
            setTrouble(null)
            codeField.current?.focus()
          }}
          onChange={event => setKey(roundKeyOf(event.target.value.slice(-1)) ?? '')}
        />
      </label>
      <label>
        <span>{text.code}</span>
        <input
          ref={codeField}
          className="input"
          value={typed}
          placeholder={text.codeHint}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}offer`}
          onChange={event => {
            setTyped(event.target.value)
            setTrouble(null)
          }}
        />
      </label>
      <Button type="submit">{text.put}</Button>
      <output id={`${id}offer`} className="round-offer">
        {trouble !== null ? (
          <Trouble>{trouble}</Trouble>
        ) : (
          offer && (
            <>
              <Swatch hue={offer.code.hue} pattern={offer.code.pattern} /> {offer.code.name}
            </>
          )
        )}
      </output>
    </form>
  )
}
