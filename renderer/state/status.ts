import { create } from 'zustand'
import type { Progress } from '../../src/base/reply.ts'
import { TroubleError } from '../client/client.ts'
import { words } from '../words/en.ts'

/** Long work under way: what it is, how far, and how to stop it. */
export interface Job {
  readonly id: number
  readonly label: string
  readonly progress: Progress | null
  readonly startedAt: number
  readonly stop: () => void
}

/** One line in the status bar. `done` tells what was done and undo takes back, `noted` what undo does not reach, `trouble` what could not be. */
export interface Message {
  readonly kind: 'done' | 'noted' | 'trouble' | 'hint'
  readonly text: string
  /** Grows with every message, so that the same words said twice are announced twice. */
  readonly n: number
}

interface StatusState {
  readonly message: Message | null
  readonly jobs: readonly Job[]
  /** What the tab in front says of itself at the right of the status bar ("¶15 of 35"), piece by piece. */
  readonly place: readonly string[]
  /** Tells what was done in the project: its undo stands beside it. */
  readonly say: (text: string) => void
  /** Tells of something that undo does not take back: a file, an answer to a plan. */
  readonly note: (text: string) => void
  readonly hint: (text: string) => void
  /** Shows trouble in words. Takes anything thrown; what the person stopped is no trouble. */
  readonly refuse: (error: unknown) => void
  readonly quiet: () => void
  readonly setPlace: (place: readonly string[]) => void
}

let count = 0
/** Milliseconds for which a line about something done is shown. */
const LINGER = 20_000

/** The status bar: what was done, what could not be, what is running. */
export const useStatus = create<StatusState>(set => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = (kind: Message['kind'], text: string) => {
    const message = { kind, text, n: ++count }
    set({ message })
    clearTimeout(timer)
    // Trouble stays until something else is said; what was done stands beside its undo, which stays too.
    if (kind !== 'trouble') timer = setTimeout(() => set(s => (s.message === message ? { message: null } : {})), LINGER)
  }
  return {
    message: null,
    jobs: [],
    place: [],
    say: text => show('done', text),
    note: text => show('noted', text),
    hint: text => show('hint', text),
    refuse(error) {
      if (error instanceof TroubleError) {
        if (error.trouble.kind === 'cancelled') show('hint', words.frame.stopped)
        else show('trouble', error.message)
      } else {
        // Ours: no research text in the console, the words of the error stay out of the window.
        console.error(error instanceof Error ? error.name : 'error', error instanceof Error ? error.stack : '')
        show('trouble', words.frame.mistake)
      }
    },
    quiet: () => set({ message: null }),
    setPlace: place => set({ place }),
  }
})

/** Runs long work with its progress and Stop in the status bar; a `stopper` of one’s own may stop it too. Throws what the work throws. */
export async function withJob<Result>(
  label: string,
  work: (options: {
    readonly onProgress: (progress: Progress) => void
    readonly signal: AbortSignal
  }) => Promise<Result>,
  stopper = new AbortController(),
): Promise<Result> {
  const id = ++count
  const change = (jobs: (now: readonly Job[]) => readonly Job[]) => useStatus.setState(s => ({ jobs: jobs(s.jobs) }))
  const job: Job = { id, label, progress: null, startedAt: performance.now(), stop: () => stopper.abort() }
  change(jobs => [...jobs, job])
  try {
    return await work({
      onProgress: progress => change(jobs => jobs.map(one => (one.id === id ? { ...one, progress } : one))),
      signal: stopper.signal,
    })
  } finally {
    change(jobs => jobs.filter(one => one.id !== id))
  }
}
