import { LecternError } from '../../ipc/result.ts'

/** What is wrong in a template, and where. */
export interface TemplateProblem {
  /** Line of the template, from 1. */
  line: number
  message: string
}

/** A template that cannot be used. */
export class TemplateError extends LecternError {
  readonly problem: TemplateProblem

  constructor(problem: TemplateProblem) {
    super('bad-arguments', `Line ${problem.line} of the template: ${problem.message}`, {
      kept: 'Nothing was written for it.',
      todo: 'Mend the template, under Settings › Export, or choose another.',
    })
    this.problem = problem
  }
}
