/** Something stored has not been read in this process yet: read it, and ask again. Thrown where nothing can be awaited. */
export class NotReady extends Error {
  readonly read: () => Promise<unknown>;
  constructor(what: string, read: () => Promise<unknown>) {
    super(`${what} not read here yet`);
    this.read = read;
  }
}
