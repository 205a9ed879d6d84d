import type { Text } from "@banjian/base";
import type { SlaEventName } from "@banjian/core";
import type { HallEventName } from "./announcer.js";
import type { HallOwnEventName } from "./hall-event.js";

/** What an event says that is of no case, and where what it tells can be looked up. */
type Titled = { readonly title: Text; readonly kept: Text };

const incidents: Text = {
  zh: "故障可查：`hall.incidents.list({ all: true })`、`banjian incident list --all`",
  en: "The incident can be looked up: `hall.incidents.list({ all: true })`, `banjian incident list --all`",
};
const holds: Text = {
  zh: "暂停可查：`banjian hold list`",
  en: "The hold can be looked up: `banjian hold list`",
};

/** What befalls the hall itself, stored with its cause. A new one does not compile until it stands here. */
export const hallEventTitles: { readonly [Name in HallOwnEventName]: Titled } = {
  "incident:opened": {
    title: { zh: "有故障待人处理", en: "something has failed and waits for a person" },
    kept: incidents,
  },
  "incident:closed": {
    title: {
      zh: "故障处理完毕，或自行了结",
      en: "what had failed was seen to, or is over by itself",
    },
    kept: incidents,
  },
  "clock:held": {
    title: {
      zh: "存储的时钟跳变，期限暂停生效",
      en: "the store's clock has jumped: limits are held",
    },
    kept: holds,
  },
  "clock:released": {
    title: {
      zh: "时钟已核对，期限恢复生效",
      en: "the clock was looked at: limits take effect again",
    },
    kept: holds,
  },
  "delivery:near": {
    title: {
      zh: "有消息将迟于最迟送达时刻",
      en: "messages wait for a sink and are about to be late",
    },
    kept: {
      zh: "未送达的随时可查：`hall.deliveries()`、`banjian message deliveries`",
      en: "What has not arrived can be asked for at any time: `hall.deliveries()`, `banjian message deliveries`",
    },
  },
  "delivery:gap": {
    title: { zh: "发现缺少的消息", en: "messages are missing" },
    kept: {
      zh: "每次查漏有缺即告知，可随时再查：`hall.events.gaps(period, received)`、`banjian message gaps`",
      en: "It is told each time that somebody looks and finds some missing; look again with `hall.events.gaps(period, received)`, `banjian message gaps`",
    },
  },
  "hall:restored": {
    title: { zh: "数据库已由备份恢复", en: "the database was restored from a backup" },
    kept: {
      zh: "由此而来的暂停可查：`banjian hold list`；此后事件的编号带有新的纪元",
      en: "The hold that comes with it can be looked up: `banjian hold list`; from then on the ids of events are of a new epoch",
    },
  },
};

/** What is of this process alone, and so is stored nowhere. */
export const processEventTitles: {
  readonly [Name in Exclude<HallEventName, SlaEventName | HallOwnEventName>]: Titled;
} = {
  "listener:failed": {
    title: { zh: "监听函数抛出错误", en: "a listener threw or rejected" },
    kept: {
      zh: "不存储：这是本进程自己的错误；没有监听时写为进程警告，事件本身可由 `hall.events.after(position)` 再读",
      en: "It is not stored, being a fault of this process; where nobody listens it is a process warning, and the event itself can be read again with `hall.events.after(position)`",
    },
  },
};
