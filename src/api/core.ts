// The core: one door for both shells and the command line. Every call is validated, answered by its room, and comes back as
// an answer or as trouble in words.

import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Progress, ProjectEvent, Reply } from '../base/reply.ts'
import { Refusal } from '../base/trouble.ts'
import { clearAfterCrash } from '../store/after-crash.ts'
import { backUp } from '../store/backups.ts'
import { placeRewritten, type Destroying } from '../store/destroying.ts'
import { clearRewrite, rewriteUnder } from '../store/encryption.ts'
import { ProjectLock } from '../store/lock.ts'
import { longWork } from '../store/long-work.ts'
import {
  deriveKey,
  headOf,
  isEncrypted,
  keyOfRecovery,
  newKey,
  recoveryKeyOf,
  type FileKey,
} from '../store/passphrase.ts'
import { Project } from '../store/project.ts'
import type { ProjectInfo } from '../store/types.ts'
import { initialsOf } from '../team/initials.ts'
import { planDestruction } from '../exchange/destroying/plan-queries.ts'
import type { Destroyed } from '../exchange/destroying/types.ts'
import { answers, type JobContext } from './answers.ts'
import { contract, isCallName, type CallName, type Input } from './contract.ts'
import { OpenProject } from './open-project.ts'
import { pathFrom, projectPath } from './paths.ts'
import { inSlices } from './pause.ts'
import { RecentProjects } from './recent.ts'
import { toTrouble } from './trouble.ts'

/** Where the core keeps what is the app's own (`home`: recent projects, the copy of the sample), where the sample study lies, and the clock. */
export interface CoreOptions {
  readonly home: string
  readonly sampleStudy: string
  readonly now?: () => string
}

/** How a call is accompanied: its progress, and a signal to stop it. */
export interface CallOptions {
  onProgress?(progress: Progress): void
  readonly signal?: AbortSignal
}

/** One core holds at most one open project. */
export class Core {
  readonly recent: RecentProjects
  readonly #options: CoreOptions
  readonly #listeners = new Set<(event: ProjectEvent) => void>()
  readonly #jobs = new Set<{ stop: AbortController; ended: Promise<unknown> }>()
  #open: OpenProject | null = null
  /** Settled when a project that is being rewritten is open again; what is asked meanwhile waits for it. */
  #away: Promise<void> | null = null

  constructor(options: CoreOptions) {
    this.#options = options
    this.recent = new RecentProjects(options.home)
  }

