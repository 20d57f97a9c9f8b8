/**
 * Every act that has a name: shown in the application menu, the command palette and the list of
 * keys, each from this one table. The window decides what an act does.
 */
export interface Command {
  id: CommandId
  /** Imperative, as a menu shows it; an ellipsis when it asks for more. */
  title: string
  menu: MenuName
  /**
   * Keys, as in `Mod+Shift+Z`: `Mod` is Cmd on macOS and Ctrl elsewhere. A single character is a key
   * that never fires inside a text field.
   */
  keys: readonly string[]
  /** Not in the palette when true: it needs a selection or a place that the palette takes away. */
  hidden?: boolean
}

export const MENUS = ['File', 'Edit', 'View', 'Annotate', 'Help'] as const
export type MenuName = (typeof MENUS)[number]

const table = [
  { id: 'import.choose', title: 'Import…', menu: 'File', keys: ['Mod+O'] },
  { id: 'import.folder', title: 'Import Folder…', menu: 'File', keys: ['Mod+Shift+O'] },
  { id: 'import.paste', title: 'New Article from Text…', menu: 'File', keys: ['Mod+Shift+V'] },
  { id: 'import.address', title: 'New Article from the Web…', menu: 'File', keys: ['Mod+L'] },
  { id: 'annotations.import', title: 'Import Annotations…', menu: 'File', keys: [] },
  { id: 'annotations.tray', title: 'Tray of Annotations…', menu: 'File', keys: [] },
  { id: 'import.inbox', title: 'Import from the Inbox Folder', menu: 'File', keys: [] },
  { id: 'export.open', title: 'Export…', menu: 'File', keys: ['Mod+E'] },
  { id: 'export.verify', title: 'Verify an Export…', menu: 'File', keys: [] },
  { id: 'print.paper', title: 'Print…', menu: 'File', keys: ['Mod+P'] },
  { id: 'print.pdf', title: 'Save as PDF…', menu: 'File', keys: [] },
  { id: 'library.openOther', title: 'Open Another Library…', menu: 'File', keys: [] },
  { id: 'library.new', title: 'New Library…', menu: 'File', keys: [] },
  { id: 'library.move', title: 'Move Library…', menu: 'File', keys: [] },
  { id: 'library.pack', title: 'Pack the Library into a Zip File…', menu: 'File', keys: [] },
  { id: 'library.unpack', title: 'Unpack a Library from a Zip File…', menu: 'File', keys: [] },
  { id: 'settings.open', title: 'Settings…', menu: 'File', keys: ['Mod+,'] },
  { id: 'article.details', title: 'Article Details…', menu: 'File', keys: ['i'] },
  { id: 'article.inbox', title: 'Move to Inbox', menu: 'File', keys: [] },
  { id: 'article.reading', title: 'Move to Reading', menu: 'File', keys: [] },
  { id: 'article.archive', title: 'Move to Archive', menu: 'File', keys: ['e'] },
  { id: 'article.tags', title: 'Tags…', menu: 'File', keys: ['Shift+L'] },
  { id: 'article.reread', title: 'Read Again in Another Encoding…', menu: 'File', keys: [] },
  { id: 'article.delete', title: 'Move to Trash', menu: 'File', keys: [] },
  { id: 'article.restore', title: 'Restore from Trash', menu: 'File', keys: [] },
  { id: 'edit.undo', title: 'Undo', menu: 'Edit', keys: ['Mod+Z'] },
  { id: 'edit.redo', title: 'Redo', menu: 'Edit', keys: ['Mod+Shift+Z', 'Mod+Y'] },
  { id: 'find.open', title: 'Find in Article…', menu: 'Edit', keys: ['Mod+F'] },
  { id: 'find.next', title: 'Find Next', menu: 'Edit', keys: ['F3', 'Mod+G'] },
  { id: 'find.previous', title: 'Find Previous', menu: 'Edit', keys: ['Shift+F3', 'Mod+Shift+G'] },
  { id: 'link.copy', title: 'Copy Link', menu: 'Edit', keys: ['y'], hidden: true },
  { id: 'library.selectAll', title: 'Select All Articles', menu: 'Edit', keys: [] },
  { id: 'tag.rename', title: 'Rename or Merge the Tag…', menu: 'Edit', keys: ['F2'] },
  { id: 'tag.delete', title: 'Delete the Tag…', menu: 'Edit', keys: [] },
  { id: 'palette.open', title: 'Command Palette…', menu: 'View', keys: ['Mod+K', 'Mod+Shift+P'] },
  { id: 'library.search', title: 'Search the Library', menu: 'View', keys: ['/'] },
  { id: 'library.filter', title: 'Filter the List by Title', menu: 'View', keys: [] },
  { id: 'library.sort', title: 'Sort the List…', menu: 'View', keys: ['o'] },
  { id: 'library.tags', title: 'Show or Hide the Tags', menu: 'View', keys: ['Shift+T'] },
  { id: 'filter.save', title: 'Save as Filter…', menu: 'View', keys: ['Shift+F'] },
  { id: 'library.next', title: 'Next Article', menu: 'View', keys: ['}'] },
  { id: 'library.previous', title: 'Previous Article', menu: 'View', keys: ['{'] },
  { id: 'notebook.filter', title: 'Filter the Notebook', menu: 'View', keys: ['f'] },
  { id: 'notebook.selectAll', title: 'Select All Annotations', menu: 'Edit', keys: [] },
  { id: 'view.notebook', title: 'Notebook', menu: 'View', keys: ['Shift+N'] },
  { id: 'view.back', title: 'Back', menu: 'View', keys: ['Mod+[', 'Alt+ArrowLeft'] },
  { id: 'beside.open', title: 'Open Beside…', menu: 'View', keys: ['b'] },
  { id: 'beside.swap', title: 'Go to the Other Column', menu: 'View', keys: ['F6'] },
  { id: 'beside.close', title: 'Close the Second Column', menu: 'View', keys: ['Shift+B'] },
  { id: 'view.library', title: 'Show or Hide the Library', menu: 'View', keys: ['Mod+B'] },
  { id: 'view.margin', title: 'Show or Hide the Margin', menu: 'View', keys: ['Mod+Shift+B'] },
  { id: 'outline.open', title: 'Outline…', menu: 'View', keys: ['Shift+O'] },
  { id: 'picture.open', title: 'Enlarge the Picture', menu: 'View', keys: ['z'] },
  { id: 'reader.goTo', title: 'Go to Paragraph…', menu: 'View', keys: ['g'] },
  { id: 'aids.focus', title: 'Paragraph Focus', menu: 'View', keys: ['d'] },
  { id: 'aids.ruler', title: 'Reading Ruler', menu: 'View', keys: ['Shift+R'] },
  { id: 'aloud.toggle', title: 'Read Aloud or Pause', menu: 'View', keys: ['p'] },
  { id: 'aloud.stop', title: 'Stop Reading Aloud', menu: 'View', keys: ['Shift+P'] },
  { id: 'aloud.next', title: 'Hear the Next Sentence', menu: 'View', keys: ['.'] },
  { id: 'aloud.previous', title: 'Hear the Sentence Before', menu: 'View', keys: [','] },
  { id: 'aloud.nextParagraph', title: 'Hear the Next Paragraph', menu: 'View', keys: ['>'] },
  { id: 'aloud.previousParagraph', title: 'Hear the Paragraph Before', menu: 'View', keys: ['<'] },
  { id: 'type.open', title: 'Type…', menu: 'View', keys: ['Shift+A'] },
  { id: 'type.larger', title: 'Larger Text', menu: 'View', keys: ['+', '='] },
  { id: 'type.smaller', title: 'Smaller Text', menu: 'View', keys: ['-'] },
  { id: 'type.normal', title: 'Normal Text Size', menu: 'View', keys: ['0'] },
  { id: 'theme.paper', title: 'Theme: Paper', menu: 'View', keys: [] },
  { id: 'theme.sepia', title: 'Theme: Sepia', menu: 'View', keys: [] },
  { id: 'theme.night', title: 'Theme: Night', menu: 'View', keys: [] },
  { id: 'theme.contrast', title: 'Theme: High Contrast', menu: 'View', keys: [] },
  { id: 'theme.system', title: 'Theme: Follow the System', menu: 'View', keys: [] },
  { id: 'annotate.highlight', title: 'Highlight', menu: 'Annotate', keys: ['h'] },
  { id: 'annotate.colour1', title: 'Highlight in Colour 1', menu: 'Annotate', keys: ['1'] },
  { id: 'annotate.colour2', title: 'Highlight in Colour 2', menu: 'Annotate', keys: ['2'] },
  { id: 'annotate.colour3', title: 'Highlight in Colour 3', menu: 'Annotate', keys: ['3'] },
  { id: 'annotate.colour4', title: 'Highlight in Colour 4', menu: 'Annotate', keys: ['4'] },
  { id: 'annotate.colour5', title: 'Highlight in Colour 5', menu: 'Annotate', keys: ['5'] },
  { id: 'annotate.colour6', title: 'Highlight in Colour 6', menu: 'Annotate', keys: ['6'] },
  { id: 'aloud.highlight', title: 'Highlight What I Hear', menu: 'Annotate', keys: ['Shift+H'] },
  { id: 'annotate.note', title: 'Write a Note', menu: 'Annotate', keys: ['n'] },
  { id: 'annotate.tag', title: 'Tag', menu: 'Annotate', keys: ['t'] },
  { id: 'annotate.link', title: 'Link to…', menu: 'Annotate', keys: ['l'] },
  { id: 'article.note', title: 'Write a Note on the Article', menu: 'Annotate', keys: ['Shift+I'] },
  { id: 'annotate.copy', title: 'Copy Quote with Source', menu: 'Annotate', keys: ['c'] },
  { id: 'annotate.copyMarkdown', title: 'Copy as Markdown', menu: 'Annotate', keys: ['Shift+C'] },
  { id: 'annotate.delete', title: 'Delete Annotation', menu: 'Annotate', keys: ['Delete', 'Backspace'] },
  { id: 'annotate.range', title: 'Change the Range', menu: 'Annotate', keys: ['r'] },
  { id: 'annotate.endLater', title: 'Move the End On', menu: 'Annotate', keys: ['Alt+Shift+ArrowRight'] },
  { id: 'annotate.endEarlier', title: 'Move the End Back', menu: 'Annotate', keys: ['Alt+Shift+ArrowLeft'] },
  { id: 'annotate.startLater', title: 'Move the Start On', menu: 'Annotate', keys: ['Alt+Shift+ArrowDown'] },
  {
    id: 'annotate.startEarlier',
    title: 'Move the Start Back',
    menu: 'Annotate',
    keys: ['Alt+Shift+ArrowUp'],
  },
  { id: 'annotate.split', title: 'Split Highlight', menu: 'Annotate', keys: ['x'] },
  {
    id: 'annotate.mergeNext',
    title: 'Merge with Next of Its Colour',
    menu: 'Annotate',
    keys: ['Shift+M'],
  },
  { id: 'annotate.choose', title: 'Select the Card, or Not', menu: 'Annotate', keys: ['v'] },
  { id: 'annotate.chooseAll', title: 'Select All Cards', menu: 'Annotate', keys: ['Shift+V'] },
  { id: 'annotate.next', title: 'Next Annotation', menu: 'Annotate', keys: [']'] },
  { id: 'annotate.previous', title: 'Previous Annotation', menu: 'Annotate', keys: ['['] },
  { id: 'reader.nextParagraph', title: 'Next Paragraph', menu: 'Annotate', keys: ['j'] },
  { id: 'reader.previousParagraph', title: 'Previous Paragraph', menu: 'Annotate', keys: ['k'] },
  { id: 'reader.selectSentence', title: 'Select Next Sentence', menu: 'Annotate', keys: ['s'] },
  {
    id: 'reader.extendSentence',
    title: 'Extend Selection by a Sentence',
    menu: 'Annotate',
    keys: ['Shift+S'],
  },
  {
    id: 'reader.selectPreviousSentence',
    title: 'Select Previous Sentence',
    menu: 'Annotate',
    keys: ['Alt+S'],
  },
  {
    id: 'reader.extendSentenceBack',
    title: 'Extend Selection Back by a Sentence',
    menu: 'Annotate',
    keys: ['Alt+Shift+S'],
  },
  { id: 'reader.selectWord', title: 'Select Next Word', menu: 'Annotate', keys: ['w'] },
  { id: 'reader.extendWord', title: 'Extend Selection by a Word', menu: 'Annotate', keys: ['Shift+W'] },
  { id: 'reader.selectPreviousWord', title: 'Select Previous Word', menu: 'Annotate', keys: ['Alt+W'] },
  {
    id: 'reader.extendWordBack',
    title: 'Extend Selection Back by a Word',
    menu: 'Annotate',
    keys: ['Alt+Shift+W'],
  },
  { id: 'reader.leave', title: 'Leave the Selection', menu: 'Annotate', keys: ['Escape'] },
  { id: 'help.guide', title: 'Lectern Guide', menu: 'Help', keys: ['F1'] },
  { id: 'help.keys', title: 'Keys', menu: 'Help', keys: ['?'] },
] as const satisfies readonly (Omit<Command, 'id'> & { id: string })[]

export type CommandId = (typeof table)[number]['id']

export const COMMANDS: readonly Command[] = table

export function findCommand(id: string): Command | undefined {
  return COMMANDS.find((command) => command.id === id)
}
