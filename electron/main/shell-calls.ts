// What the shell itself answers: native dialogs, and where a file lies.

import { BrowserWindow, dialog, shell, type OpenDialogOptions, type WebContents } from 'electron'
import { InvalidInput, object, oneOf, optional, text, type Parser } from '../../src/base/parse.ts'
import type { Reply } from '../../src/base/reply.ts'
import { words } from './words.ts'

type ShellCall = (page: WebContents, input: unknown) => Promise<Reply<unknown>>

const choice = object({
  kind: oneOf('open-project', 'new-project', 'study-folder', 'files', 'sheet', 'save-as'),
  name: optional(text(500)),
})

const PROJECTS = { name: words.projectFiles, extensions: ['crosscase'] }

const OPEN: Readonly<Record<string, OpenDialogOptions>> = {
  'open-project': { properties: ['openFile'], filters: [PROJECTS] },
  'study-folder': { properties: ['openDirectory'] },
  files: { properties: ['openFile', 'multiSelections'] },
  sheet: { properties: ['openFile'], filters: [{ name: words.sheets, extensions: ['csv', 'tsv', 'xlsx', 'txt'] }] },
}

async function choosePath(page: WebContents, { kind, name }: { kind: string; name?: string }): Promise<string[]> {
  const window = BrowserWindow.fromWebContents(page)
  if (!window) return []
  const open = OPEN[kind]
  if (open) {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, open)
    return canceled ? [] : filePaths
  }
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    ...(name !== undefined && { defaultPath: name }),
    ...(kind === 'new-project' && { filters: [PROJECTS] }),
  })
  return canceled || !filePath ? [] : [filePath]
}

function answering<Input>(parser: Parser<Input>, answer: (page: WebContents, input: Input) => unknown): ShellCall {
  return async (page, input) => {
    try {
      return { ok: true, answer: await answer(page, parser.parse(input, '')) }
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error
      return { ok: false, trouble: { kind: 'invalid', code: 'invalid', message: error.message } }
    }
  }
}

/** The calls the shell answers, by name. */
export const shellCalls: Readonly<Record<string, ShellCall>> = {
  'shell.choosePath': answering(choice, choosePath),
  'shell.reveal': answering(object({ path: text(4096) }), (_page, { path }) => {
    shell.showItemInFolder(path)
    return null
  }),
}
