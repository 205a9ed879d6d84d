import type { OperationKind, StepKind } from "../definition/action-kind.js";
import type { StageName } from "../definition/flow-schema.js";
import type { ItemFileInput } from "../definition/item-schema.js";
import type { presets } from "../definition/presets.js";

type States<File extends ItemFileInput> = File["flow"]["states"];
type StateOf<File extends ItemFileInput> = States<File>[keyof States<File>];
type Approval<File extends ItemFileInput> = Extract<StateOf<File>, { use: "approval" }>;
type Keys<Part> = keyof Part & string;

type ValueOf<Field> = Field extends { choices: readonly (infer Choice)[] }
  ? Choice
  : Field extends { type: "integer" | "number" }
    ? number
    : Field extends { type: "boolean" }
      ? boolean
      : string;

type Fields<File extends ItemFileInput> = File["item"] extends { form: infer Form } ? Form : object;
type RequiredField<Form> = {
  [Name in keyof Form]: Form[Name] extends { required: true } ? Name : never;
}[keyof Form];
type FormOf<Form> = {
  readonly [Name in RequiredField<Form>]: ValueOf<Form[Name]>;
} & { readonly [Name in Exclude<keyof Form, RequiredField<Form>>]?: ValueOf<Form[Name]> };

type MaterialOf<File extends ItemFileInput> = File["item"] extends {
  materials: readonly (infer Material)[];
}
  ? Material extends { source: "shared" }
    ? never
    : Material extends { id: infer Id extends string }
      ? Id
      : never
  : never;

type BranchOf<File extends ItemFileInput> =
  Approval<File> extends { branches: infer Branches }
    ? Keys<Branches>
    : [Approval<File>] extends [never]
      ? never
      : "main";

type BranchLimit<File extends ItemFileInput> =
  Approval<File> extends { branches: infer Branches }
    ? {
        [Name in Keys<Branches>]: Branches[Name] extends { within: string }
          ? `branch:${Name}`
          : never;
      }[Keys<Branches>]
    : never;

type PresetLimit<File extends ItemFileInput> = File["limits"] extends {
  preset: infer Preset extends keyof typeof presets;
}
  ? Keys<(typeof presets)[Preset]>
  : never;

/** Those an applicant chooses: what has a condition comes by itself. */
type VariantOf<File extends ItemFileInput> = File extends { variants: infer Variants }
  ? {
      [Name in Keys<Variants>]: Variants[Name] extends { when: string } ? never : Name;
    }[Keys<Variants>]
  : never;

type AnswerLimit<File extends ItemFileInput> =
  Extract<StateOf<File>, { use: "acceptance" }> extends { supplement: { "answer-within": string } }
    ? "supplement"
    : never;

/** What can be asked for in a stage, by names that are kinds. */
type StageActions = {
  readonly submission: "save-draft" | "submit" | "withdraw";
  readonly "pre-acceptance": "pre-accept" | "correct-on-spot" | "supplement" | "withdraw";
  readonly acceptance:
    | "receive"
    | "correct-on-spot"
    | "request-supplement"
    | "confirm-materials"
    | "send-notice"
    | "supplement"
    | "accept"
    | "refuse-acceptance"
    | "forward"
    | "withdraw";
  readonly approval:
    | StepKind
    | "open-procedure"
    | "close-procedure"
    | "extend"
    | "grant"
    | "deny"
    | "withdraw";
  readonly completion: "complete";
  readonly collection: "deliver" | "collect";
};
type Everywhere =
  | "correct"
  | "reopen"
  | "issue-document"
  | "suspend"
  | "resume"
  | "terminate"
  | "void"
  | "forward"
  | OperationKind;

/** What an applicant can ask for where the item lets it. */
type Amending<File extends ItemFileInput> = File extends { amendments: object } ? "amend" : never;

/** What can be asked for where a procedure is a hearing. */
type HearingAction<File extends ItemFileInput> =
  Approval<File> extends { procedures: infer Procedures }
    ? Procedures[keyof Procedures] extends infer One
      ? One extends { hearing: object }
        ? "notify-right" | "invite-hearing"
        : never
      : never
    : never;

type StageAction<File extends ItemFileInput> =
  StateOf<File> extends infer State
    ? State extends { use: infer Use extends StageName }
      ? StageActions[Use]
      : never
    : never;

type OwnActions<File extends ItemFileInput> =
  StateOf<File> extends infer State
    ? State extends { on: infer On }
      ? { readonly [Name in Keys<On>]: On[Name] extends { kind: infer Kind } ? Kind : "advance" }
      : never
    : never;

type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : object;

/** What TypeScript knows of an item from its file written in TypeScript: the same that `banjian types` writes for one in YAML. */
export type ItemTypesOf<File extends ItemFileInput> = {
  readonly form: FormOf<Fields<File>>;
  readonly material: MaterialOf<File>;
  readonly department:
    | File["item"]["authority"]["department"]
    | (File extends { departments: infer Departments } ? Keys<Departments> : never);
  readonly branch: BranchOf<File>;
  readonly procedure: Approval<File> extends { procedures: infer Procedures }
    ? Keys<Procedures>
    : never;
  readonly limit:
    | Exclude<Keys<NonNullable<File["limits"]>>, "preset">
    | PresetLimit<File>
    | BranchLimit<File>
    | AnswerLimit<File>;
  readonly variant: VariantOf<File>;
  readonly action: {
    readonly [Kind in StageAction<File> | HearingAction<File> | Amending<File> | Everywhere]: Kind;
  } & Together<OwnActions<File>>;
};
