// The core: one door for both shells and the command line. Every call is validated, answered by its room, and comes back as
// an answer or as trouble in words.

import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Progress, ProjectEvent, Reply } from '../base/reply.ts'
import { Refusal } from '../base/trouble.ts'
import { clearAfterCrash, isBeingRewritten } from '../store/after-crash.ts'
import { backUp, backups } from '../store/backups.ts'
import { AFTER_DESTROYING } from '../store/destroying.ts'
import { areFormerBackupsLeft, noteFormerBackups } from '../store/encryption.ts'
import type { ProjectLock } from '../store/lock.ts'
import { longWork } from '../store/long-work.ts'
import {
  deriveKey,
  headOf,
  headUnder,
  isEncrypted,
  keyOfRecovery,
  newKey,
  recoveryKeyOf,
  type FileKey,
} from '../store/passphrase.ts'
import { Project } from '../store/project.ts'
import { clearRewrite, placeRewritten, rewrittenPath, scrub } from '../store/rewriting.ts'
import type { ProjectInfo, Rekeyed } from '../store/types.ts'
import { initialsOf } from '../team/initials.ts'
import { planDestruction } from '../exchange/destroying/plan-queries.ts'
import type { Destroyed } from '../exchange/destroying/types.ts'
import { answers, type JobContext } from './answers.ts'
import { CallsUnderWay } from './calls-under-way.ts'
import { contract, isCallName, type CallName, type Input } from './contract.ts'
import { OpenProject } from './open-project.ts'
import { pathFrom, projectPath } from './paths.ts'
import { inSlices } from './pause.ts'
import { sayCutOff, sayFinished } from './cut-off.ts'
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

/** Calls about no open project, or that only look at it: they wait for no rewriting. */
const LOOKING = new Set<CallName>([
  'project.recent',
  'project.folder',
  'project.forget',
  'project.info',
  'project.backups',
])

