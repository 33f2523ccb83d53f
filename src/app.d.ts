declare global {
  namespace App {
    interface PageState {
      /** The questionnaire that is open over the step, by code: Back closes it. */
      form?: string
    }
  }
}

export {}
