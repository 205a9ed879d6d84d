import type { Text } from "@banjian/base";
import { type CaseState, openNotice } from "../case/case-state.js";
import { type Chart, caseEnds, type StateValue, valueTitle } from "../chart/chart.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import type { Item } from "../item/item.js";
import { limitTitle } from "../item/limit-of.js";
import { inOrder } from "../limit/ledger.js";

/** Two versions of an item: the one a case has, and the one it is to have. */
export type Versions = { readonly from: Item; readonly to: Item };

/** Everything that keeps a case from moving: what it stands on and the new version has not, or has otherwise. */
export function obstaclesTo(versions: Versions, state: CaseState, value: StateValue): Text[] {
  if (state.status === "closed") {
    const { zh, en } = caseEnds[state.end ?? "archived"];
    return [{ zh: `已终结（${zh}）`, en: `it has ended (${en})` }];
  }
  if (versions.from.digest === versions.to.digest) {
    return [{ zh: "已是这一版本", en: "it has that version already" }];
  }
  if (versions.from.code !== versions.to.code) {
    return [
      {
        zh: `属于另一事项“${versions.from.code}”`,
        en: `it is of another item, "${versions.from.code}"`,
      },
    ];
  }
  return [
    ...stateObstacles(versions, value),
    ...branchObstacles(versions, state),
    ...limitObstacles(versions, state),
    ...namedObstacles(versions, state),
  ];
}

function stateObstacles({ from, to: { chart } }: Versions, value: StateValue): Text[] {
  if (fits(chart.states, value, false)) return [];
  const { zh, en } = valueTitle(from.chart, value);
  const name = typeof value === "string" ? value : Object.keys(value).join(", ");
  return [
    {
      zh: `新版本中没有所处的状态“${zh}”；改了名的请指明：${name}=新名称`,
      en: `the new version has not the state it is in, "${en}"; if it has another name now, give it: ${name}=new-name`,
    },
  ];
}

/** Whether a case can stand there: each state exists, a leaf is a leaf, of a parallel state every region is there. */
function fits(states: Chart["states"], value: StateValue, parallel: boolean): boolean {
  const at = (name: string) => (Object.hasOwn(states, name) ? states[name] : undefined);
  if (typeof value === "string") {
    const leaf = at(value);
    return leaf !== undefined && leaf.states === undefined && !parallel;
  }
  const names = Object.keys(value);
  if (names.length !== (parallel ? Object.keys(states).length : 1)) return false;
  return Object.entries(value).every(([name, inner]) => {
    const state = at(name);
    return state?.states !== undefined && fits(state.states, inner, state.parallel === true);
  });
}

function branchObstacles({ from, to }: Versions, { branches }: CaseState): Text[] {
  return Object.entries(branches).flatMap(([id, { result }]) => {
    const [old, now] = [from.branches.get(id), to.branches.get(id)];
    const isSame = JSON.stringify(old?.steps) === JSON.stringify(now?.steps);
    if (now !== undefined && (result !== undefined || isSame)) return [];
    const title = old?.title ?? { zh: id, en: id };
    return [
      {
        zh: `分支“${title.zh}”的步骤在新版本中不同`,
        en: `the branch "${title.en}" has other steps in the new version`,
      },
    ];
  });
}

function limitObstacles({ from, to }: Versions, { limits }: CaseState): Text[] {
  return inOrder(limits).flatMap(({ key, status, procedure, duty }) => {
    // What only the case knows has no definition.
    if (procedure !== undefined || duty !== undefined) return [];
    const [old, now] = [from.limits.get(key), to.limits.get(key)];
    const { zh, en } = limitTitle(from, key, procedure);
    if (now === undefined) {
      return [{ zh: `新版本没有期限“${zh}”`, en: `the new version has no "${en}"` }];
    }
    const isSame = old !== undefined && counting(old) === counting(now);
    if (status !== "running" || isSame) return [];
    return [
      {
        zh: `正在计时的“${zh}”在新版本中计算方法不同`,
        en: `"${en}" is running, and is counted otherwise in the new version`,
      },
    ];
  });
}

function counting({ within, roll, closes, counts, owner }: LimitDefinition): string {
  const theirs = owner === "applicant";
  return JSON.stringify([within.unit, roll ?? "", closes, counts, theirs]);
}

/** What a case speaks of by name: documents, procedures, variants, fields. */
function namedObstacles({ from, to }: Versions, state: CaseState): Text[] {
  const materials = new Set(to.file.item.materials.map(({ id }) => id));
  const asked = [
    ...state.demands.map(({ material }) => material),
    ...(openNotice(state)?.missing ?? []),
  ];
  const papers = [...new Set([...Object.keys(state.materials), ...asked])];
  const procedures = Object.values(state.procedures)
    .filter(({ closedOn }) => closedOn === undefined)
    .map(({ procedure }) => procedure);
  const variants = (state.variants ?? []).map(({ variant }) => variant);
  return [
    ...missing({ zh: "材料", en: "document" }, papers, (name) => materials.has(name)),
    ...missing({ zh: "特别程序", en: "procedure" }, procedures, (name) => to.procedures.has(name)),
    ...missing({ zh: "情形", en: "variant" }, variants, (name) =>
      Object.hasOwn(to.file.variants, name),
    ),
    ...missing(
      { zh: "同类型的表单项", en: "field of that type" },
      Object.keys(state.form),
      (name) => typeOf(to, name) === typeOf(from, name),
    ),
  ];
}

function typeOf({ file }: Item, field: string): string | undefined {
  const { form } = file.item;
  return Object.hasOwn(form, field) ? form[field]?.type : undefined;
}

function missing(what: Text, names: readonly string[], has: (name: string) => boolean): Text[] {
  return names
    .filter((name) => !has(name))
    .map((name) => ({
      zh: `新版本没有${what.zh}“${name}”`,
      en: `the new version has no ${what.en} "${name}"`,
    }));
}
