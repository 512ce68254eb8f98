// Files that a shell holds for the core: a browser sent them, and they must not lie readable on the disk. Wherever the
// core takes the path of a file to read, it may be given one of these, `held:ID/NAME`.

/** A file held by a shell. `name` may have folders in it (`Site D/INT-012.docx`); `read` gives its bytes, whole; `release` takes away what the holder keeps of it. */
export interface HeldFile {
  readonly name: string
  readonly size: number
  read(): Promise<Uint8Array>
  release(): void
}

const SCHEME = 'held:'
const files = new Map<string, HeldFile>()

/** Makes a held file known under an id; gives the path that stands for it. */
export function holdFile(id: string, file: HeldFile): string {
  files.set(id, file)
  return `${SCHEME}${id}/${file.name}`
}

/** Whether a path stands for a held file, known or not. */
export function isHeldPath(path: string): boolean {
  return path.startsWith(SCHEME)
}

function idIn(path: string): string {
  return path.slice(SCHEME.length).split('/', 1)[0] ?? ''
}

/** The file a path stands for; null when nothing is held under it (any more). */
export function heldFile(path: string): HeldFile | null {
  return (isHeldPath(path) && files.get(idIn(path))) || null
}

/** Lets go of a held file that is not needed any more; nothing happens for other paths. */
export function letGo(path: string): void {
  const file = heldFile(path)
  files.delete(idIn(path))
  file?.release()
}
