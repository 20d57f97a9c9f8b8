import { ARTICLE, menu, openFromLibrary, showLibrary, type View } from './view.ts'

function inLibrary(view: View): View {
  return {
    ...view,
    show: async (lectern) => {
      await showLibrary(lectern.page)
      await view.show(lectern)
    },
  }
}

const IN_LIBRARY: readonly View[] = [
  menu('the menu of what to add', 'Add articles'),
  menu('the menu of the order', /^Sort:/),
  {
    name: 'the menu of an article',
    show: async ({ page }) => {
      await page.getByRole('option', { name: ARTICLE }).hover()
      await page.getByRole('button', { name: `Actions for “${ARTICLE}”` }).click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'tags unfolded, and the menu of one',
    show: async ({ page }) => {
      await page.keyboard.press('Shift+T')
      const tag = page.getByRole('list', { name: 'Tags', exact: true }).getByRole('listitem').first()
      await tag.hover()
      await tag.getByRole('button', { name: /^Actions/ }).click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'a tag that is being renamed, and one that narrows the list',
    show: async ({ page }) => {
      const tags = page.getByRole('list', { name: 'Tags', exact: true })
      await tags.locator('.sidebar-row').first().click()
      await page.keyboard.press('F2')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'a tag that is to be deleted',
    show: async ({ page }) => {
      const tags = page.getByRole('list', { name: 'Tags', exact: true })
      await tags.locator('.sidebar-row').first().focus()
      await page.keyboard.press('Delete')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'a filter that is being saved',
    show: async ({ page }) => {
      await page.keyboard.press('Shift+F')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'a list with nothing in it',
    show: async ({ page }) => {
      await page.getByRole('button', { name: /^Archive/ }).click()
      await page.getByText('Nothing is archived yet.').waitFor()
    },
    leave: async ({ page }) => {
      await showLibrary(page)
      await page.getByRole('button', { name: /^All/ }).click()
      await page.keyboard.press('Escape')
    },
  },
  {
    name: 'articles that are selected',
    show: async (lectern) => {
      await lectern.chooseMenuItem('library.selectAll')
      await lectern.page.getByRole('toolbar', { name: 'The selected articles' }).waitFor()
    },
  },
  {
    name: 'what was found in the library',
    show: async ({ page }) => {
      await page.keyboard.press('/')
      await page.keyboard.type('palace')
      await page.getByText(/\d+ found/).waitFor()
    },
    leave: async ({ page }) => {
      await showLibrary(page)
      await page.getByRole('combobox', { name: 'Search the library' }).fill('')
      await page.keyboard.press('Escape')
    },
  },
  {
    name: 'an article in the Trash',
    show: async (lectern) => {
      const { page } = lectern
      await lectern.chooseMenuItem('article.delete')
      await page.getByRole('button', { name: /^Trash/ }).click()
      await page.getByRole('option').first().click()
      await page.getByRole('complementary', { name: 'Trash' }).waitFor()
    },
    leave: async ({ page }) => {
      await page
        .getByRole('complementary', { name: 'Trash' })
        .getByRole('button', { name: 'Restore' })
        .click()
      await showLibrary(page)
      await page.getByRole('button', { name: /^All/ }).click()
      await openFromLibrary(page, ARTICLE)
    },
  },
]

/** What the library shows, and what opens from it. */
export const LIBRARY = IN_LIBRARY.map(inLibrary)
