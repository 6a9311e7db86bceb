import fixture from "../../../tests/fixtures/comparison.json";
import { decodeBase64 } from "../../src/util/base64.ts";

/** What a kernel answers to a question with this id, as content and buffers. */
export function comparisonAnswer(test: string, id: number): [object, Uint8Array[]] {
  const found = fixture.crossing.find(({ question }) => question.test === test);
  if (!found) throw new Error(`there is no answer to ${test}`);
  const { positions, numbers } = found.content;
  const { data: first, ...places } = positions;
  const { data: second, ...values } = numbers;
  const buffers = [first, second].map(decodeBase64);
  return [{ kind: "comparison", id, positions: places, numbers: values }, buffers];
}

/** The lines of that answer, the smallest p first. */
export function comparedLines(test: string) {
  return fixture.cases.find(({ name }) => name === `few, ${test}`)?.lines ?? [];
}
