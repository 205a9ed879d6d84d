/** An item whose states have states of their own, two deep, side by side, and with a way back into them. */
export const nestedItem = `banjian: 1
item:
  code: hotline-complaint
  version: "2026.1"
  title: { zh: 热线投诉, en: Hotline complaint }
  type: public-service
  kind: promised
  level: city
  authority: { department: hotline, name: { zh: 市热线中心, en: Hotline Centre } }
  basis: [{ law: 优化营商环境条例, article: 49 }]
  audience: [person, legal-person]
  online: full
  visits: 0
  free: true
  form:
    about: { type: text, title: 对象, required: true, choices: [窗口, 部门, 其他] }
    what: { type: text, title: 内容, required: true, min: 5 }
    amount: { type: number, title: 金额, min: 0 }
  keywords: [投诉]
roles:
  mediator: { zh: 调解员, en: mediator }
flow:
  initial: submission
  states:
    submission: { use: submission, next: sorting }
    sorting:
      title: { zh: 分办, en: sorting }
      on:
        sort:
          title: { zh: 分办, en: sort }
          kind: accept
          to:
            - { when: form.about == "其他", to: passed }
            - { when: has(form.amount) && form.amount > 1000.0, to: mediation }
            - { to: work }
    mediation:
      title: { zh: 调解, en: mediation }
      initial: first
      on:
        give-up: { title: { zh: 放弃, en: give up }, by: applicant, to: dropped }
        pause: { title: { zh: 暂缓, en: pause }, by: mediator, to: paused }
      states:
        first:
          title: 初次调解
          on:
            again: { title: 再次, by: mediator, to: second }
            settle: { title: 达成, by: mediator, to: settled }
        second:
          title: 再次调解
          initial: prepare
          states:
            prepare: { title: 准备, on: { meet: { title: 开会, by: mediator, to: meeting } } }
            meeting: { title: 会面, on: { end: { title: 结束, by: mediator, to: over } } }
            over: { title: 已结束, final: true }
          next: settled
        settled: { title: 已达成, final: true }
      next: reply
    paused:
      title: 已暂缓
      on:
        go-on: { title: 继续, by: mediator, to: mediation, resume: true }
    work:
      title: { zh: 办理, en: work }
      parallel: true
      states:
        check:
          title: 核查
          initial: a
          states:
            a: { title: 待核查, on: { checked: { title: 已核查, by: handler, to: b } } }
            b: { title: 核查毕, final: true }
        call:
          title: 回访
          initial: c
          states:
            c: { title: 待回访, on: { phoned: { title: 已回访, to: d } } }
            d: { title: 回访毕, final: true }
      next: reply
    reply:
      title: { zh: 答复, en: reply }
      on:
        answer: { title: { zh: 答复, en: answer }, when: form.about != "部门", to: archived }
        head-answer: { title: 负责人答复, by: head, to: archived }
    passed: { title: 已转送, final: true }
    dropped: { title: 已放弃, final: true }
    archived: { final: true }
limits:
  sorting:
    title: 分办
    within: 2 business-days
    starts: receipt
    ends: { leaves: sorting }
    owner: window-clerk
  promised:
    within: 15 business-days
    starts: acceptance
    ends: [{ leaves: reply }, { enters: dropped }, { enters: passed }]
    owner: head
    excluded-while: [paused]
    basis: { law: 优化营商环境条例, article: 49 }
  paused:
    title: 暂缓
    within: 30 calendar-days
    starts: { enters: paused }
    ends: { leaves: paused }
    owner: mediator
    again: restart
    basis: { law: 优化营商环境条例, article: 49 }
supervision: { preset: lean }
`;
