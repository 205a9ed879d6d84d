/** What is to be drawn of an item, in one language, before anything has a place. */
export type Picture = {
  readonly title: string;
  readonly subtitle: string;
  /** The variants of the item, before what all cases have in common. */
  readonly notes: readonly Note[];
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  readonly spans: readonly Span[];
};

/** A state. With boxes inside it is a frame around them; `parallel` says that all of them are open at once. */
export type Box = {
  readonly id: string;
  readonly kind: "state" | "branch" | "end";
  readonly title: string;
  readonly lines: readonly Line[];
  readonly boxes: readonly Box[];
  readonly parallel?: true;
  /** Where a case begins, in the chart or in the frame around. */
  readonly initial?: true;
};

/** A line of small print in a box: whose work it is, what may be done, how long it may take, how the case may end here. */
export type Line = {
  readonly tone: "who" | "does" | "time" | "ends" | "excluded";
  readonly text: string;
};

/** One variant: what it is called and for whom it is, and what differs in it. */
export type Note = { readonly title: string; readonly text: string };

/** From one box to another; by silence where nobody acts. */
export type Arrow = {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly string[];
  readonly silent: boolean;
};

/** A limit beside the boxes, from where it starts to where it ends. */
export type Span = {
  readonly title: string;
  readonly within: string;
  readonly lines: readonly string[];
  readonly from: Edge;
  /** Each end it has in the chart; it is drawn to the lowest. */
  readonly ends: readonly Edge[];
};

/** The upper or the lower edge of a box at the top of the chart. */
export type Edge = { readonly box: string; readonly side: "top" | "bottom" };
