import type { ActionPayloads } from "../case/payload.js";
import type { ActionKind } from "../definition/action-kind.js";

/** What TypeScript knows of an item: its form, and the names by which calls are checked and completed in an editor. */
export type ItemTypes = {
  /** The application form, filled in: what is required, and what may be left out. */
  readonly form: object;
  /** The materials an applicant files; what comes from the certificate library is not among them. */
  readonly material: string;
  readonly department: string;
  readonly branch: string;
  readonly procedure: string;
  readonly limit: string;
  /** The variants an applicant may choose; what comes by a condition is not among them. */
  readonly variant: string;
  /** Each action by its name, with its kind. */
  readonly action: { readonly [name: string]: ActionKind };
};

/** The items of a catalogue by their codes, as `banjian types` writes them. */
export type CatalogueTypes = { readonly [code: string]: ItemTypes };

/** A material as an applicant files it. */
export type FiledMaterial<Item extends ItemTypes> = {
  readonly id: Item["material"];
  readonly name: string;
  readonly reference?: string;
};

type Filing<Item extends ItemTypes> = {
  readonly form?: Partial<Item["form"]>;
  readonly materials?: readonly FiledMaterial<Item>[];
};

/** An application, as a draft or filed. */
type Applying<Item extends ItemTypes> = Filing<Item> & {
  readonly variants?: readonly Item["variant"][];
};

type Demand<Item extends ItemTypes> = {
  readonly materials: readonly Item["material"][];
  readonly reason: string;
};

/** The payloads in which an item's own names stand. */
type Narrowed<Item extends ItemTypes> = {
  readonly "save-draft": Applying<Item>;
  readonly submit: Applying<Item> & { readonly receivedOn?: string };
  readonly "pre-accept":
    | { readonly result: "passed" }
    | { readonly result: "failed"; readonly reason: string }
    | ({ readonly result: "needs-supplement" } & Demand<Item>);
  readonly receive: { readonly materials: readonly FiledMaterial<Item>[] };
  readonly "correct-on-spot": Filing<Item> & { readonly reason: string };
  readonly "request-supplement": Demand<Item>;
  readonly supplement: Filing<Item>;
  readonly "open-procedure": {
    readonly procedure: Item["procedure"];
    readonly length?: string;
    readonly reason: string;
  };
  readonly extend: { readonly limit: Item["limit"]; readonly reason: string };
  readonly advance: { readonly form?: Partial<Item["form"]>; readonly note?: string };
};

/** What an action of this kind says in this item. */
export type PayloadFor<
  Item extends ItemTypes,
  Kind extends ActionKind,
> = Kind extends keyof Narrowed<Item> ? Narrowed<Item>[Kind] : ActionPayloads[Kind];
