// survey-core's side of survey_core.py: it is told what to do in lines of JSON, and answers each with one.
// A time is process time in milliseconds, of what stands between `process.cpuUsage()` and `spent` alone.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { FunctionFactory, Model } from "survey-core";

let survey;
let table;

const half = (amount) => Math.floor(amount + 0.5);

function spent(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** What a row of salaries costs, rounded as our budget rounds; `tenths` are the levy's zones in per mille. */
function costs(tenths) {
  FunctionFactory.Instance.register("rowCost", ([annual, percent, months, pension, zone]) => {
    if ([annual, percent, months, pension].some((value) => value == null) || !(zone in tenths)) return null;
    const salary = half((annual * percent * months) / 1200);
    const base = salary + half((salary * pension) / 100);
    return base + half((base * tenths[zone]) / 1000);
  });
}

/** From the texts of form and answers to the form that can be asked; the rows of a table too, if `rows`. */
function open({ form, data, rows, as_answered }) {
  const [formText, dataText] = [readFileSync(form, "utf-8"), readFileSync(data, "utf-8")];
  survey?.dispose();
  const start = process.cpuUsage();
  survey = new Model(JSON.parse(formText));
  if (as_answered) survey.checkErrorsMode = "onValueChanged";
  survey.data = JSON.parse(dataText);
  survey.getAllQuestions(true);
  table = survey.getAllQuestions().find((question) => question.getType() === "matrixdynamic");
  if (table && rows) {
    table.visibleRows;
    table.visibleTotalRow;
  }
  return spent(start);
}

/** An answer, until what is asked, what is wrong and what it sums to are known. */
function answer({ question, row, column, value, as_answered }) {
  const cell = row === undefined ? null : table.visibleRows[row].getQuestionByName(column);
  const start = process.cpuUsage();
  if (cell) cell.value = value;
  else survey.setValue(question, value);
  survey.getAllQuestions(true);
  if (!as_answered) survey.validate(true, false);
  total();
  return spent(start);
}

function total() {
  return table ? table.visibleTotalRow.cells.at(-1).value : null;
}

/** What is asked, where something is wrong, and the sum. */
function state() {
  const asked = survey.getAllQuestions(true);
  const wrong = asked.filter((question) => question !== table && question.errors.length);
  const cells = (table?.visibleRows ?? []).flatMap((row, number) =>
    row.cells.filter((cell) => cell.question.errors.length).map((cell) => `${number}/${cell.column.name}`),
  );
  const rows = cells.map((place) => `${table.name}/${place}`);
  return { asked: asked.map((q) => q.name), wrong: [...wrong.map((q) => q.name), ...rows], total: total() };
}

const acts = {
  begin: ({ zones }) => (costs(zones), {}),
  open: (told) => ({ ms: open(told) }),
  answer: (told) => ({ ms: answer(told) }),
  state,
};

for await (const line of createInterface({ input: process.stdin })) {
  const told = JSON.parse(line);
  console.log(JSON.stringify(acts[told.act](told)));
}
