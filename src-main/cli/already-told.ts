/** Something failed, and the person was told what: all that is left is the exit status. */
export class AlreadyTold extends Error {}
