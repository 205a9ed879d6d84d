import { readFileSync } from "node:fs";
import type { Application } from "../application.js";

/** The joint item of the examples, as its analyst wrote it. */
export const restaurantFile = readFileSync(
  new URL("../../../../examples/items/restaurant-opening.yaml", import.meta.url),
  "utf8",
);

/** The item with one passage of its file written otherwise; throws where there is no such passage. */
export function restaurantWith(passage: string, instead: string): string {
  if (!restaurantFile.includes(passage)) throw new Error(`the item file does not say ${passage}`);
  return restaurantFile.replace(passage, instead);
}

/** An application with everything in it but the fire safety plan, which only the fire brigade may ask for. */
export const application: Application = {
  applicant: { id: "91440300MA5EXAMPLE", name: "幸福里餐饮有限公司", kind: "legal-person" },
  form: { premises: "幸福路 12 号一层", area: 168, seats: 60, tobacco: true },
  materials: [
    { id: "application", name: "联合申请表.pdf" },
    { id: "floor-plan", name: "平面图.pdf" },
    { id: "sign-design", name: "招牌设计图.png" },
    { id: "drainage-plan", name: "排水方案.pdf" },
  ],
};
