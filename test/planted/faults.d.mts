/** Faults that somebody might make: a text of a source file, what it would become, and the file of tests that catches it. */
export declare const plantedFaults: readonly {
  readonly name: string;
  readonly zh: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly test: string;
}[];
