interface Properties {
  /** What is waited for. */
  readonly for: string;
  /** Why it will not come. */
  readonly failure: string | undefined;
}

/** What stands where a picture will be. */
export function Waiting({ for: name, failure }: Properties) {
  if (failure === undefined) {
    return (
      <p class="empty" role="status">
        Working out {name}…
      </p>
    );
  }
  return (
    <p class="empty" role="alert">
      {failure}
    </p>
  );
}
