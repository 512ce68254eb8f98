/** Words of the editor view. */
export const editorWords = {}
