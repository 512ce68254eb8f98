import { useLayoutEffect } from 'react'
import { ReactEditor } from 'slate-react'

/**
 * Lets an editor know that the focus left it, whenever it did. Slate does not listen while it puts the selection on screen: who left
 * just then was led back at the next drawing, and typed into the text instead of the field they had gone to.
 */
export function useLeftFocus(editor: ReactEditor): void {
  // Gone before the text is: taken from the page it loses the focus too.
  useLayoutEffect(() => {
    const root = ReactEditor.toDOMNode(editor, editor)
    const left = ({ target, relatedTarget }: FocusEvent) => {
      const staysInside = relatedTarget instanceof Node && root.contains(relatedTarget)
      // Where the whole window lost the focus the text still has it.
      if (target === root && !staysInside && document.activeElement !== root) ReactEditor.blur(editor)
    }
    root.addEventListener('focusout', left)
    return () => root.removeEventListener('focusout', left)
  }, [editor])
}
