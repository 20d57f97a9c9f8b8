// @ts-check
/** @type {(question: string, options: object) => Promise<object>} */
export const askPerson = async () => ({})