  /** Answers a call by name with input from outside. Never throws: trouble comes back in the reply. */
  async call(name: string, input: unknown, options: CallOptions = {}): Promise<Reply<unknown>> {
    try {
      if (!isCallName(name)) throw new Refusal('no-such-call', 'There is no such call.')
      const parsed = contract[name].input.parse(input ?? {}, '')
      return { ok: true, answer: (await this.#answer(name, parsed, options)) ?? null }
    } catch (error) {
      return { ok: false, trouble: toTrouble(error) }
    }
  }

  /** Hears of every change, progress, opening and closing. Gives back how to stop. */
  listen(listener: (event: ProjectEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Stops what runs and closes the open project. */
  async close(): Promise<void> {
    await this.closeProject()
  }

  get opened(): OpenProject | null {
    return this.#open
  }

  /** The open project. Refuses when none is open. */
  needProject(): OpenProject {
    if (!this.#open) throw new Refusal('no-project', 'No project is open. Open one first.')
    return this.#open
  }

  /** Makes a project and opens it. */
  async create(about: Input<'project.create'>): Promise<ProjectInfo & { recoveryKey: string | null }> {
    const path = projectPath(about.path)
    if (existsSync(path)) throw new Refusal('exists', `There is already a file at ${path}. Choose another name.`)
    if (!about.name.trim() || !about.coder.trim())
      throw new Refusal('name-empty', 'A project needs a name, and the name of the coder who works on it.')
    const key = about.passphrase === undefined ? undefined : await newKey(about.passphrase)
    const coder = about.coder.trim()
    const project = Project.create(
      path,
      { name: about.name.trim(), coder, initials: initialsOf(coder) },
      this.#openOptions(path, key, coder),
    )
    await this.closeProject()
    return { ...this.#take(project, coder), recoveryKey: key ? recoveryKeyOf(key.key) : null }
  }

  async open(how: Input<'project.open'>): Promise<ProjectInfo> {
    const path = pathFrom(how.path)
    if (this.#open?.project.path === path) {
      if (how.coder !== undefined) this.#open.workAs(how.coder)
      return this.#open.info()
    }
    if (!how.readOnly) clearAfterCrash(path, how.coder ?? 'somebody', this.#now())
    const key = await keyFor(path, how)
    const project = Project.open(path, { ...this.#openOptions(path, key, how.coder), readOnly: how.readOnly === 1 })
    // Only now: where the other one cannot be opened, what is open stays so.
    await this.closeProject()
    try {
      return this.#take(project, how.coder)
    } catch (error) {
      project.close()
      throw error
    }
  }

  async openSample(): Promise<ProjectInfo> {
    const path = join(this.#options.home, 'sample', 'The Pathmaker study.crosscase')
    if (existsSync(path)) return this.open({ path })
    mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
    await this.create({ path, name: 'The Pathmaker study', coder: 'A' })
    // One of the two coders in the sheets.
    const reply = await this.call('study.load', { path: this.#options.sampleStudy })
    if (!reply.ok) {
      await this.closeProject()
      // Half a sample would be opened as a whole one next time.
      rmSync(path, { force: true })
      this.recent.forget(path)
      throw new Refusal('sample-missing', `The sample study could not be loaded: ${reply.trouble.message}`)
    }
    return this.needProject().info()
  }

  /** Where a new project would go: beside the last one opened (never beside the copy of the sample), else among the person's documents. */
  folderForNew(): string {
    const last = this.recent.list().find(one => !one.path.startsWith(this.#options.home))
    if (last) return dirname(last.path)
    const documents = join(homedir(), 'Documents')
    return existsSync(documents) ? documents : homedir()
  }

  async closeProject(): Promise<void> {
    if (await this.#shut()) this.#emit({ type: 'project', open: false })
  }

  /** Closes the open project, if any, and tells nobody. */
  async #shut(): Promise<boolean> {
    for (const job of this.#jobs) job.stop.abort()
    await Promise.allSettled([...this.#jobs].map(job => job.ended))
    const open = this.#open
    if (!open) return false
    this.#open = null
    this.#remember(open)
    await open.close()
    return true
  }

  async lock(): Promise<void> {
    const open = this.needProject()
    if (!open.project.key)
      throw new Refusal('not-encrypted', 'Only a project with a passphrase can be locked. This one has none.')
    await this.closeProject()
    this.#emit({ type: 'locked' })
  }

  /** Encrypts the open project. Refuses one that has a passphrase. */
  async encrypt(passphrase: string): Promise<{ recoveryKey: string }> {
    if (this.needProject().project.key)
      throw new Refusal('is-encrypted', 'This project has a passphrase already. Change it instead.')
    return this.#underNewKey(passphrase)
  }

  /** Gives an encrypted project another passphrase. Refuses one that has none. */
  async rekey(passphrase: string): Promise<{ recoveryKey: string }> {
    if (!this.needProject().project.key)
      throw new Refusal('not-encrypted', 'This project has no passphrase yet. Encrypt it first.')
    return this.#underNewKey(passphrase)
  }

  async #underNewKey(passphrase: string): Promise<{ recoveryKey: string }> {
    const key = await newKey(passphrase)
    await this.#rewrite(key)
    return { recoveryKey: recoveryKeyOf(key.key) }
  }

  async decrypt(): Promise<void> {
    if (!this.needProject().project.key) throw new Refusal('not-encrypted', 'This project has no passphrase.')
    await this.#rewrite(null)
  }

  async #rewrite(to: FileKey | null): Promise<void> {
    const { project, coder } = this.needProject()
    if (project.readOnly)
      throw new Refusal('read-only', 'The project is open for reading only: nothing can be changed.')
    const { path, key } = project
    await this.closeProject()
    let now = key
    const lock = ProjectLock.take(path, coder.name, this.#now())
    try {
      rewriteUnder(path, key, to, this.#now())
      now = to ?? undefined
    } finally {
      clearRewrite(path)
      lock.free()
      this.#take(Project.open(path, this.#openOptions(path, now, coder.name)), coder.name)
    }
  }

  /** Destroys something for good, as planned. Refuses without the word, where something was changed since the plan, and while something is written. */
  async destroy({ state, typed, ...wish }: Input<'destroy.apply'>, job: JobContext): Promise<Destroyed> {
    if (typed.trim().toLowerCase() !== 'destroy')
      throw new Refusal('destroy-untyped', 'Type the word “destroy” to have it done: nothing brings it back.')
    const { project, coder } = this.needProject()
    project.refuseWhileWriting()
    const { plan, toDestroy } = await inSlices(planDestruction(project, wish), job.signal)
    if (plan.state !== state)
      throw new Refusal('plan-gone', 'Something was changed since this was planned. Look at the plan again.')
    const { path, key } = project
    const tell = (doing: string) => job.progress({ done: 0, total: 0, doing })
    const destroying: Destroying = {
      path,
      key: key?.key,
      what: toDestroy,
      label: plan.label,
      coderId: coder.id,
      now: this.#now(),
    }
    // Windows stay as they are: what they ask meanwhile is answered once the project is open again.
    const entries = await this.#whileAway(async () => {
      await this.#shut()
      const lock = ProjectLock.take(path, coder.name, this.#now())
      try {
        const done = await longWork({ task: 'destroy', destroying }, job.signal, tell)
        placeRewritten(path)
        return done.entries
      } finally {
        clearRewrite(path)
        lock.free()
        // Backups made before go as it is opened.
        this.#hold(Project.open(path, this.#openOptions(path, key, coder.name)), coder.name)
      }
    })
    this.#open?.tellOfAll(plan.label)
    if (plan.backups.length > 0) {
      tell('a fresh backup')
      await longWork({ task: 'back up', path, reason: 'after destroying', now: this.#now(), key: key?.key })
    }
    return { label: plan.label, entries, backups: plan.backups.map(backup => basename(backup.path)) }
  }

  /** Works on a project that is closed meanwhile. */
  async #whileAway<Result>(work: () => Promise<Result>): Promise<Result> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#away = promise
    try {
      return await work()
    } finally {
      this.#away = null
      resolve()
      if (!this.#open) this.#emit({ type: 'project', open: false })
    }
  }

  async #answer(name: CallName, input: Input<CallName>, options: CallOptions): Promise<unknown> {
    while (this.#away) await this.#away
    const call = contract[name]
    const answer = answers[name] as (...given: unknown[]) => unknown
    switch (call.kind) {
      case 'app':
        return answer(this, input, {
          signal: options.signal ?? new AbortController().signal,
          progress: (progress: Progress) => this.#tellProgress(name, progress, options),
        })
      case 'query':
        return answer(this.needProject(), input)
      case 'command': {
        // Where something long is being written, what one does meanwhile waits for it.
        if (this.needProject().project.isBeingWritten) await this.needProject().project.written()
        const open = this.needProject()
        return open.project.change(call.label ?? name, open.coderId, tx => answer(tx, input, open))
      }
      case 'job':
        return this.#run(name, job => answer(this.needProject(), input, job) as Promise<unknown>, options)
    }
  }

  #tellProgress(name: string, progress: Progress, options: CallOptions): void {
    options.onProgress?.(progress)
    this.#emit({ type: 'progress', job: name, progress })
  }

  async #run(
    name: string,
    work: (job: { progress(progress: Progress): void; signal: AbortSignal }) => Promise<unknown>,
    options: CallOptions,
  ): Promise<unknown> {
    const stop = new AbortController()
    const forward = () => stop.abort()
    if (options.signal?.aborted) stop.abort()
    options.signal?.addEventListener('abort', forward, { once: true })
    const ended = work({
      signal: stop.signal,
      progress: progress => {
        this.#tellProgress(name, progress, options)
      },
    })
    const job = { stop, ended }
    this.#jobs.add(job)
    try {
      return await ended
    } finally {
      this.#jobs.delete(job)
      options.signal?.removeEventListener('abort', forward)
    }
  }

  #take(project: Project, coder: string | undefined): ProjectInfo {
    const info = this.#hold(project, coder)
    this.#emit({ type: 'project', open: true })
    return info
  }

  #hold(project: Project, coder: string | undefined): ProjectInfo {
    this.#open = new OpenProject(project, coder, event => this.#emit(event))
    const info = this.#open.info()
    this.#remember(this.#open)
    // Only reading ahead: what fails here is read again, and told, when somebody asks for it.
    void this.#open.warm().catch(() => {})
    return info
  }

  #remember(open: OpenProject): void {
    const info = open.info()
    const { sources, sites, codings } = info.counts
    this.recent.add(
      {
        path: info.path,
        name: info.name,
        encrypted: info.encrypted,
        summary: `${sources} sources, ${sites} sites, ${codings} codings`,
      },
      this.#now(),
    )
  }

  #openOptions(path: string, key: FileKey | undefined, holder: string | undefined): Parameters<typeof Project.open>[1] {
    return {
      key,
      holder: holder ?? 'somebody',
      ...(this.#options.now ? { now: this.#options.now } : {}),
      beforeMigration: () => void backUp(path, 'before a new version', this.#now(), key?.key),
    }
  }

  #now(): string {
    return this.#options.now?.() ?? new Date().toISOString()
  }

  #emit(event: ProjectEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}

async function keyFor(path: string, how: Input<'project.open'>): Promise<FileKey | undefined> {
  const head = headOf(path)
  if (!isEncrypted(head)) return undefined
  if (how.recoveryKey !== undefined) return { key: keyOfRecovery(how.recoveryKey), salt: head }
  if (how.passphrase === undefined) {
    throw new Refusal(
      'passphrase-missing',
      'This project is closed by a passphrase. Give it, or the recovery key. Without either nobody can open it, we neither.',
    )
  }
  return deriveKey(how.passphrase, head)
}
