// What was not understood in a sheet, by file, row and column. Nothing is dropped silently, and nothing drowns the rest:
// of many alike the first are told in full and the others by their rows.

/** One thing to tell: where, and in words what was done about it. `about` is what its likes are gathered by. */
export interface Note {
  readonly file: string
  readonly row?: number
  readonly column?: string | null
  readonly about: string
  readonly says: string
}

const IN_FULL = 40

interface Likes {
  readonly file: string
  readonly told: string[]
  readonly moreRows: number[]
  more: number
}

/** A note as a sentence: “sites.csv, row 4, column “sector”: …”. */
export function sentenceOf(note: Note): string {
  const place = [note.file]
  if (note.row !== undefined) place.push(`row ${note.row}`)
  if (note.column) place.push(`column “${note.column}”`)
  return `${place.join(', ')}: ${note.says}`
}

/** Collects notes as they come up. */
export class Notes {
  readonly #likes = new Map<string, Likes>()

  /** Adds one. */
  add(note: Note): void {
    const key = `${note.file}\n${note.about}`
    let likes = this.#likes.get(key)
    if (!likes) this.#likes.set(key, (likes = { file: note.file, told: [], moreRows: [], more: 0 }))
    const sentence = sentenceOf(note)
    // What holds for a whole column is told once.
    if (note.row === undefined && likes.told.includes(sentence)) return
    if (likes.told.length < IN_FULL) likes.told.push(sentence)
    else {
      likes.more++
      if (note.row !== undefined) likes.moreRows.push(note.row)
    }
  }

  /** Adds all of another collection. */
  addAll(others: Notes): void {
    for (const [key, other] of others.#likes) {
      const mine = this.#likes.get(key)
      if (!mine) this.#likes.set(key, { ...other, told: [...other.told], moreRows: [...other.moreRows] })
      else {
        mine.told.push(...other.told)
        mine.moreRows.push(...other.moreRows)
        mine.more += other.more
      }
    }
  }

  /** Everything, in the order it came up, as sentences. */
  sentences(): string[] {
    return [...this.#likes.values()].flatMap(likes =>
      likes.more === 0
        ? likes.told
        : [...likes.told, `${likes.file}: ${likes.more} more like the one before${rowsInWords(likes.moreRows)}.`],
    )
  }
}

function rowsInWords(rows: readonly number[]): string {
  if (rows.length === 0) return ''
  const runs: string[] = []
  let first = rows[0]!
  let last = first
  const close = () => runs.push(first === last ? `${first}` : `${first}–${last}`)
  for (const row of rows.slice(1)) {
    if (row === last || row === last + 1) last = row
    else {
      close()
      first = last = row
    }
  }
  close()
  return `, in row${rows.length > 1 ? 's' : ''} ${runs.join(', ')}`
}
