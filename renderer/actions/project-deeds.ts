// Opening, making and leaving projects: what the start screen, the menus and the dialogs share.

import type { ProjectInfo } from '../../src/store/types.ts'
import { call, TroubleError } from '../client/client.ts'
import { useOverlay } from '../state/overlay.ts'
import { useProject } from '../state/project.ts'
import { useStatus } from '../state/status.ts'

/** Whether trouble at opening means that a passphrase is wanted. */
function wantsPassphrase(error: unknown): boolean {
  return error instanceof TroubleError && error.trouble.code === 'passphrase-missing'
}

/** Shows a project that the core has just opened. */
export async function enter(info: ProjectInfo): Promise<void> {
  useStatus.getState().quiet()
  // The workbench may have been there before this answer: what a person has begun to look for in it stays.
  if (useOverlay.getState().overlay?.kind !== 'palette') useOverlay.getState().close()
  await useProject.getState().entered(info)
  // It is told once.
  if (info.finished !== null) useStatus.getState().say(info.finished)
}

/** Opens the project at a path; asks for its passphrase where it has one. Throws what else stands in the way. */
export async function openProject(path: string, name: string, encrypted = false): Promise<void> {
  if (encrypted) return useOverlay.getState().show({ kind: 'passphrase', path, name })
  try {
    await enter(await call('project.open', { path }))
  } catch (error) {
    if (!wantsPassphrase(error)) throw error
    useOverlay.getState().show({ kind: 'passphrase', path, name })
  }
}

/** Opens a copy of the sample study, made the first time. */
export async function openSample(): Promise<void> {
  await enter(await call('project.openSample', {}))
}

/** Closes the open project and goes to the start screen. */
export async function closeProject(): Promise<void> {
  await call('project.close', {})
  useProject.getState().left()
}

/** The file name of a path, without folders and ending. */
export function nameOfPath(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? path).replace(/\.crosscase$/i, '')
}

/** Where a new file would go: beside another, in the same folder. */
export function besidePath(other: string, name: string): string {
  const folder = other.replace(/[^/\\]*$/, '')
  const plain = name.replaceAll(/[^\p{L}\p{N} _-]+/gu, '').trim() || 'study'
  return `${folder}${plain}.crosscase`
}
