import { type CaseState, firstDay } from "../case/case-state.js";
import { branchFound } from "../case/evolve-correction.js";
import type { PayloadOf } from "../case/payload.js";
import type { Actor } from "../case/person.js";
import { serviceOf } from "../case/served.js";
import { correctionInvalid } from "./correct-exclusion.js";
import { isTolerated, owedMaterials } from "./demanded.js";
import { followForm } from "./form-days.js";
import { inspectorsOf } from "./inspectors.js";
import { applicantsHands } from "./person-rules.js";
import type { Turn } from "./turn.js";

type Correction<What> = Extract<PayloadOf<"correct">, { readonly what: What }>;

/** Fields that were left empty are filled in; what had been filled in becomes another application by `amend` only. */
export function correctForm(turn: Turn, found: CaseState, { form }: Correction<"form">): void {
  if (found.filedOn === undefined) {
    throw correctionInvalid({ zh: "尚未提交申请", en: "nothing has been filed" });
  }
  const titles = turn.world.item.file.item.form;
  const filled = Object.keys(form).filter((name) => (found.form[name] ?? "") !== "");
  const empty = Object.entries(form).filter(([, value]) => value === "");
  const [name] = [...filled, ...empty.map(([field]) => field)];
  if (name !== undefined) {
    const { zh, en } = titles[name]?.title ?? { zh: name, en: name };
    throw correctionInvalid(
      filled.includes(name)
        ? { zh: `“${zh}”已填，变更请用 amend`, en: `"${en}" is filled in; amend changes it` }
        : { zh: `“${zh}”仍为空`, en: `"${en}" is still empty` },
    );
  }
  if (Object.keys(form).length === 0) {
    throw correctionInvalid({ zh: "未写明补填的项", en: "no field is named" });
  }
  refuseOwed(turn, found);
  followForm(turn);
}

// Where more has to be handed in because of it, the application has become another one.
function refuseOwed({ state, world }: Turn, found: CaseState): void {
  if (firstDay(found, "acceptance") === undefined) return;
  const before = owedMaterials(world.item, found).map(({ id }) => id);
  const owed = owedMaterials(world.item, state).filter(
    (one) => !before.includes(one.id) && !isTolerated(one, state),
  );
  if (owed.length === 0) return;
  throw correctionInvalid({
    zh: `补填后还须提交${owed.map(({ title }) => title.zh).join("、")}，请用 amend 连同材料变更`,
    en: `with it ${owed.map(({ title }) => title.en).join(", ")} is needed as well; amend with the documents`,
  });
}

/** Who carried a procedure out that is closed; the rules are those of closing it. */
export function correctInspectors(
  turn: Turn,
  found: CaseState,
  { procedure: id, inspectors }: Correction<"inspectors">,
): void {
  const closed = Object.hasOwn(found.procedures, id) ? found.procedures[id] : undefined;
  if (closed?.closedOn === undefined) {
    throw correctionInvalid({
      zh: `没有已结束的特别程序“${id}”`,
      en: `there is no procedure "${id}" that is closed`,
    });
  }
  inspectorsOf(turn, closed, inspectors);
}

/** An opinion given on paper while its branch was at work and before the decision, by somebody else than whoever enters it, handled the branch or applies. */
export function correctOpinion(
  found: CaseState,
  actor: Actor,
  correction: Correction<"opinion">,
): void {
  const { by, on, agree, opinion } = correction;
  const id = branchFound(found, correction);
  const branch = Object.hasOwn(found.branches, id) ? found.branches[id] : undefined;
  const decided = firstDay(found, "decision");
  if (branch?.openedOn === undefined) {
    throw correctionInvalid({ zh: `分支“${id}”没有办理过`, en: `branch "${id}" was never opened` });
  }
  if (decided === undefined) {
    const problem = { zh: "尚未决定，请直接提出意见", en: "it is not decided; give the opinion" };
    throw correctionInvalid(problem);
  }
  if (on < branch.openedOn || on > decided) {
    throw correctionInvalid({
      zh: `意见日 ${on} 不在分支开始（${branch.openedOn}）与决定（${decided}）之间`,
      en: `${on} is not between the day its branch was opened, ${branch.openedOn}, and the decision, ${decided}`,
    });
  }
  if (!agree && opinion.trim() === "") {
    throw correctionInvalid({ zh: "不同意须说明理由", en: "say why, where it disagrees" });
  }
  const hands = [
    actor.id,
    ...applicantsHands(found),
    ...branch.opinions.flatMap((one) => (one.void ? [] : one.by.id)),
  ];
  if (!hands.includes(by.id)) return;
  const who = by.name ?? by.id;
  throw correctionInvalid({
    zh: `${who} 是登记人、承办人或申请人一方，不能另作审核`,
    en: `${who} enters this, handled it or applies, and is nobody who reviews it`,
  });
}

/** A failure of service that did not happen: the sending stands as it was. */
export function correctService(found: CaseState, correction: Correction<"service">): void {
  const { notice, way } = correction;
  const service = serviceOf(found, notice);
  if (service?.failed.includes(way)) return;
  throw correctionInvalid({
    zh: `文书“${notice}”没有以此方式（${way}）送达失败的记录`,
    en: `no failure of "${notice}" by this way (${way}) is on record`,
  });
}
