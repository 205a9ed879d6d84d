import { type CodedError, defineErrors, type Text } from "@banjian/base";

const runMigrate = {
  zh: "运行 banjian db migrate，或由管理员执行 banjian db plan 打印的 SQL。",
  en: "Run banjian db migrate, or have an administrator run what banjian db plan prints.",
};

/** What can be wrong with a database; the numbers stand in docs/RULES.md. */
export const finding = defineErrors({
  DB1: {
    says: (it: { missing: readonly string[] }) => ({
      zh: `数据库结构落后于本程序，缺少 ${it.missing.join("、")}`,
      en: `the schema is behind this program: missing ${it.missing.join(", ")}`,
    }),
    hint: runMigrate,
  },
  DB2: {
    says: (it: { place: string; is: string | undefined; should: string }) => ({
      zh: `${it.place} ${it.is === undefined ? "不存在" : `是“${it.is}”`}，应为“${it.should}”`,
      en: `${it.place} ${it.is === undefined ? "is missing" : `is "${it.is}"`} and should be "${it.should}"`,
    }),
    hint: {
      zh: "有人绕过步骤改动了结构：查明后改回；完整结构见 docs/store/schema.sql。",
      en: "Somebody changed the schema past its steps: find out why and change it back; docs/store/schema.sql has all of it.",
    },
  },
  DB3: {
    says: (it: { index: string; should: string }) => ({
      zh: `索引 ${it.index} 缺失、未建成或不同`,
      en: `the index ${it.index} is missing, unfinished or another one`,
    }),
    hint: {
      zh: "删去未建成的同名索引后重建（见 docs/store/schema.sql）；缺少它时处理会随办件增多而变慢。",
      en: "Drop what is left of it and build it as docs/store/schema.sql says; without it work slows down as cases grow in number.",
    },
  },
  DB4: {
    says: (it: { setting: string; is: string }) => ({
      zh: `${it.setting} = ${it.is}：服务器断电或崩溃可能丢失已受理的请求（第 S1 级）`,
      en: `${it.setting} = ${it.is}: what was accepted may be lost when the server crashes or loses power (tier S1)`,
    }),
    hint: {
      zh: "设 fsync、full_page_writes 为 on，synchronous_commit 不低于 on。",
      en: "Set fsync and full_page_writes to on, and synchronous_commit to on or higher.",
    },
  },
  DB5: {
    says: (it: { role: string; more: readonly string[] }) => ({
      zh: `运行时角色 ${it.role} 权限过大：${it.more.join("、")}`,
      en: `the role ${it.role} may do more than a running hall needs: ${it.more.join(", ")}`,
    }),
    hint: {
      zh: "以专用角色运行，按 banjian db plan --role 授权；结构变更另用所有者角色。",
      en: "Run the hall as a role of its own with the grants of banjian db plan --role; keep the owner for changes of the schema.",
    },
  },
  DB6: {
    says: (it: { role: string; missing: readonly string[] }) => ({
      zh: `角色 ${it.role} 缺少权限：${it.missing.join("、")}`,
      en: `the role ${it.role} lacks rights: ${it.missing.join(", ")}`,
    }),
    hint: {
      zh: "由所有者执行 banjian db plan --role 打印的授权语句。",
      en: "Have the owner run the grants that banjian db plan --role prints.",
    },
  },
  DB7: {
    says: (it: { tenant: string; caseId: string; at: string }) => ({
      zh: `办件 ${it.tenant}/${it.caseId} 的保存状态与其事实不符（${it.at}）`,
      en: `the stored case ${it.tenant}/${it.caseId} is not what its facts add up to (${it.at})`,
    }),
    hint: {
      zh: "运行 banjian verify 查看差异；查明原因前不要改动，从备份核对。",
      en: "Run banjian verify to see the differences; change nothing before the cause is known, and compare with a backup.",
    },
  },
  DB8: {
    says: (it: { table: string; count: number; example: string }) => ({
      zh: `${it.table} 有 ${it.count} 行属于已结束或不存在的办件，例如 ${it.example}`,
      en: `${it.count} rows of ${it.table} belong to cases that are closed or unknown, for example ${it.example}`,
    }),
    hint: {
      zh: "这些行不应存在：运行 banjian verify 查看办件，并报告此缺陷。",
      en: "They should not be there: look at the cases with banjian verify, and report the defect.",
    },
  },
  DB9: {
    says: (it: { code: string; version: string; count: number }) => ({
      zh: `事项 ${it.code} 的版本 ${it.version} 不在库中，却有 ${it.count} 个办件使用`,
      en: `version ${it.version} of the item ${it.code} is not stored, and ${it.count} cases run under it`,
    }),
    hint: {
      zh: "从备份恢复 item_versions 中的这一行：没有它，这些办件无法办理。",
      en: "Restore its row of item_versions from a backup: without it nothing can be done in these cases.",
    },
  },
  DB10: {
    says: (it: { tenant: string; count: number; since: string }) => ({
      zh: `厅 ${it.tenant} 有 ${it.count} 项期限自 ${it.since} 起到期而未处理`,
      en: `${it.count} limits of the hall ${it.tenant} have been due since ${it.since} and were not taken up`,
    }),
    hint: {
      zh: "确认有进程在巡查（hall.work）；个别办件无法处理时见其报告。",
      en: "Make sure that a process sweeps (hall.work); what a case cannot be taken up for stands in its report.",
    },
  },
  DB11: {
    says: (it: { tenant: string; from: string; to: string }) => ({
      zh: `厅 ${it.tenant} 的到期处理因时钟跳变（${it.from} → ${it.to}）而暂停`,
      en: `limits of the hall ${it.tenant} are held after a jump of the clock (${it.from} → ${it.to})`,
    }),
    hint: {
      zh: "核对服务器时钟，然后运行 banjian hold release。",
      en: "Check the server's clock, then run banjian hold release.",
    },
  },
  DB12: {
    says: (it: { what: string; who: string; seconds: number }) => ({
      zh: `${it.what}（${it.who}）已停滞 ${it.seconds} 秒`,
      en: `${it.what} (${it.who}) has been stuck for ${it.seconds} seconds`,
    }),
    hint: {
      zh: "查看该进程；会话可用 pg_terminate_backend 结束。",
      en: "Look at the process; a session can be ended with pg_terminate_backend.",
    },
  },
  DB13: {
    says: (it: { setting: string; is: string; should: string }) => ({
      zh: `${it.setting} 是 ${it.is}，应为 ${it.should}`,
      en: `${it.setting} is ${it.is} and should be ${it.should}`,
    }),
    hint: {
      zh: "编码须在建库时选定；页校验和用 pg_checksums 打开；旧版本须升级。",
      en: "The encoding is chosen when a database is made; turn page checksums on with pg_checksums; upgrade an old server.",
    },
  },
  DB14: {
    says: (it: { seconds: number }) => ({
      zh: `数据库的时钟与本机相差 ${it.seconds} 秒`,
      en: `the database's clock is ${it.seconds} seconds away from this machine's`,
    }),
    hint: {
      zh: "到期以数据库的时钟为准：请核对两处的时间同步。",
      en: "Limits fall due by the database's clock: check the time service on both.",
    },
  },
  DB15: {
    says: (it: { tenant: string; sink: string; count: number; since: string; lease: string }) => ({
      zh: `厅 ${it.tenant} 的接收方 ${it.sink} 有 ${it.count} 个事件自 ${it.since} 起未送达${it.lease && `（租约：${it.lease}）`}`,
      en: `the sink ${it.sink} of the hall ${it.tenant} has not been given ${it.count} events since ${it.since}${it.lease && ` (lease: ${it.lease})`}`,
    }),
    hint: {
      zh: "确认有进程在投递（hall.work），再看 banjian incident list；租约到期后由其他进程接手。",
      en: "Make sure that a process delivers (hall.work), and look at banjian incident list; another process takes a lease over when it ends.",
    },
  },
  DB16: {
    says: (it: { month: string }) => ({
      zh: `事实按月分表，但 ${it.month} 还没有表`,
      en: `the facts lie by month, and ${it.month} has no table yet`,
    }),
    hint: {
      zh: "运行 banjian db partition；在此之前，事实写入其余表，不会丢失。",
      en: "Run banjian db partition; until then facts go to the table of the rest, and none is lost.",
    },
  },
  DB17: {
    says: (it: { reason: Text }) => it.reason,
    hint: {
      zh: "结构与本程序不符，其中的内容未检查；先按此处所说处理。",
      en: "The schema does not fit this program, so what lies in it was not looked at; see to this first.",
    },
  },
  DB18: {
    says: (it: { check: string; reason: string }) => ({
      zh: `检查“${it.check}”未能进行（${it.reason}）`,
      en: `the check "${it.check}" could not be made (${it.reason})`,
    }),
    hint: {
      zh: "先处理其他发现，再运行一次。",
      en: "See to the other findings first, and run it again.",
    },
  },
  DB20: {
    says: (it: { tenant: string; caseId: string; facts: number; others: number }) => ({
      zh: `厅 ${it.tenant} 的办件 ${it.caseId} 已有 ${it.facts} 条事实${it.others === 0 ? "" : `，另有 ${it.others} 件也过长`}`,
      en: `the case ${it.caseId} of the hall ${it.tenant} has ${it.facts} facts${it.others === 0 ? "" : `, and ${it.others} others are as long`}`,
    }),
    hint: {
      zh: "看 banjian case show，查明是谁在反复操作；满 50000 条后只接受使其办结的动作（HISTORY_LIMIT）。",
      en: "See by banjian case show who keeps adding to it; at 50,000 only what closes it is taken (HISTORY_LIMIT).",
    },
  },
});

/** A finding that stands in the way of the hall, or one that a person should know of. */
export type DatabaseFinding = { readonly weight: "error" | "warning"; readonly said: CodedError };

/** What keeps a hall from working or from keeping its promises. */
export function wrong(said: CodedError): DatabaseFinding {
  return { weight: "error", said };
}

/** What a person should know of. */
export function doubtful(said: CodedError): DatabaseFinding {
  return { weight: "warning", said };
}
