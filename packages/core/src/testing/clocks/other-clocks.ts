import { clockItem } from "./clock-item.js";

/** Divorce: 30 days to think it over, in which either may withdraw; then 30 days to collect (民法典 1077). */
export const divorce = clockItem(
  "divorce",
  `
flow:
  initial: filing
  states:
    filing:
      on:
        apply: { kind: submit, by: applicant, to: cooling-off }
    cooling-off:
      title: { zh: 冷静期, en: cooling-off }
      on:
        withdraw: { kind: withdraw, by: applicant, to: withdrawn }
    collecting:
      title: { zh: 领证, en: collecting }
      on:
        collect: { kind: collect, to: archived }
        withdraw: { kind: withdraw, by: applicant, to: withdrawn }
    archived: { final: true }
    withdrawn: { final: true }
    deemed-withdrawn: { final: true }
limits:
  cooling-off:
    within: 30 calendar-days
    starts: receipt
    ends: [{ leaves: cooling-off }]
    owner: applicant
    basis: { law: 中华人民共和国民法典, article: 1077, paragraph: 1, from: 2021-01-01 }
    on-expiry: { outcome: passes, to: collecting }
  collect:
    within: 30 calendar-days
    starts: { expires: cooling-off }
    ends: [delivered]
    owner: applicant
    basis: { law: 中华人民共和国民法典, article: 1077, paragraph: 2, from: 2021-01-01 }
    on-expiry:
      outcome: deemed-withdrawn
      to: deemed-withdrawn
      basis: { law: 中华人民共和国民法典, article: 1077, paragraph: 2 }
`,
  "registration",
);

/** A hearing: five days to ask for it, twenty to hold it, told seven days ahead (licensing law, arts. 47, 48). */
export const hearing = clockItem(
  "hearing",
  `
  form:
    hearing-day: { type: day, title: { zh: 听证日, en: day of the hearing } }
flow:
  initial: filing
  states:
    filing:
      on:
        tell-right: { title: { zh: 告知听证权利, en: tell of the right }, to: right-told }
    right-told:
      on:
        request: { title: { zh: 申请听证, en: ask for a hearing }, by: applicant, to: requested }
    requested:
      on:
        set-day: { title: { zh: 确定听证日, en: set the day }, by: handler }
        give-notice: { title: { zh: 通知听证, en: give notice }, by: handler, to: noticed }
    noticed:
      on:
        hear: { title: { zh: 举行听证, en: hear }, by: handler, to: heard }
    heard:
      on:
        close: { by: handler, to: archived }
    archived: { final: true }
limits:
  hearing-request:
    within: 5 business-days
    starts: { enters: right-told }
    ends: [{ leaves: right-told }]
    owner: applicant
    basis: { law: 中华人民共和国行政许可法, article: 47 }
    on-expiry:
      outcome: lapsed
      to: heard
      basis: { law: 中华人民共和国行政许可法, article: 47 }
  hearing-held:
    within: 20 business-days
    starts: { enters: requested }
    ends: [{ enters: heard }]
    owner: handler
    basis: { law: 中华人民共和国行政许可法, article: 47 }
  hearing-notice:
    within: 7 calendar-days
    counts: before
    starts: { day: hearing-day }
    ends: [{ enters: noticed }]
    owner: handler
    basis: { law: 中华人民共和国行政许可法, article: 48, item: 1 }
`,
);

/** A complaint: pushed to the province within 12 hours, answered by telephone within 4 office hours, admitted within 5 days. */
export const complaint = clockItem(
  "complaint",
  `
  form:
    happened-on: { type: day }
flow:
  initial: recorded
  states:
    recorded:
      on:
        register: { title: { zh: 登记, en: register }, by: [applicant, window-clerk] }
        push: { title: { zh: 推送, en: push }, to: pushed }
        contact: { title: { zh: 联系投诉人, en: contact }, by: handler, to: pushed }
    pushed:
      on:
        admit: { title: { zh: 受理投诉, en: admit }, kind: accept, by: handler, to: investigating }
        hold: { title: { zh: 等待法院, en: wait for the court }, by: handler, to: held }
    investigating:
      on:
        hold: { title: { zh: 等待法院, en: wait for the court }, by: handler, to: held }
        close: { by: handler, to: archived }
    held:
      title: { zh: 等待法院, en: waiting for the court }
      on:
        go-on: { by: [applicant, handler], to: investigating }
    archived: { final: true }
limits:
  data-push:
    within: 12 hours
    starts: { enters: recorded }
    ends: [{ leaves: recorded }]
    owner: window-clerk
    rungs: [{ at: { used: 50 }, does: warn }, { at: { left: 2 }, does: yellow }, { at: { over: 3 }, does: red }]
  contact:
    within: 4 office-hours
    starts: { enters: recorded }
    ends: [{ leaves: recorded }]
    owner: handler
  bad-rating-contact:
    within: 1 business-days
    closes: office
    starts: { enters: recorded }
    ends: [{ leaves: recorded }]
    owner: handler
    basis: { law: 安阳市政务服务条例, article: 52 }
  admission:
    within: 5 business-days
    starts: { enters: recorded }
    ends: [acceptance]
    owner: handler
    basis: { law: 某市电子监察办法 }
  answer:
    within: 10 business-days
    starts: [{ day: happened-on }, acceptance]
    ends: [{ enters: archived }]
    owner: handler
    basis:
      - { law: 旧投诉办法, article: 3, to: 2026-09-30 }
      - { law: 新投诉办法, article: 4, from: 2026-10-01 }
    excluded-while: [held]
  answer-again:
    within: 10 business-days
    starts: acceptance
    ends: [{ enters: archived }]
    owner: handler
    basis: { law: 某市电子监察办法 }
    excluded-while: [held]
    resume: restart
`,
  "public-service",
);
