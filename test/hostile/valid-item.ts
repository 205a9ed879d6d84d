/** An item file as an analyst writes it: what must always be accepted, and what the mutations begin with. */
export const validItem = `# 食品经营许可
banjian: 1
item:
  code: food-business-licence
  version: "2026.1"
  title: { zh: 食品经营许可证核发, en: Food business licence }
  type: licence
  authority: { code: "11440300", name: 市场监督管理局, division: "440305" }
  basis: [{ law: 食品安全法, article: 35, from: 2021-04-29 }]
  audience: [person, legal-person]
  note: |
    第一行：说明 # 不是注释
    second line & more
  materials:
    - { id: floor-plan, title: { zh: 平面图 }, form: electronic, required: true }
    - id: health-proof # with a condition
      title: { zh: '健康证明' }
      required: { when: form.staff > 0 }

flow:
  initial: submission
  states:
    submission: { use: submission, next: acceptance }
    acceptance: { use: acceptance, by: window-clerk, supplement: { rounds: 1, answer-within: 30 calendar-days } }
    approval:
      use: approval
      steps: [handle, review, approve]
      next: completion
    completion: { final: true }

limits:
  preset: licensing-law
  statutory: { within: 10 business-days, extend: { by: 5 business-days, times: 1 } }
  promised: { within: 5 business-days }
`;
