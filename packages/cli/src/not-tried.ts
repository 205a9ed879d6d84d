import type { Text } from "@banjian/base";
import type { Item } from "@banjian/core";

/** What an exploration leaves out although a hall allows it, where the item offers more than one thing to begin; nothing where nothing is left out. */
export function notTried({ branches, procedures, approval }: Item): Text | undefined {
  const offered = procedures.size + Object.keys(approval?.consultations ?? {}).length;
  if (branches.size === 0 || offered === 0) return undefined;
  return {
    zh: "没有试的：一个部门开了第二次特别程序、告知了第二次听证权利或征求了第二次意见之后的路。大厅里都可以，而且可以同时进行；这里守得住的承诺，在那些路上未必守得住",
    en: "not tried: what follows once a department has begun a second procedure, right or consultation. In a hall it can, and several at once; a promise that holds here may be broken on such a way",
  };
}
