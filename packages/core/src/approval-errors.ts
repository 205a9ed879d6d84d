import type { Text } from "@banjian/base";

/** What stands against an act of the departments at work, for the catalogue in `errors.ts`. */
export const approvalErrors = {
  LEAD_DECIDES_LAST: {
    says: (it: { branches: readonly string[] }) => ({
      zh: `牵头部门须待其他分支办毕后决定；尚未办毕：${it.branches.join("、")}`,
      en: `the lead department decides when the others are done; not done yet: ${it.branches.join(", ")}`,
    }),
    hint: {
      zh: "等待其他分支办毕，或催办。",
      en: "Wait for the other branches, or remind them.",
    },
  },
  OPINION_TOO_LATE: {
    says: (it: { branch: string; result: string }) => ({
      zh: `分支“${it.branch}”已经办毕（${it.result}），意见不再计入`,
      en: `branch "${it.branch}" is done already (${it.result}); an opinion counts no more`,
    }),
    hint: {
      zh: "作出决定之前，可由负责人重启该分支。",
      en: "Before the decision the head can take the branch up again.",
    },
  },
  PREDECESSOR_PENDING: {
    says: (it: { branch: string; after: string }) => ({
      zh: `分支“${it.branch}”须待前置分支“${it.after}”办毕`,
      en: `branch "${it.branch}" waits until "${it.after}" before it is done`,
    }),
    hint: {
      zh: "前置同意后即可办理；事项写明 pre-review 的，最后一步以外的步骤可以先行预审。",
      en: "It begins when that has agreed; where the item says pre-review every step but the last can be taken ahead.",
    },
  },
  BRANCH_NOT_NEEDED: {
    says: (it: { branch: string; needed: Text }) => ({
      zh: `本办件无需分支“${it.branch}”办理：${it.needed.zh} 不成立`,
      en: `branch "${it.branch}" is not needed in this case: it is not so that ${it.needed.en}`,
    }),
    hint: {
      zh: "条件在审批开始时判定一次并记录；依据的申请内容有误的，须撤回后重新申请。",
      en: "The condition was judged once when approval started; where the form was wrong, it takes a new application.",
    },
  },
  OWN_APPLICATION: {
    says: (it: { person: string }) => ({
      zh: `${it.person} 是申请人或其代理人，不得对该申请发表意见或作出决定`,
      en: `${it.person} applies, or acts for who applies, and has no say in the application`,
    }),
    hint: { zh: "由其他人员办理。", en: "Let somebody else act." },
  },
  SIGNERS_PENDING: {
    says: (it: { branch: string; signers: readonly string[] }) => ({
      zh: `分支“${it.branch}”本步骤须先由加签人签署：${it.signers.join("、")}`,
      en: `in branch "${it.branch}" those who were asked to sign come first: ${it.signers.join(", ")}`,
    }),
    hint: {
      zh: "等待其签署（sign），或减签。",
      en: "Wait until they have signed, or remove them (remove-signer).",
    },
  },
  SIGNED_ALREADY: {
    says: (it: { person: string; branch: string }) => ({
      zh: `${it.person} 在分支“${it.branch}”的本步骤没有尚待签署的席位`,
      en: `${it.person} has signed this step of branch "${it.branch}", or no place is left to sign from`,
    }),
    hint: {
      zh: "每人在一个步骤只签一次；改变意见可先拿回。",
      en: "Each signs a step once; take it back first (recall) to say something else.",
    },
  },
  SIGNER_ALREADY_THERE: {
    says: (it: { branch: string; signer: string }) => ({
      zh: `${it.signer} 已是分支“${it.branch}”本步骤的签署人`,
      en: `${it.signer} signs this step of branch "${it.branch}" already`,
    }),
    hint: {
      zh: "每人在一个步骤只有一个席位：加签的人从其席位签署（sign），其余席位由他人签署。",
      en: "Each has one place at a step: who was added signs from it (sign), and others take the rest.",
    },
  },
  SIGNER_IS_APPLICANT: {
    says: (it: { branch: string }) => ({
      zh: `不得请申请人在分支“${it.branch}”签署`,
      en: `the applicant cannot be asked to sign in branch "${it.branch}"`,
    }),
    hint: { zh: "请其他人员签署。", en: "Ask somebody else." },
  },
  SIGNER_NOT_THERE: {
    says: (it: { branch: string; signer: string; known: readonly string[] }) => ({
      zh: `分支“${it.branch}”本步骤没有可减的加签人“${it.signer}”；有：${it.known.join("、") || "无"}`,
      en: `nobody called "${it.signer}" was asked to sign this step of branch "${it.branch}"; there is: ${it.known.join(", ") || "nobody"}`,
    }),
    hint: {
      zh: "只能减去加签而尚未签署的人；事项规定的签署人不能减。",
      en: "Only who was added and has not signed can be removed; those the item names cannot.",
    },
  },
  SIGNER_HAS_SIGNED: {
    says: (it: { branch: string; signer: string }) => ({
      zh: `${it.signer} 在分支“${it.branch}”已经签署，不能减签`,
      en: `${it.signer} has signed in branch "${it.branch}" and cannot be removed`,
    }),
    hint: { zh: "意见已经记录在案。", en: "What was said stays on record." },
  },
  RETURN_NOT_POSSIBLE: {
    says: (it: { branch: string; to?: string; possible: readonly string[] }) =>
      it.to === undefined
        ? {
            zh: `分支“${it.branch}”在第一个步骤，不能退回`,
            en: `branch "${it.branch}" is at its first step and cannot go back`,
          }
        : {
            zh: `分支“${it.branch}”不能退回到“${it.to}”；可以：${it.possible.join("、") || "无"}`,
            en: `branch "${it.branch}" cannot go back to "${it.to}"; it can to: ${it.possible.join(", ") || "nothing"}`,
          },
    hint: {
      zh: "退回到较早的步骤；退回窗口须在事项文件写 returns: { window: true }。",
      en: "Return to an earlier step; to the window only where the item says returns: { window: true }.",
    },
  },
  BRANCH_RETURNED: {
    says: (it: { branch: string }) => ({
      zh: `分支“${it.branch}”已退回窗口，答复之前不能办理`,
      en: `branch "${it.branch}" lies with the window; nothing is done in it before the answer`,
    }),
    hint: {
      zh: "由窗口回复退回（answer-return），或由退回人拿回。",
      en: "Let the window answer (answer-return), or take the return back (recall).",
    },
  },
  RECALL_TOO_LATE: {
    says: (it: { branch: string }) => ({
      zh: `分支“${it.branch}”没有可以由您拿回的一步：其后已有人办理，或分支已办毕`,
      en: `there is nothing of yours to take back in branch "${it.branch}": somebody has acted after, or it is done`,
    }),
    hint: {
      zh: "之后的人员可以退回；汇齐之后由负责人重启分支。",
      en: "Whoever came after can return the work; after the join the head can reopen the branch.",
    },
  },
  PROCEDURE_NONE_OPEN: {
    says: (it: {
      branch: string;
      known: readonly string[];
      led?: { readonly id: string; readonly by: string } | undefined;
    }) => ({
      zh: `分支“${it.branch}”没有由其主持的特别程序${it.led === undefined ? "" : `；${it.led.id} 由分支“${it.led.by}”主持`}`,
      en: `branch "${it.branch}" runs no procedure${it.led === undefined ? "" : `; ${it.led.id} is run by branch "${it.led.by}"`}`,
    }),
    hint: {
      zh: "先启动特别程序；共用的由主持的分支办理。",
      en: "Open a procedure first; what is shared is for the branch that runs it.",
    },
  },
  BRANCH_NOT_REOPENED: {
    says: (it: { branches: readonly string[]; can: readonly string[] }) => ({
      zh: `不能重启：${it.branches.join("、")}；可以：${it.can.join("、") || "无"}`,
      en: `these cannot be taken up again: ${it.branches.join(", ")}; these can: ${it.can.join(", ") || "none"}`,
    }),
    hint: {
      zh: "只能重启已办毕的分支；无需办理的不能重启。",
      en: "Only branches that were done; not those that were not needed.",
    },
  },
} as const;
