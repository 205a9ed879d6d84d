import type { Text } from "@banjian/base";
import { command, value } from "../command.js";
import type { Context } from "../context.js";
import { activeHallOptions, withActiveHall } from "../database.js";
import { cliError, codedError } from "../errors.js";
import { textOfLines } from "../print.js";

const every = value(
  "--every <ms>",
  {
    zh: "两轮之间停多少毫秒（默认 1000）",
    en: "milliseconds between two rounds (1000 unless said)",
  },
  (given) => {
    if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
    throw cliError("OPTION_INVALID", { option: "--every", given, allowed: ["1…9999999"] });
  },
);

/** Sweeps a hall and gives its events their places, until it is told to stop. */
export const work = command({
  name: "work",
  about: {
    zh: "巡查到期、安排事件，直到收到停止信号（SIGTERM、Ctrl-C）",
    en: "let limits fall due and place events, until told to stop (SIGTERM, Ctrl-C)",
  },
  options: { ...activeHallOptions, every },
  notes: {
    zh: "供没有常驻宿主程序的厅使用；可与宿主及其他 work 同时运行，每件事只办一次。接收端属于宿主程序，这里不投递。终端以外不输出；失败写到标准错误输出，下一轮再试。",
    en: "For a hall whose host does not always run; beside hosts and other work each thing is done once. Sinks belong to a host: nothing is delivered here. Away from a terminal it prints nothing; what fails is told on standard error and tried again.",
  },
  examples: ["banjian work --db postgres://hall@db/hall --tenant 440305"],
  run: async (context, { options: { every: pause = 1_000, ...options } }) => {
    const signal = context.stopping();
    await withActiveHall(options, context.env, async (hall) => {
      const said = { zh: "工作中", en: "at work" }[context.lang];
      await context.progress(said);
      const onError = (error: unknown) => void context.err(failure(error, context)).catch(() => {});
      await hall.work({ every: pause, signal, onError });
    });
    await context.progress("");
    return 0;
  },
});

function failure(error: unknown, { lang }: Pick<Context, "lang">): string {
  const { code, says }: { readonly code: string; readonly says: Text } = codedError(error);
  return textOfLines([`${code}  ${says[lang]}`]);
}
