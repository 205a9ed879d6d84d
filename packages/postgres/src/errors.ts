import { defineErrors } from "@banjian/base";

/** What can go wrong while a database is opened; nothing here ever holds a password. */
export const databaseError = defineErrors({
  DATABASE_URL_INVALID: {
    says: (it: { given: string }) => ({
      zh: `无法识别数据库地址“${it.given}…”，可用的写法有 pglite://./文件夹、pglite:///绝对路径、pglite://memory、postgres://用户:密码@主机:端口/库名`,
      en: `the database URL "${it.given}…" cannot be read; allowed are pglite://./folder, pglite:///absolute/folder, pglite://memory and postgres://user:password@host:port/database`,
    }),
    hint: {
      zh: "请改正地址；密码中的特殊字符须转义，例如 @ 写作 %40。",
      en: "Correct the URL; escape special characters of a password, for example @ as %40.",
    },
  },
  BACKEND_UNKNOWN: {
    says: (it: { given: string; meant: string | undefined; known: readonly string[] }) => ({
      zh: `backend 不能是“${it.given}”${it.meant === undefined ? "" : `，是否指“${it.meant}”`}；有：${it.known.join("、")}`,
      en: `backend cannot be "${it.given}"${it.meant === undefined ? "" : `, did you mean "${it.meant}"`}; there is: ${it.known.join(", ")}`,
    }),
    hint: {
      zh: "写数据库的名称，或写明缺少什么：{ skipLocked: false }，在地址中为 ?backend=no-skip-locked；不写则为 PostgreSQL。",
      en: "Name the database, or say what it lacks: { skipLocked: false }, in a URL ?backend=no-skip-locked; without it, it is a PostgreSQL.",
    },
  },
  BACKEND_TWICE: {
    says: () => ({
      zh: "数据库地址和选项都写了 backend",
      en: "the database URL and the options both say what backend it is",
    }),
    hint: { zh: "只写其中一处。", en: "Say it in one of them." },
  },
  POOLER_BETWEEN: {
    says: (it: { host: string; port: number; reason: string }) => ({
      zh: `${it.host}:${it.port} 是连接池代理，不是数据库本身（${it.reason}）：会话的设置不能保留，或会落到别人的会话上`,
      en: `a pooler stands at ${it.host}:${it.port}, and not the database itself (${it.reason}): settings of a session would be lost, or be found in another's`,
    }),
    hint: {
      zh: "直连数据库；或写 backend: { sessionSettings: false }（地址中 ?backend=no-session-settings），设置随每个事务发送。",
      en: "Connect to the database itself, or say backend: { sessionSettings: false } (in a URL ?backend=no-session-settings): then each transaction gets its settings.",
    },
  },
  POOLER_SPLITS: {
    says: (it: { host: string; port: number; reason: string }) => ({
      zh: `${it.host}:${it.port} 的连接池代理每条语句换一个会话（${it.reason}）：事务不能成立`,
      en: `the pooler at ${it.host}:${it.port} lends a session for one statement only (${it.reason}): there are no transactions through it`,
    }),
    hint: {
      zh: "让连接池代理改用事务模式或会话模式（PgBouncer：pool_mode = transaction），或直连数据库。",
      en: "Have the pooler lend sessions for a transaction (PgBouncer: pool_mode = transaction) or longer, or connect to the database itself.",
    },
  },
  DATABASE_UNREACHABLE: {
    says: (it: { host: string; port: number; reason: string }) => ({
      zh: `连不上 ${it.host}:${it.port} 上的数据库（${it.reason}）`,
      en: `no database answers at ${it.host}:${it.port} (${it.reason})`,
    }),
    hint: {
      zh: "请确认服务器已启动、主机与端口无误、网络与防火墙放行。",
      en: "Check that the server runs, that host and port are right, and that the network lets you through.",
    },
  },
  DATABASE_REFUSED: {
    says: (it: {
      host: string;
      port: number;
      database: string;
      sqlState: string;
      reason: string;
    }) => ({
      zh: `${it.host}:${it.port} 上的数据库“${it.database}”拒绝连接（${it.sqlState}：${it.reason}）`,
      en: `the server at ${it.host}:${it.port} refuses the database "${it.database}" (${it.sqlState}: ${it.reason})`,
    }),
    hint: {
      zh: "请核对用户、密码、库名，以及服务器是否允许该用户连接。",
      en: "Check user, password and database name, and that the server lets this user in.",
    },
  },
  DATABASE_VALUES_UNFIT: {
    says: (it: { type: string; expected: string; found: string }) => ({
      zh: `数据库连接把 ${it.type} 读成 ${it.found}，应为 ${it.expected}`,
      en: `the connection reads ${it.type} as ${it.found} instead of ${it.expected}`,
    }),
    hint: {
      zh: "请以 `pgTypes`（pg）或 `valueParsers`（PGlite）建立连接，并使用 ISO 日期格式。",
      en: "Create the connection with `pgTypes` (pg) or `valueParsers` (PGlite), and keep DateStyle at ISO.",
    },
  },
  POOL_UNGUARDED: {
    says: () => ({
      zh: "宿主的连接池没有监听使用中的连接：服务器断开其中一个，整个进程就会退出",
      en: "nobody listens to the clients of the host's pool while they are in use: when the server drops one of them, the process ends",
    }),
    hint: {
      zh: "以 `new PostgresDialect({ pool: guardedPool(pool) })` 建立 Kysely。",
      en: "Make the Kysely with `new PostgresDialect({ pool: guardedPool(pool) })`.",
    },
  },
  DATABASE_FOLDER_UNUSABLE: {
    says: (it: { folder: string; reason: string }) => ({
      zh: `无法使用数据库文件夹“${it.folder}”（${it.reason}）`,
      en: `the database folder "${it.folder}" cannot be used (${it.reason})`,
    }),
    hint: {
      zh: "请确认该文件夹可写、磁盘未满、内容完好；损坏时请从备份恢复。",
      en: "Check that the folder can be written, that the disk has room and that its files are whole; restore a backup if they are damaged.",
    },
  },
  TRANSACTION_MISSING: {
    says: () => ({
      zh: "给出的不是事务中的连接，或者那个事务已经结束",
      en: "what was given is no connection inside a transaction, or that transaction has ended",
    }),
    hint: {
      zh: "先开始事务，再把它的 Kysely 事务或已取出的 pg 客户端交给 within。",
      en: "Begin a transaction first, and give within the Kysely transaction or the checked-out pg client it runs on.",
    },
  },
  TRANSACTION_ABORTED: {
    says: () => ({
      zh: "事务中有语句失败，只能回滚；其中的一切都没有保存",
      en: "a statement of the transaction has failed, and it can only be rolled back: nothing of it is stored",
    }),
    hint: {
      zh: "回滚后用同样的 key 重做整个事务；允许失败的语句，放在自己的保存点之后。",
      en: "Roll it back, and do the whole transaction again with the same keys; put a statement that may fail behind a savepoint of your own.",
    },
  },
  SCHEMA_MISSING: {
    says: () => ({
      zh: "数据库中还没有 banjian 的结构",
      en: "the database has no schema of banjian yet",
    }),
    hint: {
      zh: "请运行 banjian db migrate；如果其中应有办件，请确认数据库地址无误。",
      en: "Run banjian db migrate; if there should be cases in it, check that this is the database you mean.",
    },
  },
  SCHEMA_FORBIDDEN: {
    says: (it: { role: string }) => ({
      zh: `角色 ${it.role} 无权读取数据库中 banjian 的结构`,
      en: `the role ${it.role} may not read the schema of banjian in the database`,
    }),
    hint: {
      zh: "由所有者执行 banjian db plan --role 打印的授权语句。",
      en: "Have the owner run the grants that banjian db plan --role prints.",
    },
  },
  SCHEMA_FOREIGN: {
    says: (it: { there: readonly string[] }) => ({
      zh: `数据库中名为 banjian 的结构不是本程序的：${it.there.join("、")} 另有其主`,
      en: `the schema called banjian in the database is not of this program: ${it.there.join(", ")} are somebody else's`,
    }),
    hint: {
      zh: "改用另一个数据库；这些表不会被改动。",
      en: "Use another database; these tables are left alone.",
    },
  },
  SCHEMA_UNBOOKED: {
    says: (it: { there: readonly string[]; steps: readonly string[] }) => ({
      zh: `${it.there.join("、")} 已在数据库中，而步骤簿中没有 ${it.steps.join("、")}`,
      en: `${it.there.join(", ")} are in the database, and its book of steps does not have ${it.steps.join(", ")}`,
    }),
    hint: {
      zh: "从备份恢复 schema_steps；或对照 docs/store/schema.sql 核实这些步骤确已完整执行，再把它们登记进 schema_steps（banjian db plan --all 中各步骤的最后一句）。",
      en: "Restore schema_steps from a backup; or make sure with docs/store/schema.sql that these steps were taken whole, and enter them into schema_steps (the last statement of each in banjian db plan --all).",
    },
  },
  SCHEMA_DRIFTED: {
    says: (it: { gone: readonly string[] }) => ({
      zh: `数据库结构的步骤都已执行，却缺少：${it.gone.join("、")}`,
      en: `every step of the schema was taken, and yet there is no ${it.gone.join(", ")}`,
    }),
    hint: {
      zh: "有人绕过步骤改动了结构：运行 banjian db doctor 查看全部差异，从备份恢复缺少的部分。",
      en: "Somebody changed the schema past its steps: banjian db doctor shows every difference; restore what is missing from a backup.",
    },
  },
  SCHEMA_OUTDATED: {
    says: (it: { missing: readonly string[] }) => ({
      zh: `数据库结构落后，缺少：${it.missing.join("、")}`,
      en: `the database schema is behind this program; missing: ${it.missing.join(", ")}`,
    }),
    hint: {
      zh: "请运行 banjian db migrate。",
      en: "Run banjian db migrate.",
    },
  },
  SCHEMA_RIGHTS_MISSING: {
    says: (it: { step: string; reason: string }) => ({
      zh: `无权执行数据库结构的步骤 ${it.step}（${it.reason}）`,
      en: `this role may not take the step ${it.step} of the schema (${it.reason})`,
    }),
    hint: {
      zh: "以所有者角色运行，或由管理员执行 banjian db plan 打印的 SQL。",
      en: "Run it as the owner, or have an administrator run what banjian db plan prints.",
    },
  },
  PARTITIONS_UNKNOWN: {
    says: ({ version }: { version?: number }) => ({
      zh: `该服务器（${version === undefined ? "backend 写明" : `版本号 ${version}`}）没有带主键的分区表`,
      en: `this server (${version === undefined ? "so its backend says" : `version ${version}`}) has no partitioned tables with a key`,
    }),
    hint: {
      zh: "需要 PostgreSQL 11 或更高版本，且 backend 未写明没有 partitions；事实放在一张表中也照常运行。",
      en: "It takes PostgreSQL 11 or later, and a backend that is not said to be without partitions; a hall runs as well with its facts in one table.",
    },
  },
  PARTITIONED_OTHERWISE: {
    says: (it: { split: string }) => ({
      zh: `事实表已按 ${it.split} 分区`,
      en: `the table of facts is split by ${it.split} already`,
    }),
    hint: {
      zh: "保留现有分区，由建立它的人维护；一张表只能按一种方式分区。",
      en: "Leave it to whoever split it: a table is split in one way.",
    },
  },
  SCHEMA_TOO_NEW: {
    says: (it: { unknown: readonly string[] }) => ({
      zh: `数据库结构比本程序新，不认识：${it.unknown.join("、")}`,
      en: `the database schema is newer than this program; unknown: ${it.unknown.join(", ")}`,
    }),
    hint: {
      zh: "请升级本程序。",
      en: "Upgrade this program.",
    },
  },
  STORE_FORBIDDEN: {
    says: (it: { reason: string }) => ({
      zh: `数据库不许这样做（${it.reason}）；未作任何保存`,
      en: `the database does not allow it (${it.reason}); nothing was stored`,
    }),
    hint: {
      zh: "角色缺少权限：由所有者执行 banjian db plan --role 打印的授权语句，再用同一个 key 重试。",
      en: "The role lacks rights: have the owner run the grants of banjian db plan --role, and try again with the same key.",
    },
  },
  STORE_LOCKED: {
    says: (it: { folder: string; pid: number; machine: string }) => ({
      zh: `文件夹“${it.folder}”已被 ${it.machine} 上的进程 ${it.pid} 打开`,
      en: `the folder "${it.folder}" is open in process ${it.pid} on ${it.machine}`,
    }),
    hint: {
      zh: "请先停止该进程，多个进程请改用 PostgreSQL 服务器；确知该进程已不存在时，可删除其中的 pglite.lock。",
      en: "Stop that process, or use a PostgreSQL server for several; if the process surely no longer exists, delete pglite.lock in the folder.",
    },
  },
});
