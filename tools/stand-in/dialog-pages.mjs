// @ts-check
/* global document, HTMLElement, KeyboardEvent -- these functions run in a dialog's page */
// Each function is sent to the page as text, so it uses no names from outside. `call` takes it back
// to dialog-window.mjs.

export const DIALOG_STYLE = `
  :root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif }
  body { margin: 0; padding: 20px; box-sizing: border-box; height: 100vh; display: flex; flex-direction: column; gap: 12px }
  h1 { font-size: 1rem; margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
  p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; overflow: auto }
  select[multiple] { flex: 1; min-height: 0; font: inherit; padding: 4px }
  input, select { font: inherit; padding: 6px 8px; min-width: 0 }
  option { padding: 3px 6px }
  .row { display: flex; gap: 8px; align-items: center }
  .row > input { flex: 1 }
  .end { justify-content: flex-end; margin-top: auto }
  button { font: inherit; padding: 6px 16px; min-width: 84px }
  [role=alert]:empty { display: none }
`

/**
 * @param {(text: string) => void} call
 * @param {{ message?: string, detail?: string, buttons?: string[], defaultId?: number, cancelId?: number }} options
 */
export function showMessage(
  call,
  { message = '', detail = '', buttons = ['OK'], defaultId = 0, cancelId = 0 },
) {
  const heading = document.createElement('h1')
  heading.textContent = message
  const text = document.createElement('p')
  text.textContent = detail
  const row = document.createElement('div')
  row.className = 'row end'
  const press = (/** @type {number} */ response) =>
    call(JSON.stringify({ type: 'done', answer: { response } }))
  for (const [index, label] of buttons.entries()) {
    const button = document.createElement('button')
    button.textContent = label
    button.addEventListener('click', () => press(index))
    row.append(button)
    if (index === defaultId) button.autofocus = true
  }
  document.body.append(heading, text, row)
  const chosen = row.children[defaultId]
  if (chosen instanceof HTMLElement) chosen.focus()
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && press(cancelId))
}

/**
 * @typedef {object} ChooserOptions
 * @property {string} title
 * @property {string} button label of the button that chooses
 * @property {boolean} many whether several files may be chosen
 * @property {boolean} canCreate whether a folder may be created
 * @property {boolean} namesFile whether a name is asked for, of a file to save
 * @property {string} name of that file, to begin with
 * @property {{ name: string, extensions: string[] }[]} filters
 */

/**
 * @param {(text: string) => void} call
 * @param {ChooserOptions} options
 */
export function showChooser(call, { title, button, many, canCreate, namesFile, name, filters }) {
  const tell = (/** @type {object} */ message) => call(JSON.stringify(message))
  /** @type {<Name extends keyof HTMLElementTagNameMap>(name: Name, properties?: object, ...children: Node[]) => HTMLElementTagNameMap[Name]} */
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties)
    element.append(...children)
    return element
  }
  /** @type {(element: HTMLElement, label: string) => void} */
  const describe = (element, label) => element.setAttribute('aria-label', label)

  const path = make('input', { type: 'text', spellcheck: false })
  describe(path, 'Folder or file')
  const list = make('select', { multiple: true })
  describe(list, 'Contents')
  const file = make('input', { type: 'text', value: name })
  describe(file, 'File name')
  const problem = make('p')
  problem.setAttribute('role', 'alert')
  const filter = make(
    'select',
    {},
    ...filters.map(({ name }, index) => make('option', { textContent: name, value: String(index) })),
  )
  describe(filter, 'Kind of file')
  const up = make('button', { textContent: 'Up' })
  const create = make('button', { textContent: 'New folder' })
  const cancel = make('button', { textContent: 'Cancel' })
  const choose = make('button', { textContent: button })
  let parent = ''

  const selected = () => [...list.selectedOptions]
  const go = (/** @type {string} */ folder) =>
    tell({ type: 'list', folder, filter: Number(filter.value || 0) })
  const accept = () =>
    tell({
      type: 'choose',
      folder: path.value,
      paths: selected().map(({ value }) => value),
      name: file.value.trim(),
    })
  const enter = () => {
    const [entry, ...more] = selected()
    if (entry?.dataset['folder'] === 'true' && more.length === 0) go(entry.value)
    else accept()
  }

  up.addEventListener('click', () => go(parent))
  filter.addEventListener('change', () => go(path.value))
  path.addEventListener('keydown', ({ key }) => key === 'Enter' && tell({ type: 'type', path: path.value }))
  file.addEventListener('keydown', ({ key }) => key === 'Enter' && accept())
  list.addEventListener('dblclick', enter)
  list.addEventListener('change', () => {
    const [first, ...more] = selected()
    if (!many && more.length > 0) for (const entry of more) entry.selected = false
    if (namesFile && first?.dataset['folder'] === 'false') file.value = first.dataset['name'] ?? ''
  })
  list.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') enter()
    if (event.key === 'Backspace') go(parent)
  })
  create.addEventListener('click', () => {
    const input = make('input', { type: 'text', placeholder: 'Name of the new folder' })
    describe(input, 'Name of the new folder')
    create.replaceWith(input)
    input.focus()
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && input.value.trim() !== '')
        tell({ type: 'create', folder: path.value, name: input.value.trim() })
      if (event.key === 'Enter' || event.key === 'Escape') {
        event.stopPropagation()
        input.replaceWith(create)
      }
    })
  })
  cancel.addEventListener('click', () => tell({ type: 'done', answer: {} }))
  choose.addEventListener('click', accept)
  document.addEventListener(
    'keydown',
    (event) => event instanceof KeyboardEvent && event.key === 'Escape' && cancel.click(),
  )

  document.body.append(
    make('h1', { textContent: title }),
    make('div', { className: 'row' }, path, up),
    problem,
    list,
    ...(namesFile ? [make('div', { className: 'row' }, file)] : []),
    make(
      'div',
      { className: 'row end' },
      ...(filters.length > 1 ? [filter] : []),
      ...(canCreate ? [create] : []),
      cancel,
      choose,
    ),
  )

  return {
    /** @param {import('./folder-listing.mjs').Listing} listing */
    show(listing) {
      parent = listing.parent
      path.value = listing.folder
      problem.textContent = listing.problem
      list.replaceChildren(
        ...listing.entries.map(({ name, path: value, isFolder }) => {
          const entry = make('option', { value, textContent: isFolder ? `${name} /` : name })
          Object.assign(entry.dataset, { folder: String(isFolder), name })
          return entry
        }),
      )
      list.focus()
    },
    /** @param {string} text */
    complain(text) {
      problem.textContent = text
    },
  }
}
