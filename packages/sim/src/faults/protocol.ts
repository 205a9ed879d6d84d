/** What happened in a run, line by line; and what did not hold. */
export class Protocol {
  readonly broken: string[] = [];
  readonly trace: string[] = [];
  /** How often each thing happened. */
  readonly happened = new Map<string, number>();

  note(what: string, line: string): void {
    this.happened.set(what, (this.happened.get(what) ?? 0) + 1);
    this.trace.push(line);
  }

  /** Something does not hold. */
  break(sentence: string): void {
    this.broken.push(sentence);
    this.trace.push(`✗ ${sentence}`);
  }
}
