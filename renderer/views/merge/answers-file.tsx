// The answers to what is asked, kept in a file: taken from one, and written to one.

import { useRef } from 'react'
import { saveAs } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { FileChooser } from '../../components/file-chooser.tsx'
import { useStatus } from '../../state/status.ts'

/** What the buttons and what follows them are called. */
interface AnswersWords {
  readonly bringAnswers: string
  readonly notAnswers: string
  readonly broughtAnswers: (n: number, passedOver: number) => string
  readonly keep: string
  readonly keepFile: string
  readonly kept: (name: string) => string
}

interface AnswersFileProps {
  readonly words: AnswersWords
  /** Takes what fits of the answers in a file and says how many, and how many are about something else; null where it holds none. */
  readonly onTake: (json: string) => Promise<{ readonly taken: number; readonly passedOver: number } | null>
  /** Writes the answers given so far to a path, to be used again from the command line or here. */
  readonly onKeep: (to: string) => Promise<unknown>
}

/** The buttons that take answers from a file and write them to one, for the bar. */
export function AnswersFile({ words: w, onTake, onKeep }: AnswersFileProps) {
  const chooser = useRef<HTMLInputElement>(null)
  const take = async (file: File) => {
    try {
      const given = await onTake(await file.text())
      if (given === null) useStatus.getState().hint(w.notAnswers)
      else useStatus.getState().note(w.broughtAnswers(given.taken, given.passedOver))
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  }
  const keep = async () => {
    try {
      const place = await saveAs(w.keepFile)
      if (place === null) return
      await onKeep(place.path)
      await place.finish()
      useStatus.getState().note(w.kept(place.at ?? w.keepFile))
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  }
  return (
    <>
      <Button look="flat" icon="in" onClick={() => chooser.current?.click()}>
        {w.bringAnswers}
      </Button>
      <Button look="flat" icon="out" onClick={() => void keep()}>
        {w.keep}
      </Button>
      <FileChooser ref={chooser} label={w.bringAnswers} accept=".json" onFiles={([file]) => void take(file)} />
    </>
  )
}

/** The list under a name in a saved file; null where it holds none. The core looks at each of its answers. */
export function answersIn<Answer>(json: string, name: 'answers' | 'decisions'): readonly Answer[] | null {
  try {
    const read: unknown = JSON.parse(json)
    const list: unknown = typeof read === 'object' && read !== null ? (read as Record<string, unknown>)[name] : null
    return Array.isArray(list) ? (list as readonly Answer[]) : null
  } catch {
    return null
  }
}
