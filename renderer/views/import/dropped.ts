/** The most files one drop may bring. */
const MOST = 10_000

/** What a drop holds: its files, those of folders too, and the name of the folder when it was one. In the desktop shell a folder stays one and the core walks it. */
export async function filesDropped(dropped: DataTransfer): Promise<{ title: string | null; files: File[] }> {
  // Entries must be taken before anything is awaited: the browser empties the drop afterwards.
  const entries = [...dropped.items].map(item => item.webkitGetAsEntry()).filter(entry => entry !== null)
  const title = entries.length === 1 && entries[0]!.isDirectory ? entries[0]!.name : null
  if (window.crosscase || entries.length === 0) return { title, files: [...dropped.files] }
  const files: File[] = []
  for (const entry of entries) await walk(entry, files)
  return { title, files }
}

async function walk(entry: FileSystemEntry, files: File[]): Promise<void> {
  if (files.length >= MOST) return
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    // Where it lay in its folder files it: a plain File of an entry has lost that.
    Object.defineProperty(file, 'webkitRelativePath', { value: entry.fullPath.replace(/^\//, '') })
    files.push(file)
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  for (;;) {
    // A folder is given in pieces, the last one empty.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return
    for (const one of some) await walk(one, files)
  }
}
