import { version } from '../../package.json'

/** What the files that Lectern writes say of their writer. */
export const APP_NAME = `lectern ${version}`
