import type { Ref } from 'react'

interface FileChooserProps {
  /** A click on it opens the chooser of the browser. */
  readonly ref: Ref<HTMLInputElement>
  readonly label: string
  /** Endings, each with its dot, between commas. */
  readonly accept: string
  readonly several?: boolean
  /** Hears what was chosen: at least one file, also when it is the same as before. */
  readonly onFiles: (files: readonly [File, ...File[]]) => void
}

/** What opens the chooser for files, unseen: a button of the view clicks on it. */
export function FileChooser({ ref, label, accept, several = false, onFiles }: FileChooserProps) {
  return (
    <input
      ref={ref}
      type="file"
      hidden
      multiple={several}
      accept={accept}
      aria-label={label}
      onChange={event => {
        const [first, ...more] = event.target.files ?? []
        event.target.value = ''
        if (first) onFiles([first, ...more])
      }}
    />
  )
}
