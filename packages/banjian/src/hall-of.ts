import type { LocalDate } from "@banjian/calendar";
import type {
  Applicant,
  CaseLimit,
  CatalogueTypes,
  FiledMaterial,
  ItemTypes,
  PayloadFor,
} from "@banjian/core";
import type { Caller, CaseView, Command, Receipt } from "@banjian/engine";
import type { Hall } from "./hall.js";

declare const itemOfCase: unique symbol;

/** The number of a case of this item; a number that came from elsewhere may be of any item. */
export type CaseOf<Code> = string & { readonly [itemOfCase]?: Code };

/** What `submit` and `act` answer: the receipt, whose case number remembers its item for the compiler. */
export type ReceiptOf<Code> = Omit<Receipt, "caseId"> & { readonly caseId: CaseOf<Code> };

/** What an applicant files for an item: the form as it has it, the materials it asks for. */
export type ApplicationFor<Item extends ItemTypes> = {
  readonly applicant: Applicant;
  readonly channel?: "window" | "online";
  readonly form: Item["form"];
  readonly materials?: readonly FiledMaterial<Item>[];
  readonly receivedOn?: string;
  readonly variants?: readonly Item["variant"][];
};

/** The same as a draft, which may be incomplete. */
export type DraftFor<Item extends ItemTypes> = Omit<ApplicationFor<Item>, "form"> & {
  readonly form?: Partial<Item["form"]>;
};

/** The actions of an item; of several items the actions of any. */
export type ActionOf<
  Items extends CatalogueTypes,
  Code extends keyof Items,
> = Code extends keyof Items ? keyof Items[Code]["action"] & string : never;

type WithPayload<Payload> = object extends Payload
  ? { readonly payload?: Payload }
  : { readonly payload: Payload };

/** How an action of an item is asked for: its payload is required where its kind says something that must be said. */
export type CommandFor<
  Items extends CatalogueTypes,
  Code extends keyof Items,
  Action,
> = Code extends keyof Items
  ? Action extends keyof Items[Code]["action"]
    ? Omit<Command, "branch" | "payload"> & {
        readonly branch?: Items[Code]["branch"];
      } & WithPayload<PayloadFor<Items[Code], Items[Code]["action"][Action]>>
    : never
  : never;

/** The limits that may be asked for in a case of an item: its own, and those that only a case has. */
export type LimitOf<
  Items extends CatalogueTypes,
  Code extends keyof Items,
> = Code extends keyof Items ? Items[Code]["limit"] | CaseLimit : never;

/** A case whose limits are those of its item. */
export type CaseViewOf<Items extends CatalogueTypes, Code extends keyof Items> = Omit<
  CaseView,
  "limit" | "moves" | "asOf"
> & {
  limit(key: LimitOf<Items, Code>): ReturnType<CaseView["limit"]>;
  moves(limit: LimitOf<Items, Code>): ReturnType<CaseView["moves"]>;
  asOf(on: LocalDate): Promise<CaseViewOf<Items, Code>>;
};

/** A hall whose calls are checked against its items: what `banjian types` wrote, or `ItemTypesOf` an item in TypeScript. */
export type HallOf<Items extends CatalogueTypes> = Omit<
  Hall,
  "submit" | "saveDraft" | "act" | "case"
> & {
  submit<Code extends keyof Items & string>(
    item: Code,
    application: ApplicationFor<Items[Code]>,
    caller: Caller,
  ): Promise<ReceiptOf<Code>>;
  saveDraft<Code extends keyof Items & string>(
    item: Code,
    application: DraftFor<Items[Code]>,
    caller: Caller,
  ): Promise<ReceiptOf<Code>>;
  act<Code extends keyof Items & string, Action extends ActionOf<Items, Code>>(
    caseId: CaseOf<Code>,
    action: Action,
    command: CommandFor<Items, Code, Action>,
  ): Promise<ReceiptOf<Code>>;
  case<Code extends keyof Items & string>(caseId: CaseOf<Code>): Promise<CaseViewOf<Items, Code>>;
};