/** One core holds at most one open project. */
export class Core {
  readonly recent: RecentProjects
  readonly #options: CoreOptions
  readonly #listeners = new Set<(event: ProjectEvent) => void>()
  readonly #underWay = new CallsUnderWay()
  #open: OpenProject | null = null
  /** What had been cut off and was finished before a project could be opened, in sentences. */
  readonly #untold = new Map<string, readonly string[]>()

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
    const said = [...(this.#untold.get(path) ?? [])]
    if (!how.readOnly || isBeingRewritten(path)) {
      said.push(...sayCutOff(clearAfterCrash(path, how.coder ?? 'somebody', this.#now())))
      // Where it cannot be opened now (a passphrase is missing) it is told when it is.
      this.#untold.set(path, [...said])
    } else if (areFormerBackupsLeft(path)) said.push(...sayCutOff('waits'))
    const key = await keyFor(path, how)
    const project = Project.open(path, { ...this.#openOptions(path, key, how.coder), readOnly: how.readOnly === 1 })
    // Only now: where the other one cannot be opened, what is open stays so.
    await this.closeProject()
    this.#untold.delete(path)
    try {
      said.push(...sayFinished(project.finished))
      return this.#take(project, how.coder, said.length === 0 ? null : said.join(' '))
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
    const wasOpen = this.#open !== null
    try {
      await this.#shut()
    } finally {
      // However it ends, it is not open any more.
      if (wasOpen && this.#open === null) this.#emit({ type: 'project', open: false })
    }
  }

  /** Closes the open project, if any, and tells nobody. */
  async #shut(): Promise<void> {
    ;(await this.#shutUnderLock())?.free()
  }

  /** {@link #shut}, but nobody else can take the project: its lock, null where it was open for reading only, undefined where none was. */
  async #shutUnderLock(): Promise<ProjectLock | null | undefined> {
    await this.#underWay.stopJobs()
    const open = this.#open
    if (!open) return undefined
    this.#open = null
    this.#remember(open)
    return open.closeUnderLock()
  }

  async lock(): Promise<void> {
    const open = this.needProject()
    if (!open.project.key)
      throw new Refusal('not-encrypted', 'Only a project with a passphrase can be locked. This one has none.')
    await this.closeProject()
    this.#emit({ type: 'locked' })
  }

  /** Encrypts the open project. Refuses one that has a passphrase. */
  async encrypt(passphrase: string, job: JobContext): Promise<Rekeyed & { recoveryKey: string }> {
    if (this.needProject().project.key)
      throw new Refusal('is-encrypted', 'This project has a passphrase already. Change it instead.')
    return this.#underNewKey(passphrase, job)
  }

  /** Gives an encrypted project another passphrase. Refuses one that has none. */
  async rekey(passphrase: string, job: JobContext): Promise<Rekeyed & { recoveryKey: string }> {
    if (!this.needProject().project.key)
      throw new Refusal('not-encrypted', 'This project has no passphrase yet. Encrypt it first.')
    return this.#underNewKey(passphrase, job)
  }

  async #underNewKey(passphrase: string, job: JobContext): Promise<Rekeyed & { recoveryKey: string }> {
    const key = await newKey(passphrase)
    return { ...(await this.#putUnder(key, job)), recoveryKey: recoveryKeyOf(key.key) }
  }

  /** Takes the encryption off the open project. Refuses a wrong passphrase, where one is given once more. */
  async decrypt(passphrase: string | undefined, job: JobContext): Promise<Rekeyed> {
    const { key } = this.needProject().project
    if (!key) throw new Refusal('not-encrypted', 'This project has no passphrase.')
    if (passphrase !== undefined && Buffer.compare((await deriveKey(passphrase, key.salt)).key, key.key) !== 0)
      throw new Refusal('passphrase-wrong', 'This is not the passphrase of this project.')
    return this.#putUnder(null, job)
  }

  async #putUnder(to: FileKey | null, job: JobContext): Promise<Rekeyed> {
    const tell = tellTo(job)
    const { path, key } = this.#toRewrite().project
    const hasBackups = backups(path).length > 0
    await this.#underWay.whileStill(async () => {
      await this.#rewrite(to, signal => longWork({ task: 'write under', path, from: key, to }, signal, tell), job)
      this.#open?.tellOfAll('')
    })
    return this.#underWay.job(async () => {
      tell('older backups')
      try {
        const { left } = await longWork({ task: 'finish rekeying', path, to })
        const noBackup = hasBackups ? await this.#freshBackup(path, 'after a new key', to ?? undefined, tell) : null
        return { backupsLeft: left.map(one => basename(one)), noBackup }
      } catch (error) {
        // It is under the new key, whatever comes of this: the recovery key must not be lost. The next opening tries again.
        return { backupsLeft: [], noBackup: toTrouble(error).message }
      }
    })
  }

  /** Destroys something for good, as planned. Refuses without the word, where something was changed since the plan, and while something is written, read in or written out. */
  async destroy({ state, typed, ...wish }: Input<'destroy.apply'>, job: JobContext): Promise<Destroyed> {
    if (typed.trim().toLowerCase() !== 'destroy')
      throw new Refusal('destroy-untyped', 'Type the word “destroy” to have it done: nothing brings it back.')
    const tell = tellTo(job)
    const { project, coder } = this.#toRewrite()
    const { path, key } = project
    const { plan, entries } = await this.#underWay.whileStill(async () => {
      const { plan, toDestroy: what } = await inSlices(planDestruction(project, wish), job.signal)
      if (plan.state !== state)
        throw new Refusal('plan-gone', 'Something was changed since this was planned. Look at the plan again.')
      const destroying = { path, key: key?.key, what, label: plan.label, coderId: coder.id, now: this.#now() }
      const { entries } = await this.#rewrite(
        key ?? null,
        signal => longWork({ task: 'write without', destroying }, signal, tell),
        job,
      )
      this.#open?.tellOfAll(plan.label)
      return { plan, entries }
    })
    return this.#underWay.job(async () => {
      tell('older backups')
      const { gone, left } = await longWork({ task: 'finish destroying', path, key: key?.key })
      const noBackup = plan.backups.length > 0 ? await this.#freshBackup(path, AFTER_DESTROYING, key, tell) : null
      const names = (paths: readonly string[]) => paths.map(one => basename(one))
      return { label: plan.label, entries, backups: names(gone), backupsLeft: names(left), noBackup }
    })
  }

  /** Makes a backup after what cannot be taken back; why there is none, in words. */
  async #freshBackup(
    path: string,
    reason: string,
    key: FileKey | undefined,
    tell: (doing: string) => void,
  ): Promise<string | null> {
    tell('a fresh backup')
    try {
      await longWork({ task: 'back up', path, reason, now: this.#now(), key: key?.key })
      return null
    } catch (error) {
      return toTrouble(error).message
    }
  }

  /** The open project, to have its file rewritten. Refuses while something else is done with it. */
  #toRewrite(): OpenProject {
    const open = this.needProject()
    if (open.project.readOnly)
      throw new Refusal('read-only', 'The project is open for reading only: nothing can be changed.')
    open.project.refuseWhileWriting()
    if (this.#underWay.hasJobs)
      throw new Refusal(
        'jobs-running',
        'Something is still being read in, written out or worked out. Let it end, or stop it, and try again.',
      )
    return open
  }

  /** Has the file of the open project written anew beside it, while it may be read, and puts that in its place. `to`: under which key it is then. It can be stopped until it is put there. */
  async #rewrite<Made>(
    to: FileKey | null,
    make: (signal: AbortSignal) => Promise<Made>,
    job: JobContext,
  ): Promise<Made> {
    const { project } = this.needProject()
    // What waits to be taken into full text is written: now or not at all.
    project.indexText()
    try {
      const made = await this.#underWay.job(make, job.signal)
      job.signal.throwIfAborted()
      tellTo(job)('its place')
      await this.#place(to)
      return made
    } catch (error) {
      scrub(rewrittenPath(project.path))
      throw error
    }
  }

  /** Puts what was written anew in the place of the open project, which is closed for that moment. Windows hear of no closing: what they ask is answered afterwards. */
  async #place(to: FileKey | null): Promise<void> {
    const { project, coder } = this.needProject()
    const { path, key = null } = project
    await this.#underWay.whileAway(async () => {
      const lock = await this.#shutUnderLock()
      // Closed by somebody else meanwhile.
      if (lock === undefined) throw new DOMException('Stopped.', 'AbortError')
      try {
        if (to !== key) noteFormerBackups(path)
        placeRewritten(path, key?.key)
      } catch (error) {
        clearRewrite(path)
        throw error
      } finally {
        this.#openAgain(path, Buffer.compare(headUnder(to), headOf(path)) === 0 ? to : key, coder.name, lock)
      }
    })
  }

  /** Opens a project that was put away, under the key that its file has by its head: what failed after it was in its place stays. */
  #openAgain(path: string, key: FileKey | null, coder: string, lock: ProjectLock | null): void {
    try {
      const options = { ...this.#openOptions(path, key ?? undefined, coder), lock, finishedLater: true }
      this.#hold(Project.open(path, options), coder)
    } catch (error) {
      this.#emit({ type: 'project', open: false })
      throw error
    }
  }

  async #answer(name: CallName, input: Input<CallName>, options: CallOptions): Promise<unknown> {
    const call = contract[name]
    const answer = answers[name] as (...given: unknown[]) => unknown
    const isLooking = call.kind === 'query' || LOOKING.has(name)
    // Nothing lies between the last look and the call itself.
    for (let wait; (wait = this.#underWay.wait(isLooking));) await wait
    switch (call.kind) {
      case 'app':
        return answer(this, input, {
          signal: options.signal ?? new AbortController().signal,
          progress: (progress: Progress) => this.#tellProgress(name, progress, options),
        })
      case 'query':
        return this.#underWay.asking(answer(this.needProject(), input))
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

  #run(name: string, work: (job: JobContext) => Promise<unknown>, options: CallOptions): Promise<unknown> {
    const progress = (told: Progress) => this.#tellProgress(name, told, options)
    return this.#underWay.job(signal => work({ signal, progress }), options.signal)
  }

  #take(project: Project, coder: string | undefined, finished: string | null = null): ProjectInfo {
    const info = this.#hold(project, coder, finished)
    this.#emit({ type: 'project', open: true })
    return info
  }

  #hold(project: Project, coder: string | undefined, finished: string | null = null): ProjectInfo {
    this.#open = new OpenProject(project, coder, event => this.#emit(event), finished)
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

function tellTo(job: JobContext): (doing: string) => void {
  return doing => job.progress({ done: 0, total: 0, doing })
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
