/** A sound item file of three departments, short enough to be read with each fault that a test writes into it. */
export const soundItem = `
banjian: 1
item:
  code: catering
  version: "1"
  title: { zh: 开餐饮店, en: Open a restaurant }
  type: licence
  kind: promised
  level: county
  authority: { department: market, name: 市场监督管理局 }
  basis: [{ law: 食品安全法, article: 35 }]
  materials:
    - { basis: { law: 中华人民共和国行政许可法, article: 31 }, id: plan, title: 平面图 }
    - { basis: { law: 中华人民共和国行政许可法, article: 31 }, id: proof, title: 健康证明, required: false }
  form:
    staff: { type: integer, min: 0 }
departments:
  fire: { title: 消防救援机构 }
  health: { title: 卫生健康局 }
roles:
  inspector: 核查员
flow:
  initial: submission
  states:
    submission: { use: submission, next: acceptance }
    acceptance:
      use: acceptance
      supplement: { answer-within: 30 calendar-days }
      next: approval
    approval:
      use: approval
      branches:
        fire: { department: fire, within: 5 business-days }
        health: { department: health, within: 10 个工作日, steps: [handle, { step: approve, by: inspector }] }
        market: { department: market, within: 5 business-days, starts: { after: fire } }
      procedures:
        testing: { excludes: true }
      next: publicity
    publicity:
      title: 公示
      on:
        end: { title: 期满, to: completion }
    completion: { use: completion, next: collection }
    collection: { use: collection, next: archived }
    archived: { final: true }
limits:
  preset: licensing-law
  promised: { within: 10 business-days }
  publicity:
    within: 7 calendar-days
    starts: { enters: publicity }
    ends: [{ leaves: publicity }]
    owner: window-clerk
supervision: { preset: early }
`.trimStart();
