/** How a part of the page does something: by a form that works without scripts, and through the API with them. */
export type Act = {
  /** The form that is being sent, or empty. */
  readonly busy: string
  faultOf(field: string): string | undefined
  /** What was typed into a form that did not fit. */
  held(form: string, field: string): string | undefined
  /** Send what the form says to the API, then show `then`; what does not fit comes back beside what was typed. */
  through(
    event: SubmitEvent & { currentTarget: HTMLFormElement },
    form: string,
    method: 'PUT' | 'POST' | 'DELETE',
    url: string,
    then: string,
  ): Promise<void>
}

/** Show what is so now: the same address with another place on it would not be fetched again. */
export function goOn(then: string): void {
  const [address] = then.split('#')
  if (address !== location.pathname + location.search) return location.assign(then)
  window.history.replaceState(null, '', then)
  location.reload()
}
